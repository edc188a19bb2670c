import { ReelError } from '../domain/errors.ts';
import type { Claim } from '../ports/asset-store.ts';
import type { Workshop } from './make-asset.ts';

/** A claim that is renewed while the work goes on, and given back when it is disposed of. */
export interface HeldClaim extends AsyncDisposable {
  /** Fires when the work is cancelled or the claim was lost: whatever is made then may not be kept. */
  readonly signal: AbortSignal;
  /** Ends the renewing and hands the claim over to what ends it. */
  spend<Result>(use: (claim: Claim) => Promise<Result>): Promise<Result>;
}

/** Keeps a claim alive by renewing it at a third of its lease. */
export function holdClaim(first: Claim, leaseMs: number, workshop: Workshop, outer: AbortSignal): HeldClaim {
  const lost = new AbortController();
  const ended = new AbortController();
  let claim = first;
  let spent = false;

  const renewing = (async () => {
    while (!ended.signal.aborted) {
      await workshop.clock.sleep(leaseMs / 3, ended.signal);
      claim = await workshop.store.renew(claim, leaseMs);
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
    async spend(use) {
      await stopRenewing();
      lost.signal.throwIfAborted();
      const result = await use(claim);
      spent = true;
      return result;
    },
    async [Symbol.asyncDispose]() {
      await stopRenewing();
      if (!spent) await workshop.store.release(claim);
    },
  };
}
