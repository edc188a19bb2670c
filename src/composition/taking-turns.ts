import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import type { Maker } from '../ports/maker.ts';

/** What is asked for within this time of the first counts as asked for at once. */
const GATHERING_MS = 25;

/**
 * Makers that share this machine's processor, the most urgent first: as many work at a time as there are cores. What
 * waits here would gain nothing by being begun, and everything under way holds memory.
 */
export function takingTurns(
  makers: readonly Maker[],
  atATime: number = Math.max(2, availableParallelism()),
): Maker[] {
  const turns = new PQueue({ concurrency: atATime, autoStart: false });
  turns.addEventListener('idle', () => turns.pause());
  return makers.map((maker, index) => ({
    ...maker,
    make: (request) => {
      if (turns.isPaused && turns.size === 0) setTimeout(() => turns.start(), GATHERING_MS);
      return turns.add(() => maker.make(request), { priority: -index, signal: request.signal });
    },
  }));
}
