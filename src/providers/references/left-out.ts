import type { AssetRecipe } from '../../domain/asset.ts';
import type { Correction } from '../../domain/correction.ts';
import { END_IMAGE_ROLE, type Reference } from '../../domain/recipes.ts';
import { referenceRolesOf } from './prepare-references.ts';

/** The picture that a clip was to end with, as a correction where a model does not take it. */
export function lastPictureLeftOut(recipe: AssetRecipe, taken: boolean, model: string): Correction[] {
  if (taken || !(END_IMAGE_ROLE in recipe.inputs)) return [];
  return [{ what: 'last picture', asked: 'yours', made: 'any', why: `${model} takes none to end with` }];
}

/** Of a recipe's reference pictures those that do not go along, as a correction; none where all do. */
export function referencesLeftOut(recipe: AssetRecipe, used: number, why: string): Correction[] {
  const { references = [] } = recipe.intent as { references?: Reference[] };
  const given = referenceRolesOf(recipe, references.length).length;
  return given <= used ? [] : [{ what: 'references', asked: `${given}`, made: `${used}`, why }];
}
