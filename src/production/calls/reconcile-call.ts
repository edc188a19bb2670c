import { FREE } from '../../domain/price.ts';
import type { Claim } from '../../ports/asset-store.ts';
import type { PaidCall } from '../../ports/call-ledger.ts';
import type { FindOutcome, RemoteVendor } from '../../ports/remote-vendor.ts';
import { needsAPersonsWord, overtaken } from './call-errors.ts';
import { type CallParts, purposeOf, UNTAKEN_STATES } from './call-parts.ts';

/** The first wait before a vendor is asked again about a lost call; each further one is half as long again. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/**
 * Finds out whether the vendor took a call whose answer is not known, and answers with the call as it is then:
 * `submitted` where it was found, `failed` and free where it was never taken.
 *
 * A worker that was paused between noting the call and sending it may still send it, so “not there” counts only
 * once nobody can send it any more and the vendor had time to show it. Where the vendor cannot tell, the call
 * becomes `unknown` and `outcome-unknown` is raised: a person decides; at once where the caller is the one who sent it,
 * for then nobody else will. `conflict` where the claim was lost.
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
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 1.5)) {
    const call = await ledger.get(callId);
    if (!UNTAKEN_STATES.includes(call.state)) return call;

    const leftMs = sendingEndsMs(call, vendor) - clock.nowMs();
    const found = await find(call, vendor, parts, signal);
    if (found.outcome === 'found') return takeOver(call, found.vendorId, parts, claim);
    if (leftMs <= 0 && found.outcome === 'never-taken') return settleNeverTaken(call, parts, claim);
    const isSent = leftMs <= 0 || sender === 'this';
    if (isSent && found.outcome === 'cannot-tell') {
      const unknown = await ledger.unknown(callId, { code: 'outcome-unknown', message: found.why });
      if (UNTAKEN_STATES.includes(unknown.state)) throw needsAPersonsWord(call, found.why);
      continue;
    }
    await hints.wait(callId, Math.min(waitMs, Math.max(1, leftMs)), signal);
  }
}

/** The moment from which nobody sends the call any more, and the vendor shows it if it was taken. */
export function sendingEndsMs(call: PaidCall, vendor: RemoteVendor): number {
  return Date.parse(call.intendedAt) + vendor.startDeadlineMs + vendor.findableAfterMs;
}

async function find(
  call: PaidCall,
  vendor: RemoteVendor,
  { ledger }: CallParts,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const siblings = await ledger.list({ assetHash: call.assetHash });
  const otherVendorIds = new Set(siblings.flatMap(({ vendorId }) => vendorId ?? []));
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

function settleNeverTaken({ id }: PaidCall, { ledger }: CallParts, claim: Claim): Promise<PaidCall> {
  const outcome = {
    state: 'failed' as const,
    cost: FREE,
    errorCode: 'provider-unavailable' as const,
    errorMessage: 'The vendor never took this call.',
  };
  return ledger.settle(id, outcome, { claim, from: UNTAKEN_STATES });
}
