import type { AssetRecipe } from '../../domain/asset.ts';
import type { Correction } from '../../domain/correction.ts';
import type { Reference } from '../../domain/recipes.ts';
import { referenceRolesOf } from './prepare-references.ts';

/** Of a recipe's reference pictures those that do not go along, as a correction; none where all do. */
export function referencesLeftOut(recipe: AssetRecipe, used: number, why: string): Correction[] {
  const { references = [] } = recipe.intent as { references?: Reference[] };
  const given = referenceRolesOf(recipe, references.length).length;
  return given <= used ? [] : [{ what: 'references', asked: `${given}`, made: `${used}`, why }];
}
