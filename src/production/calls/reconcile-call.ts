import { isReelError, throwIfCancelled } from '../../domain/errors.ts';
import { FREE } from '../../domain/price.ts';
import type { Claim } from '../../ports/asset-store.ts';
import type { PaidCall } from '../../ports/call-ledger.ts';
import type { FindOutcome, RemoteVendor } from '../../ports/remote-vendor.ts';
import { AbsenceWatch } from './absence-watch.ts';
import { needsAPersonsWord, overtaken } from './call-errors.ts';
import { type CallParts, purposeOf, UNTAKEN_STATES } from './call-parts.ts';

/** The first wait before a vendor is asked again about a lost call; each further one is half as long again. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/** How often a vendor may fail to answer, with nothing learned in between, before the call is left for later. */
const MOST_FAILED_LOOKS = 8;

/** So many of the latest calls are known by name at the vendor, which leaves fewer that the lost one may be. */
const MOST_OTHER_CALLS = 200;

/**
 * Finds out whether the vendor took a call whose answer is not known, and answers with the call as it is then:
 * `submitted` where it was found, `failed` and free where it was never taken.
 *
 * That a call is not there proves nothing by itself: what was sent may lie in a network that is away, wait behind a
 * gateway, or be sent only now by a worker that was paused. So “not there” counts once nobody can send it any more and
 * the vendor has been watched not to have it for all of `findableAfterMs` after that, by an `AbsenceWatch`. Where the
 * vendor cannot tell, the call becomes `unknown` and `outcome-unknown` is raised: a person decides; at once where the
 * caller is the one who sent it, for then nobody else will. Nobody is asked about what costs nothing: it counts as not
 * taken. `conflict` where the claim was lost.
 */
export async function reconcileCall(
  callId: string,
  vendor: RemoteVendor,
  parts: CallParts,
  claim: Claim,
  signal: AbortSignal,
  sender: 'this' | 'perhaps-another' = 'perhaps-another',
): Promise<PaidCall> {
  const { ledger, clock, hints } = parts;
  // The clock of another worker that may be about to send it need not agree with ours: its time is watched as well.
  const longestSendingMs = sender === 'this' ? 0 : vendor.startDeadlineMs;
  const watch = new AbsenceWatch();
  using word = hints.listen(callId);
  let failedLooks = 0;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 1.5)) {
    const call = await ledger.get(callId);
    if (!UNTAKEN_STATES.includes(call.state)) return call;

    const askedMs = clock.nowMs();
    const countsAfterMs = absenceCountsFromMs(call, vendor) - askedMs;
    const look = await lookedFor(call, vendor, parts, signal);
    if (look.outcome === 'found') return takeOver(call, look.vendorId, parts, claim);
    if (look.outcome === 'no-answer') {
      failedLooks += 1;
      if (failedLooks === MOST_FAILED_LOOKS) throw look.error;
    }
    if (look.outcome !== 'never-taken') watch.interrupted();
    else if (watch.notThere(askedMs, clock.nowMs())) failedLooks = 0;

    const leftMs = Math.max(countsAfterMs, longestSendingMs + vendor.findableAfterMs - watch.seenMs);
    if (look.outcome === 'never-taken' && leftMs <= 0)
      return settleUntaken(call, 'The vendor never took this call.', parts, claim);
    if (look.outcome === 'cannot-tell' && (countsAfterMs <= 0 || sender === 'this')) {
      if (call.quote.known && call.quote.micros === 0)
        return settleUntaken(call, 'Its answer was lost, which cost nothing.', parts, claim);
      const unknown = await ledger.unknown(callId, { code: 'outcome-unknown', message: look.why });
      if (UNTAKEN_STATES.includes(unknown.state)) throw needsAPersonsWord(call, look.why);
      continue;
    }
    const pauseMs = look.outcome === 'no-answer' ? look.pauseMs : 0;
    const nextWaitMs = Math.max(pauseMs, Math.min(waitMs, Math.max(1, leftMs)));
    watch.waits(nextWaitMs);
    await word.wait(nextWaitMs, signal);
  }
}

/** What one look at the vendor tells of a call; `absent` is not never taken. */
export type Look =
  | { state: 'known'; call: PaidCall }
  | { state: 'absent'; sinceLong: boolean }
  | { state: 'cannot-tell'; why: string };

/**
 * Looks for a call once, for a person who does not want to wait until its absence counts: `known` where the vendor has
 * it or it was settled meanwhile. `sinceLong` where it would have been there long ago by the clock.
 */
export async function lookForCall(
  callId: string,
  vendor: RemoteVendor,
  parts: CallParts,
  claim: Claim,
  signal: AbortSignal,
): Promise<Look> {
  const call = await parts.ledger.get(callId);
  if (!UNTAKEN_STATES.includes(call.state)) return { state: 'known', call };
  const sinceLong = parts.clock.nowMs() >= absenceCountsFromMs(call, vendor);
  const found = await find(call, vendor, parts, signal);
  if (found.outcome === 'cannot-tell') return { state: 'cannot-tell', why: found.why };
  if (found.outcome === 'never-taken') return { state: 'absent', sinceLong };
  return { state: 'known', call: await takeOver(call, found.vendorId, parts, claim) };
}

/** The moment from which, by our clock, nobody sends the call any more, and the vendor shows it if it was taken. */
function absenceCountsFromMs(call: PaidCall, vendor: RemoteVendor): number {
  return Date.parse(call.intendedAt) + vendor.startDeadlineMs + vendor.findableAfterMs;
}

type LookOutcome = FindOutcome | { outcome: 'no-answer'; error: Error; pauseMs: number };

/** One look, of which a vendor’s bad moment is an outcome too. */
async function lookedFor(
  call: PaidCall,
  vendor: RemoteVendor,
  parts: CallParts,
  signal: AbortSignal,
): Promise<LookOutcome> {
  try {
    return await find(call, vendor, parts, signal);
  } catch (error) {
    throwIfCancelled(signal);
    if (!isReelError(error) || !error.retryable) throw error;
    return { outcome: 'no-answer', error, pauseMs: (error.retryAfterSeconds ?? 0) * 1000 };
  }
}

async function find(
  call: PaidCall,
  vendor: RemoteVendor,
  { ledger }: CallParts,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const { assetHash, provider } = call;
  const others = await Promise.all([
    ledger.list({ assetHash }),
    ledger.list({ provider, latest: MOST_OTHER_CALLS }),
  ]);
  const otherVendorIds = new Set(others.flat().flatMap(({ vendorId }) => vendorId ?? []));
  const { nonce, intendedAt } = call;
  return vendor.find(purposeOf(call).remote, { nonce, intendedAt, otherVendorIds }, signal);
}

async function takeOver(
  { id }: PaidCall,
  vendorId: string,
  { ledger }: CallParts,
  claim: Claim,
): Promise<PaidCall> {
  const { call, claimHeld } = await ledger.submitted(id, vendorId, claim);
  if (!claimHeld) throw overtaken(call);
  return call;
}

function settleUntaken(
  { id }: PaidCall,
  errorMessage: string,
  { ledger }: CallParts,
  claim: Claim,
): Promise<PaidCall> {
  const outcome = {
    state: 'failed' as const,
    cost: FREE,
    errorCode: 'provider-unavailable' as const,
    errorMessage,
  };
  return ledger.settle(id, outcome, { claim, from: UNTAKEN_STATES });
}
