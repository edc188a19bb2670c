import type { AssetRecord } from '../../domain/asset.ts';
import { isReelError, ReelError } from '../../domain/errors.ts';
import { type CallQuery, OPEN_STATES, type PaidCall } from '../../ports/call-ledger.ts';
import { makeAsset, type Workshop } from '../make-asset.ts';
import { type CallParts, purposeOf } from './call-parts.ts';
import { keepLateResult } from './late-results.ts';
import { settleKeptCalls } from './settle-kept-calls.ts';

/** What became of the calls that were gone on with. */
export interface FinishedCalls {
  kept: AssetRecord[];
  /** Calls that stay as they are, and why. */
  left: { call: PaidCall; code: string; message: string }[];
}

/**
 * Goes on with every call that is not settled, without any plan, until its result is kept; and keeps what calls
 * made that ended without anybody waiting. Nothing is bought: where a vendor never took a call, that is noted.
 */
export async function finishCalls(
  query: Pick<CallQuery, 'projectId' | 'ownerId' | 'assetHash'>,
  workshop: Workshop & { calls: CallParts },
  signal: AbortSignal,
): Promise<FinishedCalls> {
  const { calls: parts } = workshop;
  await settleKeptCalls(query, parts);
  const open = await parts.ledger.list({ ...query, states: OPEN_STATES });
  const ended = await parts.ledger.list({ ...query, states: ['failed', 'cancelled'] });
  const late = ended.filter(wasSettledWithoutVendor);
  const finished: FinishedCalls = { kept: [], left: [] };
  const finish = async (call: PaidCall, work: () => Promise<AssetRecord | undefined>) => {
    try {
      const record = await work();
      if (record) finished.kept.push(record);
    } catch (error) {
      if (signal.aborted || !isReelError(error)) throw error;
      finished.left.push({ call, code: error.code, message: error.message });
    }
  };
  await Promise.all([
    ...open.map((call) => finish(call, () => goOn(call, workshop, signal))),
    ...late.map((call) => finish(call, () => keepLateResult(call, parts, signal))),
  ]);
  return finished;
}

/** True for a call that the vendor took but was never heard to have ended. */
function wasSettledWithoutVendor({ vendorId, errorCode }: PaidCall): boolean {
  return vendorId !== undefined && (errorCode === 'outcome-unknown' || errorCode === 'provider-unavailable');
}

function goOn(call: PaidCall, workshop: Workshop, signal: AbortSignal): Promise<AssetRecord> {
  const { recipe, steppedDown } = purposeOf(call);
  const buysNothing = {
    provider: call.provider,
    lane: call.provider,
    offer: () => undefined,
    make: () => {
      throw new ReelError('provider-failed', `${call.provider} never took call ${call.id}.`);
    },
  };
  return makeAsset(recipe, buysNothing, workshop, { signal, steppedDown, report: () => {} });
}
