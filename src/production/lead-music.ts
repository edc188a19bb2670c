import type { AssetHash } from '../domain/asset.ts';
import type { FilmMusic } from '../domain/film-recipe.ts';
import type { LeadMusic } from '../domain/music-led.ts';
import type { AssetWish } from '../domain/plan.ts';
import { type MusicWish, musicRecipe } from '../domain/recipes.ts';
import type { FilmMedia } from './film-media.ts';

/** Plays the same piece whenever it is asked, so what was heard in it holds. */
const BUILTIN_COMPOSER = { provider: 'builtin', name: 'builtin' };

/** Music as it is: no bed under speech, but what the film is cut to. */
export function leadingMusic({ fadeOutSeconds, lengthSeconds }: LeadMusic): FilmMusic {
  const leads = { fadeOutSeconds, ...(lengthSeconds !== undefined && { lengthSeconds }) };
  return { role: 'music', gainDecibels: 0, duckingDecibels: 0, leads };
}

/** The track that a film is cut to, made first where it is composed. */
export function trackHash(leadMusic: LeadMusic, media: FilmMedia): AssetHash {
  return 'own' in leadMusic ? media.hashOf(leadMusic.own) : media.wish(composedTrack(leadMusic.composed));
}

/** The piece that was listened to when the film was cut. */
export function composedTrack(composed: MusicWish): AssetWish {
  return {
    recipe: musicRecipe(composed, BUILTIN_COMPOSER),
    stage: 'music',
    label: `music (${composed.mood})`,
  };
}
