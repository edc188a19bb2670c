import { musicTakesOf } from '../domain/edits/music-takes.ts';
import { LONGEST_BED_SECONDS } from '../domain/music-bed.ts';
import type { AssetWish } from '../domain/plan.ts';
import type { FilmTakes } from '../domain/project.ts';
import { musicRecipe } from '../domain/recipes.ts';
import type { ResolvedSettings } from '../domain/settings.ts';
import type { Storyboard } from '../domain/storyboard.ts';
import { composedTrack } from './lead-music.ts';

/** A film, as far as its music goes. */
export interface FilmOfMusic {
  storyboard: Pick<Storyboard, 'leadMusic' | 'bedSeconds'>;
  settings: Pick<ResolvedSettings, 'music' | 'seed'>;
  takes?: FilmTakes;
}

/** The piece that is made for a film, the one that is heard or another; undefined where none is, or music is brought. */
export function musicPiece(
  { storyboard: { leadMusic, bedSeconds }, settings: { music, seed }, takes }: FilmOfMusic,
  number = musicTakesOf(takes).heard,
): AssetWish | undefined {
  const take = number > 1 ? { take: number } : {};
  if (leadMusic !== undefined) {
    if ('own' in leadMusic) return undefined;
    const { take: _heard, ...wish } = leadMusic.composed;
    return composedTrack({ ...wish, ...take });
  }
  if (music.file !== undefined || music.mood === undefined || music.mood === 'none') return undefined;
  const recipe = musicRecipe({
    mood: music.mood,
    seed,
    durationSeconds: bedSeconds ?? LONGEST_BED_SECONDS,
    ...(music.tempoBpm !== undefined && { tempoBpm: music.tempoBpm }),
    ...take,
  });
  return { recipe, stage: 'music', label: `music (${music.mood})` };
}
