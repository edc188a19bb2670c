import type { AssetRecipe } from '../../domain/asset.ts';
import { MODELS } from './find-model.ts';

/**
 * Which of a vendor's models is to make a recipe: the one that the recipe names by id or short name, else the usual
 * one. Undefined where the recipe names somebody else's, or one that this vendor does not have for the kind.
 */
export function modelOfRecipe(
  { model, kind }: AssetRecipe,
  provider: string,
  usual: string,
): string | undefined {
  if (model === undefined) return usual;
  if (model.provider !== provider) return undefined;
  if (model.name === usual) return usual;
  const wanted = model.name.toLowerCase();
  const named = MODELS.find(
    (entry) =>
      entry.provider === provider &&
      entry.kind === kind &&
      (entry.id.toLowerCase() === wanted || entry.aliases.includes(wanted)),
  );
  return named?.id;
}
