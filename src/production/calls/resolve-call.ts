import { isReelError, ReelError } from '../../domain/errors.ts';
import { FREE, type Price } from '../../domain/price.ts';
import type { CallOutcome, PaidCall } from '../../ports/call-ledger.ts';
import type { HeldClaim } from '../held-claim.ts';
import { claimForDecision } from './asset-claim.ts';
import { isGivenUp } from './buy-asset.ts';
import { type CallParts, isOpen, purposeOf, vendorOf } from './call-parts.ts';
import { keepLateResult } from './late-results.ts';
import { reconcileCall } from './reconcile-call.ts';

/** `retry`: have it made anew, though it may be paid for twice. `give-up`: do without this vendor's result. */
export type CallDecision = 'retry' | 'give-up';

/**
 * Settles a call that nobody can find out about, by a person's word. Before that the vendor is asked once more: a
 * call that turns out to have been taken stays under way, one that was never taken is settled as that, and either
 * is answered instead. What a person decides counts as spent, for it may have been. A call that was given up can be
 * resolved again with `retry`.
 *
 * `conflict` where nothing is left to decide or a worker is at the asset; `not-found` where there is no such call.
 */
export async function resolveCall(
  callId: string,
  decision: CallDecision,
  parts: CallParts,
  signal: AbortSignal,
): Promise<PaidCall> {
  const before = await parts.ledger.get(callId);
  if (isGivenUp(before) && decision === 'retry') return settleBy(decision, before, parts);
  if (!isOpen(before)) throw nothingToDecide(before);

  await using held = await claimForDecision(before.assetHash, parts, signal);
  const call = await lookOnceMore(before, parts, held);
  if (call === 'undecided') return settleBy(decision, await parts.ledger.get(callId), parts);
  const wasNeverTaken = call.state === 'failed' && call.vendorId === undefined;
  return wasNeverTaken && decision === 'give-up' ? settleBy(decision, call, parts, FREE) : call;
}

/** What the vendor can still tell about the call: it as it is then, with its result kept where there is one. */
async function lookOnceMore(
  asked: PaidCall,
  parts: CallParts,
  { claim, signal }: HeldClaim,
): Promise<PaidCall | 'undecided'> {
  if (!parts.vendors.some(({ provider }) => provider === asked.provider)) return 'undecided';
  const vendor = vendorOf(asked, parts);
  try {
    const call =
      asked.vendorId === undefined ? await reconcileCall(asked.id, vendor, parts, claim, signal) : asked;
    if (call.vendorId === undefined) return call;
    const status = await vendor.status(purposeOf(call).remote, call.vendorId, signal);
    if (status.state === 'gone') return 'undecided';
    await keepLateResult(call, parts, signal);
    return await parts.ledger.get(call.id);
  } catch (error) {
    if (isReelError(error) && error.code === 'outcome-unknown') return 'undecided';
    throw error;
  }
}

const UNKNOWN_COST: Price = { known: false, why: 'nobody knows whether the vendor took the call' };

function settleBy(
  decision: CallDecision,
  call: PaidCall,
  { ledger }: CallParts,
  cost = UNKNOWN_COST,
): Promise<PaidCall> {
  const outcome: CallOutcome = {
    state: decision === 'retry' ? 'failed' : 'cancelled',
    cost,
    errorCode: 'outcome-unknown',
    errorMessage:
      decision === 'retry'
        ? 'A person had it made anew.'
        : 'A person decided to do without this call’s result.',
  };
  return ledger.settle(call.id, outcome, { from: [call.state] });
}

function nothingToDecide(call: PaidCall): ReelError {
  return new ReelError('conflict', `Call ${call.id} is ${call.state}: nothing is left to decide.`);
}
