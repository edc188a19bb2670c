import { setTimeout as sleep } from 'node:timers/promises';

/** Time enough to say goodbye to a queue server that answers. */
const PATIENCE_MS = 2000;

/**
 * Closes a part of the queue library's, but does not wait for ever: closed while it tries to connect again, its
 * own promise is never kept. What is left of it then neither works nor holds up the end of the process.
 */
export function closeSoon(close: Promise<unknown>): Promise<void> {
  return withinTime(close, PATIENCE_MS);
}

/** Ends when the work has, well or not, or when the time is up. */
export async function withinTime(work: Promise<unknown>, mostMs: number): Promise<void> {
  const given = new AbortController();
  const ended = work.catch(() => undefined).finally(() => given.abort());
  await Promise.race([ended, sleep(mostMs, undefined, { signal: given.signal }).catch(() => undefined)]);
}
