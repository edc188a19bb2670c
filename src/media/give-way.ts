import { getPriority, setPriority } from 'node:os';

/** By as much as nice(1) does where nothing is said. */
const NICER_BY = 10;
const LEAST_PRIORITY = 19;

/**
 * Has a process that was started just now, with all that it will start, give way to this one. At once: on Linux each
 * thread has a priority of its own, and those that begin later inherit that of the first.
 */
export function giveWay(processId: number): void {
  setPriority(processId, Math.min(LEAST_PRIORITY, getPriority() + NICER_BY));
}
