import type { CallLedger, PaidCall } from '../../ports/call-ledger.ts';
import type { CallPacing } from './call-parts.ts';

/** How many earlier calls tell when one like them may end. */
const EARLIER_CALLS = 20;
/** None has ended so early yet, as a share of the shortest of these. */
const EARLIEST_SHARE = 0.9;

/** A call is looked at again after this share of its age: before it can have ended, and from then on. */
const SHARE_BEFORE = 0.1;
const SHARE_FROM_THEN = 0.01;
/** Where nothing is known of when it ends. */
const SHARE_IN_DOUBT = 0.02;

/** The age at which a call may end, by what earlier ones of its model took; 0 where there were none. */
export async function earliestEndMs({ provider, model }: PaidCall, ledger: CallLedger): Promise<number> {
  // It only decides how often the vendor is asked: without it the call goes on as well.
  const done = await ledger
    .list({ provider, model, states: ['done'], latest: EARLIER_CALLS })
    .catch(() => []);
  const took = done.flatMap(({ submittedAt, settledAt }) =>
    submittedAt && settledAt ? Date.parse(settledAt) - Date.parse(submittedAt) : [],
  );
  return took.length === 0 ? 0 : EARLIEST_SHARE * Math.min(...took);
}

/**
 * How long to wait before a call of this age is looked at again. A call that ends as earlier ones did is seen to end
 * a hundredth late, for about as many looks as at even shares of a twentieth.
 */
export function lookAfterMs(ageMs: number, earliestMs: number, pacing: CallPacing): number {
  const isEarly = ageMs < earliestMs;
  const share = isEarly ? SHARE_BEFORE : earliestMs > 0 ? SHARE_FROM_THEN : SHARE_IN_DOUBT;
  const waitMs = Math.min(pacing.longestPollMs, Math.max(pacing.firstPollMs, ageMs * share));
  return isEarly ? Math.min(waitMs, Math.max(pacing.firstPollMs, earliestMs - ageMs)) : waitMs;
}
