import { timingSafeEqual } from 'node:crypto';
import { ReelError } from '../../domain/errors.ts';
import { OPEN_STATES, type PaidCall } from '../../ports/call-ledger.ts';
import { type CallParts, isOpen } from './call-parts.ts';
import { dropOvertakenCall, keepLateResult } from './late-results.ts';

/** What a webhook tells: the address that was given to the vendor with the call, and the vendor's name of it. */
export interface VendorWord {
  /** `CALL_ID.NONCE`, as it stands in the webhook's address. */
  address: string;
  vendorId: string;
}

/**
 * Takes in word from a vendor, whose signature has been checked: whoever waits for the call looks at it at once, a
 * call whose answer was lost is found by it, and what a settled call made too late is kept; one that starts too late,
 * beside the asset or another call for it, is cancelled. Word that comes twice does no harm. `not-found` for an address
 * that was never given out.
 */
export async function noteVendorsWord(
  word: VendorWord,
  parts: CallParts,
  signal: AbortSignal,
): Promise<PaidCall> {
  const call = await callAt(word.address, parts);
  const { call: noted } = await parts.ledger.submitted(call.id, word.vendorId);
  parts.hints.tell(call.id);
  if (isOpen(noted) || noted.state === 'done') return noted;
  if (await isOvertaken(noted, parts)) await dropOvertakenCall(noted, parts);
  else await keepLateResult(noted, parts, signal);
  return parts.ledger.get(call.id);
}

/** True where the asset is there, or being made by another call. */
async function isOvertaken({ assetHash }: PaidCall, { ledger, store }: CallParts): Promise<boolean> {
  const others = await ledger.list({ assetHash, states: OPEN_STATES });
  return others.length > 0 || (await store.find(assetHash)) !== undefined;
}

async function callAt(address: string, { ledger }: CallParts): Promise<PaidCall> {
  const [callId = '', nonce = ''] = address.split('.');
  const call = await ledger.get(callId);
  const given = Buffer.from(nonce);
  const right = Buffer.from(call.nonce);
  if (given.length === right.length && timingSafeEqual(given, right)) return call;
  throw new ReelError('not-found', 'There is no such call.');
}
