import type { Job, JobEngine, LaneLimits } from '../../src/ports/job-engine.ts';

/** An engine with lanes of its own, and waits between attempts short enough for a test. */
export interface EngineUnderTest extends AsyncDisposable {
  engine: JobEngine;
  /** Ends when so many jobs of the lane wait for their turn. */
  untilWaiting(lane: string, jobs: number): Promise<void>;
}

export type OpenEngine = (lanes: Record<string, LaneLimits>) => Promise<EngineUnderTest>;

/** Lanes that most tests can do with. */
export const LANES = { wide: { concurrency: 50 }, narrow: { concurrency: 1 }, three: { concurrency: 3 } };

/** A job of the wide lane, with what a test wants different. */
export function job(id: string, different: Partial<Job> = {}): Job {
  return { id, lane: 'wide', kind: 'work', payload: {}, ...different };
}

/** Something to wait for until it is opened. */
export function gate(): { opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}

/** Lets everything that can go on in this process go on. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

/** Time for what must not happen to happen: a test that waits so cannot fail by waiting too short. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
