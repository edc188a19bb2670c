import type { AssetHash } from '../domain/asset.ts';
import type { PlannedAsset } from '../domain/plan.ts';

/**
 * How urgent each wanted asset is: the length of the longest line of others that wait for it, so that what holds
 * up the most goes first (the level rule of T. C. Hu, 1961). Assets come after their inputs.
 */
export function priorities(wanted: readonly PlannedAsset[]): (hash: AssetHash) => number {
  const longest = new Map<AssetHash, number>();
  for (const asset of [...wanted].reverse()) {
    const own = longest.get(asset.hash) ?? 0;
    for (const input of asset.waitsFor) longest.set(input, Math.max(longest.get(input) ?? 0, own + 1));
  }
  return (hash) => longest.get(hash) ?? 0;
}
