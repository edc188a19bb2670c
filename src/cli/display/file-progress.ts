import type { Invocation } from '../invocation.ts';
import { describeDuration } from './quantities.ts';

const ERASE_LINE = '\r\u001B[K';
/** On a log, progress is told in steps of so many parts of a hundred. */
const LOG_STEP = 25;
/** Before so much is done, nobody knows how long the rest takes. */
const KNOWN_FRACTION = 0.03;
const KNOWN_SECONDS = 1.5;

/**
 * Does long work on one file and shows how much of it is done and how long the rest will take: on one line that is
 * written over on a screen, a line for each quarter on a log. A screen is left as if nothing had been shown.
 */
export async function withProgress<Result>(
  { err, surroundings: { nowMs } }: Invocation,
  isQuiet: boolean,
  work: (onProgress: (fraction: number) => void) => Promise<Result>,
): Promise<Result> {
  const startedMs = nowMs();
  const step = err.isScreen ? 1 : LOG_STEP;
  let [told, isShown] = [0, false];
  const note = (fraction: number) => {
    const percent = Math.floor(fraction * 100);
    if (isQuiet || percent < told + step) return;
    told = percent - (percent % step);
    const seconds = (nowMs() - startedMs) / 1000;
    const isKnown = fraction >= KNOWN_FRACTION && seconds >= KNOWN_SECONDS && fraction < 1;
    const left = isKnown ? `, ${timeLeft((seconds * (1 - fraction)) / fraction)}` : '';
    if (err.isScreen) err.write(`${ERASE_LINE}  ${told} %${left}`);
    else err.line(`${told} %${left}`);
    isShown = true;
  };
  try {
    return await work(note);
  } finally {
    if (isShown && err.isScreen) err.write(ERASE_LINE);
  }
}

function timeLeft(seconds: number): string {
  return seconds < 1 ? 'nearly done' : `about ${describeDuration(seconds)} left`;
}
