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
  /**
   * What it has to be there before, though it is no part of that recipe: wished for only while that is still to be
   * bought, and done without where nobody can make it.
   */
  before?: AssetHash;
}

/** What would be asked of whom for one wanted asset. */
export interface PlannedOffer {
  provider: string;
  model: string;
  price: Price;
  basis: string;
  /** The price may turn out to be another once all is there that it depends on. */
  isEstimate?: true;
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
  const named = withinStage(
    wishes.map((wish) => ({ wish, hash: assetHash(wish.recipe) })),
    lastStage,
  );
  const recipes = new Map(named.map(({ wish, hash }) => [hash, wish.recipe]));
  const isBought = (hash: AssetHash) => {
    const recipe = recipes.get(hash);
    return recipe !== undefined && !isThere(hash) && !isFree(offerFor(recipe));
  };
  const isIdle = ({ before, recipe }: AssetWish) =>
    before !== undefined && !(isBought(before) && offerFor(recipe) !== undefined);
  const beforehand = Map.groupBy(
    named.filter(({ wish }) => wish.before !== undefined && !isIdle(wish)),
    ({ wish }) => wish.before,
  );
  for (const { wish, hash } of named) {
    if (seen.has(hash) || (!isThere(hash) && isIdle(wish))) continue;
    seen.add(hash);
    const first = (beforehand.get(hash) ?? []).map((each) => each.hash);
    const needed = new Set([...Object.values(wish.recipe.inputs), ...first]);
    const waitsFor = [...needed].filter((input) => !isThere(input));
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

interface NamedWish {
  wish: AssetWish;
  hash: AssetHash;
}

/** What is done up to a stage, with what that is made from: the words that a shot’s mouth follows are said before it. */
function withinStage(named: readonly NamedWish[], last: Stage): NamedWish[] {
  const needed = new Set<AssetHash>();
  const within = named.toReversed().filter(({ wish, hash }) => {
    if (!isWithin(wish.stage, last) && !needed.has(hash)) return false;
    for (const input of Object.values(wish.recipe.inputs)) needed.add(input);
    return true;
  });
  return within.reverse();
}

/** Whether money may go into it; what nobody can make costs nothing. */
function isFree(offer: PlannedOffer | undefined): boolean {
  return offer === undefined || (offer.price.known && offer.price.micros === 0);
}
