import type { JsonValue } from '../../domain/canonical-json.ts';
import { isReelError, ReelError } from '../../domain/errors.ts';
import type { Price } from '../../domain/price.ts';
import type { PaidCall } from '../../ports/call-ledger.ts';
import type { Downloaded, RemoteVendor } from '../../ports/remote-vendor.ts';
import type { Product } from '../finished-asset.ts';
import { awaitEnd, type EndedStatus, type Watching } from './await-end.ts';
import { needsAPersonsWord } from './call-errors.ts';
import { type CallParts, purposeOf } from './call-parts.ts';

/** Where a call's result goes, and who hears of it. */
export interface Collecting extends Watching {
  outputPathStem: string;
}

/**
 * Waits for a submitted call to end and fetches what it made; the call is settled once that is kept. A call that
 * failed or was cancelled is settled at once and raised: `provider-failed`, `cancelled`. Any other error leaves the
 * call under way, and nothing else may be bought in its place.
 */
export async function collectCall(
  call: PaidCall,
  vendor: RemoteVendor,
  parts: CallParts,
  collecting: Collecting,
): Promise<Product> {
  if (call.vendorId === undefined) throw new TypeError(`Call ${call.id} was never submitted`);
  const ended = await awaitEnd(call, call.vendorId, vendor, parts, collecting);
  if (ended.state === 'succeeded') {
    return productOf(call, ended.output, ended.cost ?? call.quote, vendor, parts, collecting);
  }
  throw await settleUnmade(call, ended, parts);
}

/** Fetches what a call made that has succeeded; `provider-failed`, and settled, where it is not what was wished for. */
export async function productOf(
  call: PaidCall,
  output: JsonValue,
  cost: Price,
  vendor: RemoteVendor,
  parts: CallParts,
  collecting: Collecting,
): Promise<Product> {
  const { ledger, review } = parts;
  const { recipe, steppedDown, runId, corrections, chosenBecause, remote } = purposeOf(call);
  const file = await fetched(call, output, vendor, parts, collecting);
  const reason = await review?.(recipe, file.filePath, collecting.signal);
  if (reason !== undefined)
    throw await settleUnmade(call, { state: 'failed', reason, retryable: false, cost }, parts);
  return {
    ...file,
    provider: call.provider,
    model: call.model,
    parameters: vendor.parametersOf(remote, call.nonce),
    cost,
    steppedDown,
    ...(corrections && { corrections }),
    ...(chosenBecause !== undefined && { chosenBecause }),
    ...(runId !== undefined && { runId }),
    whenKept: async () => {
      await ledger.settle(call.id, { state: 'done', cost });
      if (call.vendorId !== undefined) await vendor.release?.(remote, call.vendorId);
    },
  };
}

async function fetched(
  call: PaidCall,
  output: JsonValue,
  vendor: RemoteVendor,
  { check }: CallParts,
  { outputPathStem, signal, report }: Collecting,
): Promise<Downloaded> {
  const { recipe, remote } = purposeOf(call);
  report(1, `fetching from ${call.provider}`);
  try {
    return await vendor.download(remote, output, { kind: recipe.kind, outputPathStem, check, signal });
  } catch (error) {
    if (signal.aborted || !isReelError(error) || error.retryable) throw error;
    throw needsAPersonsWord(
      call,
      `the vendor made it, but the result cannot be had (${withoutStop(error.message)}).`,
      error,
    );
  }
}

/** Settles a call that ended without a result, and answers with what is to be raised. */
export async function settleUnmade(
  call: PaidCall,
  ended: Exclude<EndedStatus, { state: 'succeeded' }>,
  { ledger }: CallParts,
): Promise<ReelError> {
  if (ended.state === 'gone') return needsAPersonsWord(call, ended.reason);
  const cost = ended.cost ?? call.quote;
  if (ended.state === 'cancelled') {
    const message = `What ${call.provider} (${call.model}) was at was cancelled. Run this again to have it made.`;
    await ledger.settle(call.id, { state: 'cancelled', cost, errorCode: 'cancelled', errorMessage: message });
    return new ReelError('cancelled', message);
  }
  const message = `${call.provider} (${call.model}) failed: ${ended.reason}`;
  await ledger.settle(call.id, {
    state: 'failed',
    cost,
    errorCode: 'provider-failed',
    errorMessage: ended.reason,
  });
  return new ReelError('provider-failed', message, { retryable: ended.retryable });
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
