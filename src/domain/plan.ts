import { type AssetHash, type AssetRecipe, assetHash } from './asset.ts';
import type { Correction } from './correction.ts';
import { FREE, type Price, type PriceSum, sumPrices } from './price.ts';
import { isWithin, type Stage } from './stage.ts';

/** An asset that a project needs, whether it is there or not. */
export interface AssetWish {
  recipe: AssetRecipe;
  stage: Stage;
  /** For a person to read: `picture of “Tokens”`. */
  label: string;
  /** That of its scene, for whoever has to show words in place of it. */
  title?: string;
  /** Absent for what belongs to the whole film. */
  sceneId?: string;
}

/** What would be asked of whom for one wanted asset. */
export interface PlannedOffer {
  provider: string;
  model: string;
  price: Price;
  basis: string;
  /** Where it would not be made as it is asked. */
  corrections?: readonly Correction[];
  /** Why this model, where none was named. */
  chosenBecause?: string;
}

export interface PlannedAsset extends AssetWish {
  hash: AssetHash;
  /** Inputs that are not there yet and must be made first. */
  waitsFor: AssetHash[];
}

export interface WantedAsset extends PlannedAsset {
  /** Absent where nobody can make it. */
  offer?: PlannedOffer;
}

/** What a run would do: what it makes at what price, and what is there already. */
export interface Plan {
  wanted: WantedAsset[];
  reused: PlannedAsset[];
  total: PriceSum;
}

/**
 * The plan for a project's wishes, each of them once: a pure function of what is wished for and what is there.
 * `offerFor` names who would make a recipe and for how much.
 */
export function planOf(
  wishes: readonly AssetWish[],
  isThere: (hash: AssetHash) => boolean,
  offerFor: (recipe: AssetRecipe) => PlannedOffer | undefined,
  lastStage: Stage = 'film',
): Plan {
  const wanted: WantedAsset[] = [];
  const reused: PlannedAsset[] = [];
  const seen = new Set<AssetHash>();
  for (const wish of wishes) {
    const hash = assetHash(wish.recipe);
    if (seen.has(hash) || !isWithin(wish.stage, lastStage)) continue;
    seen.add(hash);
    const waitsFor = [...new Set(Object.values(wish.recipe.inputs))].filter((input) => !isThere(input));
    const planned: PlannedAsset = { ...wish, hash, waitsFor };
    if (isThere(hash)) {
      reused.push(planned);
      continue;
    }
    const offer = offerFor(wish.recipe);
    wanted.push(offer === undefined ? planned : { ...planned, offer });
  }
  return { wanted, reused, total: sumPrices(wanted.map((asset) => asset.offer?.price ?? FREE)) };
}
