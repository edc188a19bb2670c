import type { FilmWish } from '../../domain/film-recipe.ts';
import type { SceneCard } from '../../domain/storyboard.ts';

/** The card at the edge of the picture where captions do not stand: a name and a note change places. */
export function besideCaptions(card: SceneCard, captions: FilmWish['burnedCaptions']): SceneCard {
  if (card.style === 'lower-third' && captions?.position === 'bottom') return { ...card, style: 'note' };
  if (card.style === 'note' && captions?.position === 'top') return { ...card, style: 'lower-third' };
  return card;
}
