import type { FilmWish } from '../../domain/film-recipe.ts';
import type { SceneCard } from '../../domain/storyboard.ts';

/**
 * The card where captions do not stand: a name and a note change edges, a headline gives the top of the frame to
 * captions and a title its middle. What stands beside a layer has no other place.
 */
export function besideCaptions(card: SceneCard, captions: FilmWish['burnedCaptions']): SceneCard {
  const { style, lettering = 'plain', besideLayer } = card;
  const position = captions?.position;
  if (style === 'lower-third' && position === 'bottom') return { ...card, style: 'note' };
  if (style === 'note' && position === 'top') return { ...card, style: 'lower-third' };
  if (besideLayer) return card;
  if (style === 'headline' && position === 'top') return { ...card, style: 'title', lettering };
  if (style === 'title' && position === 'middle') return { ...card, style: 'headline' };
  return card;
}
