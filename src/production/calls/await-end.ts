import { isReelError, ReelError } from '../../domain/errors.ts';
import type { PaidCall } from '../../ports/call-ledger.ts';
import type { RemoteStatus, RemoteVendor } from '../../ports/remote-vendor.ts';
import { aboutCall } from './call-errors.ts';
import { type CallPacing, type CallParts, purposeOf } from './call-parts.ts';
import { earliestEndMs, lookAfterMs } from './look-times.ts';

export const DEFAULT_PACING: CallPacing = {
  firstPollMs: 500,
  longestPollMs: 10_000,
  longestCallMs: 60 * 60_000,
};

/** How often in a row a vendor may fail to answer before the call is left for a later attempt. */
const MOST_FAILED_LOOKS = 8;

export type EndedStatus = Exclude<RemoteStatus, { state: 'running' }>;

export interface Watching {
  signal: AbortSignal;
  report(fraction: number, step: string): void;
}

/**
 * Looks at a submitted call until it has ended, more often once it may end by what calls like it took, so that it is
 * seen to end a hundredth late; at once where there is word of it. Whatever this raises, the call stays under way and
 * can be gone on with.
 */
export async function awaitEnd(
  call: PaidCall,
  vendorId: string,
  vendor: RemoteVendor,
  parts: CallParts,
  { signal, report }: Watching,
): Promise<EndedStatus> {
  const { clock, hints, ledger, pacing = DEFAULT_PACING } = parts;
  const { remote } = purposeOf(call);
  const startedMs = Date.parse(call.submittedAt ?? call.intendedAt);
  using word = hints.listen(call.id);
  const earliestMs = await earliestEndMs(call, ledger);
  let failedLooks = 0;
  for (;;) {
    let waitMs = lookAfterMs(clock.nowMs() - startedMs, earliestMs, pacing);
    try {
      const status = await vendor.status(remote, vendorId, signal);
      if (status.state !== 'running') return status;
      failedLooks = 0;
      report(status.fraction ?? 0, `waiting for ${call.provider}`);
    } catch (error) {
      failedLooks += 1;
      if (!isReelError(error) || !error.retryable || failedLooks === MOST_FAILED_LOOKS) throw error;
      waitMs = Math.max(waitMs * 2 ** failedLooks, (error.retryAfterSeconds ?? 0) * 1000);
    }
    if (clock.nowMs() - startedMs > pacing.longestCallMs) throw tooLong(call, pacing);
    await word.wait(waitMs, signal);
  }
}

function tooLong(call: PaidCall, { longestCallMs }: CallPacing): ReelError {
  return new ReelError(
    'timed-out',
    `${call.provider} has been at call ${call.id} for over ${Math.round(longestCallMs / 60_000)} minutes. Run this ` +
      'again to go on waiting, or cancel the call.',
    { issues: [aboutCall(call, 'is still under way; it can be cancelled')] },
  );
}
