import type { FilmScene } from '../../domain/film-recipe.ts';
import { leadInSeconds, lineStarts } from '../../domain/line-starts.ts';
import { sceneFrames } from '../../domain/scene-length.ts';
import { type FrameRate, secondsToCoveringFrames, secondsToFrames } from '../../domain/time.ts';

/** Where a scene lies in the film, and each of its lines: whole frames, counted from the film's start. */
export interface SceneTimes {
  startFrame: number;
  durationFrames: number;
  lines: { startFrame: number; durationFrames: number }[];
}

/**
 * Lays the scenes end to end, each as long as what is said in it: narration sets the time. Every scene starts
 * on a whole frame and every line at a whole frame within it, so nothing drifts however many there are.
 * `lineSeconds` gives the measured length of each scene's lines.
 */
export function timeScenes(
  scenes: readonly FilmScene[],
  lineSeconds: readonly (readonly number[])[],
  rate: FrameRate,
): SceneTimes[] {
  let startFrame = 0;
  return scenes.map((scene, index) => {
    const times = timeScene(scene, lineSeconds[index] ?? [], startFrame, rate);
    startFrame += times.durationFrames;
    return times;
  });
}

function timeScene(
  scene: FilmScene,
  lineSeconds: readonly number[],
  startFrame: number,
  rate: FrameRate,
): SceneTimes {
  const leadSeconds = leadInSeconds(scene.transition);
  const { starts, spokenSeconds } = lineStarts(leadSeconds, scene.lines, lineSeconds);
  const lines = lineSeconds.map((seconds, index) => ({
    startFrame: startFrame + secondsToFrames(starts[index] ?? 0, rate),
    durationFrames: secondsToCoveringFrames(seconds, rate),
  }));
  return { startFrame, durationFrames: sceneFrames(scene, spokenSeconds, rate), lines };
}
