import type { NarrationLine, SceneTransition } from './storyboard.ts';

/** Quiet from a scene's start until its first word, so that the eye arrives before the ear. */
const LEAD_IN_SECONDS = 0.5;

/**
 * The least that a scene's first picture stands before its first line, which may bring the next one: the title is read
 * alone, and a fade between two pictures that stand needs no coding of its own.
 */
const STANDING_SECONDS = 0.2;

/** Quiet between two lines of a scene. */
const BETWEEN_LINES_SECONDS = 0.3;

/** How long it is quiet before the first word of a scene that comes in like this. */
export function leadInSeconds({ seconds }: Pick<SceneTransition, 'seconds'>): number {
  return Math.max(LEAD_IN_SECONDS, seconds + STANDING_SECONDS);
}

/** When each line of a scene begins, and when all has been said, in seconds from the scene's start. */
export function lineStarts(
  leadSeconds: number,
  lines: readonly Pick<NarrationLine, 'pauseSeconds'>[],
  lineSeconds: readonly number[],
): { starts: number[]; spokenSeconds: number } {
  if (lineSeconds.length === 0) return { starts: [], spokenSeconds: 0 };
  let atSeconds = leadSeconds;
  const starts = lineSeconds.map((seconds, index) => {
    const start = atSeconds;
    atSeconds += seconds + BETWEEN_LINES_SECONDS + (lines[index]?.pauseSeconds ?? 0);
    return start;
  });
  return { starts, spokenSeconds: atSeconds - BETWEEN_LINES_SECONDS };
}
