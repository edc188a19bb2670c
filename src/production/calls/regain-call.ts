import { type AssetKind, assetHash } from '../../domain/asset.ts';
import { OPEN_STATES, type PaidCall } from '../../ports/call-ledger.ts';
import type { MakeRequest } from '../../ports/maker.ts';
import type { Product } from '../finished-asset.ts';
import { type CallParts, isOpen, vendorOf } from './call-parts.ts';
import { collectCall } from './collect-call.ts';
import { reconcileCall } from './reconcile-call.ts';

/** What vendors make by paid calls; all else is made on this machine, and often by the thousand. */
const BOUGHT_KINDS: readonly AssetKind[] = [
  'script',
  'image',
  'clip',
  'face-look',
  'lip-sync',
  'speech',
  'music',
];

/**
 * Goes on with a call for this asset that is not settled, whoever made it and in whatever state it was left.
 * Undefined where there is none, or where it turns out that the vendor never took it: only then may anything else
 * make the asset. Raises as `reconcileCall` and `collectCall` do.
 */
export async function regainCall(request: MakeRequest, parts: CallParts): Promise<Product | undefined> {
  if (!BOUGHT_KINDS.includes(request.recipe.kind)) return undefined;
  const assets = { assetHash: assetHash(request.recipe), states: OPEN_STATES };
  const [open] = await parts.ledger.list(assets);
  if (open === undefined) return undefined;
  const vendor = vendorOf(open, parts);
  request.report(0, `going on with a call to ${open.provider}`);
  const call = await takenCall(open, request, parts);
  return isOpen(call) ? collectCall(call, vendor, parts, request) : undefined;
}

async function takenCall(call: PaidCall, request: MakeRequest, parts: CallParts): Promise<PaidCall> {
  if (call.vendorId !== undefined) return call;
  return reconcileCall(call.id, vendorOf(call, parts), parts, request.claim, request.signal);
}
