import { setTimeout as wait } from 'node:timers/promises';
import type { BreakableServer } from './battlefield.ts';

const FIRST_MS = 2_000;
const WITHIN_MS = 8_000;
const LONGEST_MS = 2_000;

/**
 * Lets one server after the other go away for up to two seconds, at random instants, until it is told to end.
 * Answers with how often.
 */
export async function breakServers(
  servers: readonly BreakableServer[],
  random: () => number,
  until: AbortSignal,
): Promise<number> {
  const pause = (durationMs: number) => wait(durationMs, undefined, { signal: until }).catch(() => undefined);
  let outages = 0;
  while (servers.length > 0) {
    await pause(FIRST_MS + WITHIN_MS * random());
    if (until.aborted) break;
    const server = servers[Math.floor(random() * servers.length)];
    server?.connections.down();
    if (random() < 0.5) await server?.forget?.();
    await pause(LONGEST_MS * random());
    server?.connections.up();
    outages += 1;
  }
  return outages;
}
