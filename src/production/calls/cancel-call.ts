import { isReelError, ReelError } from '../../domain/errors.ts';
import { type CallQuery, OPEN_STATES, type PaidCall } from '../../ports/call-ledger.ts';
import { claimForDecision } from './asset-claim.ts';
import { awaitEnd, DEFAULT_PACING } from './await-end.ts';
import { needsAPersonsWord } from './call-errors.ts';
import { type CallParts, isOpen, purposeOf, vendorOf } from './call-parts.ts';
import { settleUnmade } from './collect-call.ts';
import { keepLateResult } from './late-results.ts';
import { lookForCall } from './reconcile-call.ts';

/** How long a vendor is given to end a call that it was asked to cancel. */
const LONGEST_CANCELLING_MS = 30_000;

/**
 * Cancels a call where the vendor can, and settles it by how it ended; what it made before that is kept, for it is
 * paid for. Answers with the call as it is then: still `submitted` where the vendor goes on with it, and then its
 * result is fetched by the next run; as it was where the vendor does not have it, or not yet, and then the next run
 * finds out. A call that has ended is answered as it is.
 *
 * `conflict` where a worker is just sending it; `outcome-unknown` where nobody knows whether it was taken.
 */
export async function cancelCall(callId: string, parts: CallParts, signal: AbortSignal): Promise<PaidCall> {
  const call = await takenCall(await parts.ledger.get(callId), parts, signal);
  if (!isOpen(call) || call.vendorId === undefined) return call;
  const vendor = vendorOf(call, parts);
  await vendor.cancel(purposeOf(call).remote, call.vendorId);
  const pacing = { ...(parts.pacing ?? DEFAULT_PACING), longestPollMs: 1_000 };
  const patience = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_CANCELLING_MS)]);
  try {
    const watching = { signal: patience, report: () => {} };
    const ended = await awaitEnd(call, call.vendorId, vendor, { ...parts, pacing }, watching);
    if (ended.state === 'succeeded') await keepLateResult(call, parts, signal);
    else await settleUnmade(call, ended, parts);
  } catch (error) {
    const isStillGoingOn = isReelError(error) && (error.code === 'cancelled' || error.code === 'timed-out');
    if (signal.aborted || !isStillGoingOn) throw error;
  }
  return parts.ledger.get(callId);
}

/** Cancels every call that is not settled, as for a project or one asset of it; each as `cancelCall` does. */
export async function cancelCalls(
  query: Pick<CallQuery, 'projectId' | 'ownerId' | 'assetHash'>,
  parts: CallParts,
  signal: AbortSignal,
): Promise<PaidCall[]> {
  const open = await parts.ledger.list({ ...query, states: OPEN_STATES });
  const cancelled = await Promise.allSettled(open.map(({ id }) => cancelCall(id, parts, signal)));
  const failed = cancelled.filter((outcome) => outcome.status === 'rejected');
  if (failed.length > 0) {
    const reasons = failed.map(({ reason }) => (reason instanceof Error ? reason.message : String(reason)));
    throw new ReelError('conflict', `Not every call could be cancelled. ${reasons.join(' ')}`, {
      retryable: true,
      cause: failed[0]?.reason,
    });
  }
  return cancelled.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
}

async function takenCall(call: PaidCall, parts: CallParts, signal: AbortSignal): Promise<PaidCall> {
  if (!isOpen(call) || call.vendorId !== undefined) return call;
  await using held = await claimForDecision(call.assetHash, parts, signal);
  const look = await lookForCall(call.id, vendorOf(call, parts), parts, held.claim, held.signal);
  if (look.state === 'cannot-tell') throw needsAPersonsWord(call, look.why);
  return look.state === 'known' ? look.call : call;
}
