import type { Random } from '../ports/clock.ts';

export interface Backoff {
  /** The shortest wait before the second attempt. */
  firstMs: number;
  /** The longest wait that is not asked for by the other side. */
  longestMs: number;
}

export const DEFAULT_BACKOFF: Backoff = { firstMs: 1000, longestMs: 60_000 };

/**
 * How long to wait after a failed attempt (1 for the first): twice as long each time, then lengthened by up to
 * as much again, so that many jobs that failed together do not come back together; never less than the other
 * side asked for.
 */
export function backoffMs(
  failedAttempt: number,
  backoff: Backoff,
  random: Random,
  retryAfterSeconds: number | undefined,
): number {
  const grown = Math.min(backoff.longestMs, backoff.firstMs * 2 ** (failedAttempt - 1));
  const jittered = Math.min(backoff.longestMs, grown * (1 + random()));
  return Math.round(Math.max(jittered, (retryAfterSeconds ?? 0) * 1000));
}
