import type { Clock } from '../ports/clock.ts';
import { TooManyRequests } from './problem.ts';

export interface RateLimitOptions {
  requestsPerSecond: number;
  /** How many may come at once after a pause. */
  burst: number;
}

/** Lets each asker ask so often, by a bucket that fills with time. */
export class RateLimit {
  readonly #options: RateLimitOptions;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();

  constructor(options: RateLimitOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  /** Counts a request; raises `TooManyRequests` where the asker must wait. */
  count(asker: string): void {
    const { requestsPerSecond, burst } = this.#options;
    const nowMs = this.#clock.nowMs();
    const { tokens, atMs } = this.#buckets.get(asker) ?? { tokens: burst, atMs: nowMs };
    const filled = Math.min(burst, tokens + ((nowMs - atMs) / 1000) * requestsPerSecond);
    if (filled < 1) throw new TooManyRequests((1 - filled) / requestsPerSecond);
    this.#buckets.set(asker, { tokens: filled - 1, atMs: nowMs });
    if (this.#buckets.size > 10_000) this.#forgetFull(nowMs);
  }

  #forgetFull(nowMs: number): void {
    const { requestsPerSecond, burst } = this.#options;
    for (const [asker, { tokens, atMs }] of this.#buckets) {
      if (tokens + ((nowMs - atMs) / 1000) * requestsPerSecond >= burst) this.#buckets.delete(asker);
    }
  }
}
