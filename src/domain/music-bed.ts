import { SHORTEST_SCENE_SECONDS } from './scene-length.ts';
import type { Settings } from './settings.ts';
import { spokenSeconds } from './spoken-length.ts';
import type { Scene } from './storyboard.ts';

/** The longest music under narration: long enough not to tire, short enough to be made in a second. */
export const LONGEST_BED_SECONDS = 64;
/** Shorter music is heard going round in circles. */
const SHORTEST_BED_SECONDS = 12;

/** Quiet around what is said, about. */
const AROUND_A_LINE_SECONDS = 0.35;
/** Voices differ in pace; where one is slower than this allows, the music is looped. */
const MARGIN = 1.1;

/**
 * How long the music under a film's narration is to be made, in whole seconds: about as long as the film, with a margin,
 * for what is longer is paid for and never heard. Longer films have their music looped.
 */
export function bedSeconds(scenes: readonly Scene[], { speed }: Pick<Settings, 'speed'>): number {
  const filmSeconds = scenes.reduce((sum, scene) => sum + sceneSeconds(scene, speed), 0);
  return Math.min(LONGEST_BED_SECONDS, Math.max(SHORTEST_BED_SECONDS, Math.ceil(filmSeconds * MARGIN)));
}

/** About how long a scene lasts, by the words that are said in it. */
export function sceneSeconds({ narration, restSeconds, leastSeconds }: Scene, speed: number): number {
  const saidSeconds = narration.reduce(
    (sum, { text, pauseSeconds = 0 }) =>
      sum + spokenSeconds(text) / speed + AROUND_A_LINE_SECONDS + pauseSeconds,
    0,
  );
  return Math.max(leastSeconds ?? SHORTEST_SCENE_SECONDS, saidSeconds + restSeconds);
}
