import type { AssetKind } from '../../domain/asset.ts';
import type { Maker } from '../../ports/maker.ts';
import type { RemoteVendor } from '../../ports/remote-vendor.ts';
import { buyAsset } from './buy-asset.ts';
import type { CallParts } from './call-parts.ts';

/**
 * A maker that buys assets of one kind from a vendor. It only ever starts a new call: `makeAsset` goes on with one
 * that is under way before it asks any maker, and the ledger refuses a second one.
 */
export function remoteMaker(vendor: RemoteVendor, kind: AssetKind, lane: string, parts: CallParts): Maker {
  return {
    provider: vendor.provider,
    lane,
    offer: (recipe, lengths) => (recipe.kind === kind ? vendor.offer(recipe, lengths) : undefined),
    make: (request) => buyAsset(request, vendor, parts),
  };
}
