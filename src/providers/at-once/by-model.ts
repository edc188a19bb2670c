import { ReelError } from '../../domain/errors.ts';
import { modelOfRecipe } from '../catalogue/model-of-recipe.ts';
import type { AtOnceKind, Recovery } from './at-once-vendor.ts';

export interface ModelChoiceOptions {
  /** The provider's name, as recipes and the catalogue give it. */
  provider: string;
  /** The model of recipes that name none. */
  usual: string;
  /** What the vendor remembers of its answers, whichever model gave them. */
  recover?: Recovery;
}

/** One kind of thing by any of a vendor's models: the one that a recipe names, else the usual one. */
export function byModel(
  { provider, usual, recover }: ModelChoiceOptions,
  kindOf: (model: string) => AtOnceKind,
): AtOnceKind {
  return {
    offer(recipe) {
      const model = modelOfRecipe(recipe, provider, usual);
      return model === undefined ? undefined : kindOf(model).offer(recipe);
    },
    call(recipe, inputs) {
      const model = modelOfRecipe(recipe, provider, usual);
      if (model !== undefined) return kindOf(model).call(recipe, inputs);
      const { name = usual } = recipe.model ?? {};
      throw new ReelError('invalid-input', `${provider} has no model ${name} that makes a ${recipe.kind}.`);
    },
    request: (call, inputs) => kindOf(call.model).request(call, inputs),
    read: (call, answer) => kindOf(call.model).read(call, answer),
    deliver: (call, made, context) => kindOf(call.model).deliver(call, made, context),
    ...(recover && { recover }),
  };
}
