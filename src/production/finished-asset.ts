import { type AssetRecipe, assetHash, type StepDown } from '../domain/asset.ts';
import type { FinishedAsset } from '../ports/asset-store.ts';
import type { Made } from '../ports/maker.ts';

/** A finished file, and who made it in the end. */
export interface Product extends Made {
  provider: string;
  steppedDown: readonly StepDown[];
  /** The run that had it made. */
  runId?: string;
}

/** A finished file as the store keeps it, with its provenance. */
export function finishedAsset(
  recipe: AssetRecipe,
  product: Product,
  { startedMs, endedMs }: { startedMs: number; endedMs: number },
): FinishedAsset {
  return {
    hash: assetHash(recipe),
    recipe,
    extension: product.filePath.slice(product.filePath.lastIndexOf('.') + 1),
    mediaType: product.mediaType,
    facts: product.facts,
    provenance: {
      provider: product.provider,
      model: product.model,
      parameters: product.parameters,
      steppedDown: [...product.steppedDown],
      ...(product.corrections && { corrections: [...product.corrections] }),
      ...(product.chosenBecause !== undefined && { chosenBecause: product.chosenBecause }),
      cost: product.cost,
      ...(product.runId !== undefined && { runId: product.runId }),
      madeAt: new Date(endedMs).toISOString(),
      tookMs: endedMs - startedMs,
    },
  };
}
