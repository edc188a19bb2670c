import type { Scene } from './storyboard.ts';
import { type FrameRate, secondsToCoveringFrames } from './time.ts';

/** The least that a scene is shown for, where its storyboard does not say. */
export const SHORTEST_SCENE_SECONDS = 1;

/** How long a scene lasts in which words are heard for so long from its start; 0 for one in which nothing is said. */
export function sceneFrames(
  { leastSeconds = SHORTEST_SCENE_SECONDS, restSeconds }: Pick<Scene, 'leastSeconds' | 'restSeconds'>,
  spokenSeconds: number,
  rate: FrameRate,
): number {
  return secondsToCoveringFrames(Math.max(leastSeconds, spokenSeconds + restSeconds), rate);
}
