import { isReelError, ReelError } from '../../domain/errors.ts';
import { FREE, type Price } from '../../domain/price.ts';
import type { CallOutcome, PaidCall } from '../../ports/call-ledger.ts';
import type { HeldClaim } from '../held-claim.ts';
import { claimForDecision } from './asset-claim.ts';
import { isGivenUp } from './buy-asset.ts';
import { type CallParts, isOpen, purposeOf, vendorOf } from './call-parts.ts';
import { keepLateResult } from './late-results.ts';
import { lookForCall } from './reconcile-call.ts';

/** `retry`: have it made anew, though it may be paid for twice. `give-up`: do without this vendor's result. */
export type CallDecision = 'retry' | 'give-up';

/**
 * Settles a call that nobody can find out about, by a person's word. Before that the vendor is asked once more: a
 * call that turns out to have been taken stays under way and is answered instead. What a person decides counts as
 * spent, for it may have been, unless the vendor would have had the call long ago and does not. A call that was given
 * up can be resolved again with `retry`.
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
  const look = await lookOnceMore(before, parts, held);
  if (look.state === 'known') return look.call;
  return settleBy(decision, await parts.ledger.get(callId), parts, look.cost);
}

type LastLook = { state: 'known'; call: PaidCall } | { state: 'undecided'; cost: Price };

/** What the vendor can still tell about the call: it as it is then, with its result kept where there is one. */
async function lookOnceMore(
  asked: PaidCall,
  parts: CallParts,
  { claim, signal }: HeldClaim,
): Promise<LastLook> {
  if (!parts.vendors.some(({ provider }) => provider === asked.provider)) return UNDECIDED;
  const vendor = vendorOf(asked, parts);
  let call = asked;
  if (asked.vendorId === undefined) {
    const look = await lookForCall(asked.id, vendor, parts, claim, signal);
    if (look.state === 'cannot-tell') return UNDECIDED;
    if (look.state === 'absent') return look.sinceLong ? { state: 'undecided', cost: FREE } : UNDECIDED;
    call = look.call;
  }
  if (call.vendorId === undefined) return { state: 'known', call };
  const status = await vendor.status(purposeOf(call).remote, call.vendorId, signal);
  if (status.state === 'gone') return UNDECIDED;
  try {
    await keepLateResult(call, parts, signal);
  } catch (error) {
    if (isReelError(error) && error.code === 'outcome-unknown') return UNDECIDED;
    throw error;
  }
  return { state: 'known', call: await parts.ledger.get(call.id) };
}

const UNKNOWN_COST: Price = { known: false, why: 'nobody knows whether the vendor took the call' };
const UNDECIDED: LastLook = { state: 'undecided', cost: UNKNOWN_COST };

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
