import type { AssetRecord } from '../../domain/asset.ts';
import { isReelError } from '../../domain/errors.ts';
import type { PaidCall } from '../../ports/call-ledger.ts';
import { finishedAsset } from '../finished-asset.ts';
import { type CallParts, purposeOf, vendorOf } from './call-parts.ts';
import { productOf } from './collect-call.ts';

/**
 * Keeps what a call made although nobody waits for it any more: it was cancelled too late, given up, or counted as
 * lost. Undefined where it made nothing. It is paid for, so it becomes the asset unless there is one by now.
 */
export async function keepLateResult(
  call: PaidCall,
  parts: CallParts,
  signal: AbortSignal,
): Promise<AssetRecord | undefined> {
  if (call.vendorId === undefined) return undefined;
  const vendor = vendorOf(call, parts);
  const { recipe, remote } = purposeOf(call);
  const status = await vendor.status(remote, call.vendorId, signal);
  if (status.state !== 'succeeded') return undefined;

  await using folder = await parts.store.openWorkFolder();
  const outputPathStem = `${folder.path}/${recipe.kind}`;
  const collecting = { outputPathStem, signal, report: () => {} };
  const cost = status.cost ?? call.quote;
  const product = await productOf(call, status.output, cost, vendor, parts, collecting);
  const startedMs = Date.parse(call.submittedAt ?? call.intendedAt);
  const asset = finishedAsset(recipe, product, { startedMs, endedMs: parts.clock.nowMs() });
  const record = await parts.store.put(asset, product.filePath);
  await product.whenKept?.();
  return record;
}

/**
 * Ends a call that the vendor took after it had been settled as lost: another one may be under way by now. It is
 * cancelled where it still can be, and what it made all the same is kept.
 */
export async function dropOvertakenCall(call: PaidCall, parts: CallParts): Promise<void> {
  if (call.vendorId === undefined || call.state === 'done') return;
  try {
    await vendorOf(call, parts).cancel(purposeOf(call).remote, call.vendorId);
    await keepLateResult(call, parts, AbortSignal.timeout(60_000));
  } catch (error) {
    // Its name is in the ledger: what cannot be done now can be done by whoever looks at the calls later.
    if (!isReelError(error)) throw error;
  }
}
