import type { WantedAsset } from '../../domain/plan.ts';
import { speechWishOf } from '../../domain/recipes.ts';

/** What a person should know who asks for another reading of a voice that has none to give. */
export function readingNotices(fresh: readonly WantedAsset[]): string[] {
  const isTheSame = fresh.some(
    ({ recipe, offer }) =>
      recipe.kind === 'speech' &&
      (speechWishOf(recipe).take ?? 1) > 1 &&
      offer?.provider.startsWith('builtin-'),
  );
  return isTheSame ? [ALIKE] : [];
}

const ALIKE =
  'The built-in voice reads the same words the same way each time; another voice or pace gives another reading.';
