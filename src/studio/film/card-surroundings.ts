import type { FilmWish } from '../../domain/film-recipe.ts';
import type { CardSurroundings } from '../../render/text-cards/card-arrangement.ts';

/** What the words over a film's scenes share their pictures with. */
export function surroundingsOf({ language, burnedCaptions, brand }: FilmWish): CardSurroundings {
  return { language, captions: burnedCaptions?.position, besideLogo: brand.logoRole !== undefined };
}
