import type { AssetKind, AssetRecipe } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import type { Price } from '../domain/price.ts';
import { clipWishOf, END_IMAGE_ROLE, musicWishOf, START_IMAGE_ROLE } from '../domain/recipes.ts';
import type { ChosenModel } from '../domain/storyboard.ts';
import type { Maker } from '../ports/maker.ts';
import type { RemoteVendor } from '../ports/remote-vendor.ts';
import { chooseModels, type ModelChoice, type ModelWish } from '../providers/catalogue/choose-model.ts';
import { findModel, MODELS, modelsOf } from '../providers/catalogue/find-model.ts';
import { type ModelInputKind, QUALITIES } from '../providers/catalogue/model-entry.ts';
import type { Choices } from './chains.ts';
import { BOUGHT_KINDS, type BoughtKind } from './lanes.ts';
import type { SetUpVendor } from './vendors.ts';

/** Who is named in a recipe whose model is chosen when it is made. */
const AUTO = 'auto';

/** The models that a recipe may be made by. */
export interface OpenChoice {
  /** The best first. */
  choices: ModelChoice[];
  /** The most that it may cost; no limit where absent. */
  mostMicros?: number;
}

/** Undefined for a recipe whose model is not left to be chosen. */
export type ChooseModels = (recipe: AssetRecipe) => OpenChoice | undefined;

/**
 * The model of a name or short name; `auto` for one that is chosen for each piece, by the usual quality or by the
 * one that is named: `auto-high`. `unknown-name` for another; `invalid-input` for one that makes clips from a picture
 * alone where there is none.
 */
export function modelNamed(field: string, name: string, kind: AssetKind, hasPicture = true): ChosenModel {
  const [word, quality, ...more] = name.trim().toLowerCase().split('-');
  const isQuality = quality === undefined || QUALITIES.some((each) => each === quality);
  if (word === AUTO && isQuality && more.length === 0) return { provider: AUTO, name: quality ?? AUTO };
  const { provider, id, needsStartImage } = findModel(field, name, modelsOf(kind));
  if (needsStartImage && !hasPicture) {
    const problem = `names ${id}, which makes clips from a picture alone, and there is none; give a picture, or choose another model`;
    const issues = [{ field, value: name, problem }];
    throw new ReelError('invalid-input', `${field} ${problem}.`, { issues });
  }
  return { provider, name: id };
}

/** Chooses among the models of the vendors that are set up. */
export function chooserFor(
  choices: Pick<Choices, 'auto' | 'quality' | 'mostMicros'>,
  vendors: readonly SetUpVendor[],
): ChooseModels {
  const among = MODELS.filter(({ provider, kind }) =>
    vendors.some(({ entry }) => entry.provider === provider && entry.makes.some((made) => made === kind)),
  );
  return (recipe) => {
    const { model } = recipe;
    const kind = BOUGHT_KINDS.find((bought) => bought === recipe.kind);
    if (kind === undefined) return undefined;
    const isOpen = model === undefined ? choices.auto.has(kind) : model.provider === AUTO;
    if (!isOpen) return undefined;
    const quality = QUALITIES.find((name) => name === model?.name) ?? choices.quality;
    const most = choices.mostMicros === undefined ? {} : { mostMicros: choices.mostMicros };
    return { choices: chooseModels({ ...needsOf(recipe, kind), quality, ...most }, among), ...most };
  };
}

/**
 * A vendor that makes what is left to be chosen with its best model for it, and says why; one whose models are not in
 * the catalogue makes it as ever, after the others. What names a model of somebody else it does not make.
 */
export function choosingVendor(vendor: RemoteVendor, choose: ChooseModels): RemoteVendor {
  const { provider } = vendor;
  const chosenFor = (recipe: AssetRecipe): ChosenRecipe | undefined => {
    const open = choose(recipe);
    if (open === undefined) {
      const isOurs = recipe.model === undefined || recipe.model.provider === provider;
      return isOurs ? { recipe } : undefined;
    }
    const choice = open.choices.find(({ entry }) => entry.provider === provider);
    if (choice === undefined) return isListed(provider, recipe.kind) ? undefined : unlisted(recipe, open);
    const model = { provider, name: choice.entry.id, parameters: {} };
    return { recipe: { ...recipe, model }, because: choice.because };
  };
  return {
    ...vendor,
    offer(recipe, lengths) {
      const chosen = chosenFor(recipe);
      const offer = chosen && vendor.offer(chosen.recipe, lengths);
      if (offer === undefined || !isWithin(offer.price, chosen?.mostMicros)) return undefined;
      return chosen?.because === undefined ? offer : { ...offer, chosenBecause: chosen.because };
    },
    prepare: (recipe, inputs) => vendor.prepare(chosenFor(recipe)?.recipe ?? recipe, inputs),
  };
}

/** A recipe with the model that it is to be made by, where one was chosen. */
interface ChosenRecipe {
  recipe: AssetRecipe;
  because?: string;
  mostMicros?: number;
}

function isListed(provider: string, kind: AssetKind): boolean {
  return MODELS.some((entry) => entry.provider === provider && entry.kind === kind);
}

function unlisted({ model: _left, ...recipe }: AssetRecipe, { mostMicros }: OpenChoice): ChosenRecipe {
  return { recipe, ...(mostMicros !== undefined && { mostMicros }) };
}

/** With a limit a price must be known. */
function isWithin(price: Price, mostMicros: number | undefined): boolean {
  return mostMicros === undefined || (price.known && price.micros <= mostMicros);
}

/** Puts those who can make a recipe whose model is chosen into the order of the choice; what is built in stays last. */
export function arrangedBy(choose: ChooseModels): (recipe: AssetRecipe, chain: Maker[]) => Maker[] {
  return (recipe, chain) => {
    const choices = choose(recipe)?.choices;
    if (choices === undefined) return chain;
    const placeOf = ({ provider }: Maker) => {
      const place = choices.findIndex(({ entry }) => entry.provider === provider);
      return place === -1 ? choices.length : place;
    };
    return chain.toSorted((one, other) => placeOf(one) - placeOf(other));
  };
}

function needsOf(recipe: AssetRecipe, kind: BoughtKind): Omit<ModelWish, 'quality'> {
  const roles = Object.keys(recipe.inputs);
  const inputs: ModelInputKind[] = [
    ...(roles.includes(START_IMAGE_ROLE) ? (['start-image'] as const) : []),
    ...(roles.includes(END_IMAGE_ROLE) ? (['end-image'] as const) : []),
    ...(roles.some((role) => role.startsWith('reference:')) ? (['references'] as const) : []),
  ];
  if (kind === 'clip') {
    const { durationSeconds, resolution } = clipWishOf(recipe);
    return { kind, inputs, durationSeconds, resolution };
  }
  if (kind === 'music') return { kind, inputs, durationSeconds: musicWishOf(recipe).durationSeconds };
  return { kind, inputs };
}
