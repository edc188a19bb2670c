import type { FilmMusic, FilmWish } from '../../domain/film-recipe.ts';
import type { LeadEnd } from '../../domain/music-led.ts';
import { framesToSeconds } from '../../domain/time.ts';
import type { MediaReference, MusicClip } from '../../domain/timeline.ts';
import type { SceneMedia } from './film-timeline.ts';
import type { SceneTimes } from './scene-times.ts';

const FADE_IN_SECONDS = 1;
const FADE_OUT_SECONDS = 2.5;

/** Of music that was to play to its own end, where the film ends before that or goes on after it. */
const OTHER_END_FADE_SECONDS = 2;
/** Nobody hears that music ends by so much before the film, or the film before it. */
const UNHEARD_SECONDS = 0.25;

/** The film's music in its timeline: over all of it, but for films around it that are heard themselves. */
export function musicClips(
  { music, scenes, frameRate }: FilmWish,
  times: readonly SceneTimes[],
  media: readonly SceneMedia[],
  sound: MediaReference | null,
): MusicClip[] {
  if (music === null || sound === null) return [];
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return [];
  const makesRoom = (id: string | undefined, at: number) =>
    id !== undefined &&
    scenes.at(at)?.id === id &&
    (music.leads !== undefined || media.at(at)?.movie?.soundSeconds !== undefined);
  const startFrame = makesRoom(music.opening, 0) ? first.durationFrames : 0;
  const endFrame = last.startFrame + (makesRoom(music.closing, -1) ? 0 : last.durationFrames);
  if (endFrame <= startFrame) return [];
  const durationFrames = endFrame - startFrame;
  const { gainDecibels, duckingDecibels } = music;
  const ends = endsOf(music, framesToSeconds(durationFrames, frameRate));
  return [{ media: sound, startFrame, durationFrames, gainDecibels, duckingDecibels, ...ends }];
}

/** How music begins and ends that is heard for so long. */
function endsOf(
  { leads }: FilmMusic,
  seconds: number,
): Pick<MusicClip, 'fadeInSeconds' | 'fadeOutSeconds' | 'loops'> {
  if (leads === undefined) return { fadeInSeconds: FADE_IN_SECONDS, fadeOutSeconds: FADE_OUT_SECONDS };
  return { fadeInSeconds: 0, ...leadEnd(leads, seconds) };
}

/** Music that leads ends as it does by itself where the film ends with it; else it fades out, begun again if need be. */
function leadEnd({ fadeOutSeconds, lengthSeconds }: LeadEnd, seconds: number) {
  const beyondSeconds = lengthSeconds === undefined ? 0 : seconds - lengthSeconds;
  if (Math.abs(beyondSeconds) <= UNHEARD_SECONDS) return { fadeOutSeconds, loops: false };
  const fade = Math.max(fadeOutSeconds, Math.min(OTHER_END_FADE_SECONDS, seconds / 4));
  return { fadeOutSeconds: fade, loops: beyondSeconds > 0 };
}
