import type { FilmTakes } from '../project.ts';
import { refused } from '../refused.ts';
import type { Settings } from '../settings.ts';
import type { EditedFilm } from './edited-film.ts';
import { refusedEdit } from './refused-edit.ts';

/** The pieces of music that a film ever had of the mood and tempo that it has now. */
export interface MusicTakes {
  /** Which of them is heard, counted from 1. */
  heard: number;
  count: number;
}

/** Those of a film whose music nobody asked for anew. */
export const FIRST_PIECE: MusicTakes = { heard: 1, count: 1 };

/** The pieces of a film, as its project keeps them. */
export function musicTakesOf({ music: heard = 1, musicCount = heard }: FilmTakes = {}): MusicTakes {
  return { heard, count: Math.max(heard, musicCount) };
}

/** What a project keeps of them; undefined where there is nothing to keep. */
export function withMusicTakes(
  { music: _heard, musicCount: _count, ...others }: FilmTakes = {},
  { heard, count }: MusicTakes = FIRST_PIECE,
): FilmTakes | undefined {
  const takes = {
    ...others,
    ...(heard > 1 && { music: heard }),
    ...(count > heard && { musicCount: count }),
  };
  return Object.keys(takes).length === 0 ? undefined : takes;
}

/** Whether music of these settings is another: another mood or tempo has pieces of its own. */
export function isOtherMusic(
  { music: one }: Pick<Settings, 'music'>,
  { music: other }: Pick<Settings, 'music'>,
) {
  return one.mood !== other.mood || one.tempoBpm !== other.tempoBpm;
}

/** The film with another piece of the same mood; those before stay. `invalid-input` where no music is made for it. */
export function anotherPiece(film: EditedFilm): EditedFilm {
  refuseUnmade(film);
  const { count } = film.musicTakes ?? FIRST_PIECE;
  return { ...film, musicTakes: { heard: count + 1, count: count + 1 } };
}

/** The film with another of its pieces heard; `invalid-input` where it has no such piece. */
export function selectedPiece(film: EditedFilm, number: number): EditedFilm {
  refuseUnmade(film);
  const { count } = film.musicTakes ?? FIRST_PIECE;
  if (number > count) {
    const problem =
      count === 1 ? 'is not there: the film has one piece of music' : `must be from 1 to ${count}`;
    throw refusedEdit('take', String(number), problem);
  }
  return { ...film, musicTakes: { heard: number, count } };
}

const BROUGHT =
  'is a file of your own, of which there is no other piece; give another file in the brief, or take it out there and choose a mood';

/** Music that is brought, or that there is not, has no other pieces. */
function refuseUnmade({ settings: { music }, leadMusic }: EditedFilm): void {
  const isBrought = leadMusic === undefined ? music.file !== undefined : 'own' in leadMusic;
  if (isBrought) throw refused({ field: 'music', problem: BROUGHT });
  const isSilent = leadMusic === undefined && (music.mood === undefined || music.mood === 'none');
  if (isSilent) throw refused({ field: 'music', problem: 'is not there; choose a mood for the film first' });
}
