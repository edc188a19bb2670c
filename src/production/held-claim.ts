import { isReelError, ReelError } from '../domain/errors.ts';
import type { AssetStore, Claim } from '../ports/asset-store.ts';
import type { Clock } from '../ports/clock.ts';

/** A claim that is renewed while the work goes on, and given back when it is disposed of. */
export interface HeldClaim extends AsyncDisposable {
  /** Fires when the work is cancelled or the claim was lost: whatever is made then may not be kept. */
  readonly signal: AbortSignal;
  readonly claim: Claim;
  /** True once another may have the claim. */
  readonly isLost: boolean;
  /** Ends the renewing and hands the claim over to what ends it. */
  spend<Result>(use: (claim: Claim) => Promise<Result>): Promise<Result>;
}

/**
 * Keeps a claim alive by renewing it at a third of its lease. A store that cannot be reached for a while is asked
 * again until the lease has passed; only then, or on the store's own word, the claim counts as lost.
 */
export function holdClaim(
  first: Claim,
  leaseMs: number,
  { clock, store }: { clock: Clock; store: AssetStore },
  outer: AbortSignal,
): HeldClaim {
  const lost = new AbortController();
  const ended = new AbortController();
  let claim = first;
  let spent = false;

  const renewing = (async () => {
    let renewedMs = clock.nowMs();
    while (!ended.signal.aborted) {
      await clock.sleep(leaseMs / 3, ended.signal);
      const askedMs = clock.nowMs();
      try {
        claim = await store.renew(claim, leaseMs);
        renewedMs = askedMs;
      } catch (error) {
        const isSurelyLost = isReelError(error) && error.code === 'conflict';
        if (isSurelyLost || clock.nowMs() - renewedMs >= leaseMs) throw error;
      }
    }
  })().catch((error) => {
    if (!ended.signal.aborted) lost.abort(error);
  });

  const stopRenewing = async () => {
    ended.abort(new ReelError('cancelled', 'The claim is not needed any more.'));
    await renewing;
  };
  return {
    signal: AbortSignal.any([outer, lost.signal]),
    get claim() {
      return claim;
    },
    get isLost() {
      return lost.signal.aborted;
    },
    async spend(use) {
      await stopRenewing();
      lost.signal.throwIfAborted();
      const result = await use(claim);
      spent = true;
      return result;
    },
    async [Symbol.asyncDispose]() {
      await stopRenewing();
      // A claim that cannot be given back ends by itself with its lease.
      if (!spent) await store.release(claim).catch(() => undefined);
    },
  };
}
