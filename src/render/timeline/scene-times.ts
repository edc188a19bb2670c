import type { FilmScene } from '../../domain/film-recipe.ts';
import { SHORTEST_SCENE_SECONDS } from '../../domain/scene-length.ts';
import { type FrameRate, secondsToCoveringFrames, secondsToFrames } from '../../domain/time.ts';

/** Quiet from a scene's start until its first word, so that the eye arrives before the ear. */
const LEAD_IN_SECONDS = 0.5;

/**
 * The least that a scene's first picture stands before its first line, which may bring the next one: the title is read
 * alone, and a fade between two pictures that stand needs no coding of its own.
 */
const STANDING_SECONDS = 0.2;

/** Quiet between two lines of a scene. */
const BETWEEN_LINES_SECONDS = 0.3;

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
  let atSeconds =
    lineSeconds.length === 0 ? 0 : Math.max(LEAD_IN_SECONDS, scene.transition.seconds + STANDING_SECONDS);
  const lines = lineSeconds.map((seconds, index) => {
    const line = {
      startFrame: startFrame + secondsToFrames(atSeconds, rate),
      durationFrames: secondsToCoveringFrames(seconds, rate),
    };
    atSeconds += seconds + BETWEEN_LINES_SECONDS + (scene.lines[index]?.pauseSeconds ?? 0);
    return line;
  });
  const spokenSeconds = atSeconds - BETWEEN_LINES_SECONDS;
  const wholeSeconds = Math.max(
    scene.leastSeconds ?? SHORTEST_SCENE_SECONDS,
    (lineSeconds.length === 0 ? 0 : spokenSeconds) + scene.restSeconds,
  );
  return { startFrame, durationFrames: secondsToCoveringFrames(wholeSeconds, rate), lines };
}
