import type { FilmScene } from '../../domain/film-recipe.ts';
import { sceneFrames } from '../../domain/scene-length.ts';
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
  const { starts, spokenSeconds } = lineStarts(scene, lineSeconds);
  const lines = lineSeconds.map((seconds, index) => ({
    startFrame: startFrame + secondsToFrames(starts[index] ?? 0, rate),
    durationFrames: secondsToCoveringFrames(seconds, rate),
  }));
  return { startFrame, durationFrames: sceneFrames(scene, spokenSeconds, rate), lines };
}

/** When each line of a scene begins, and when all has been said, in seconds from the scene's start. */
export function lineStarts(
  scene: Pick<FilmScene, 'transition' | 'lines'>,
  lineSeconds: readonly number[],
): { starts: number[]; spokenSeconds: number } {
  if (lineSeconds.length === 0) return { starts: [], spokenSeconds: 0 };
  let atSeconds = Math.max(LEAD_IN_SECONDS, scene.transition.seconds + STANDING_SECONDS);
  const starts = lineSeconds.map((seconds, index) => {
    const start = atSeconds;
    atSeconds += seconds + BETWEEN_LINES_SECONDS + (scene.lines[index]?.pauseSeconds ?? 0);
    return start;
  });
  return { starts, spokenSeconds: atSeconds - BETWEEN_LINES_SECONDS };
}
