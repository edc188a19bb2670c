import PQueue from 'p-queue';
import pRetry from 'p-retry';
import type { JsonValue } from '../domain/canonical-json.ts';
import { isReelError } from '../domain/errors.ts';
import type { Clock, Random } from '../ports/clock.ts';
import type { Job, JobEngine, JobHandler, LaneLimits, RunOptions } from '../ports/job-engine.ts';
import { type Backoff, backoffMs, DEFAULT_BACKOFF } from './backoff.ts';
import { asJobError, attemptsOf, cancelled, noSuchKind, noSuchLane } from './job-outcome.ts';
import { type JobProgress, SharedJobs } from './shared-jobs.ts';

export interface EmbeddedEngineOptions {
  /** Every lane that jobs may name. */
  lanes: Readonly<Record<string, LaneLimits>>;
  clock: Clock;
  random: Random;
  backoff?: Backoff;
}

/** Runs jobs in this process, a queue a lane. */
export class EmbeddedJobEngine implements JobEngine {
  readonly #options: EmbeddedEngineOptions;
  readonly #lanes = new Map<string, PQueue>();
  readonly #handlers = new Map<string, JobHandler>();
  readonly #jobs = new SharedJobs((job, progress) => this.#tryUntilDone(job, progress));

  constructor(options: EmbeddedEngineOptions) {
    this.#options = options;
    for (const [lane, { concurrency, rate }] of Object.entries(options.lanes)) {
      const limits =
        rate === undefined ? {} : { interval: rate.perMs, intervalCap: rate.starts, strict: true };
      this.#lanes.set(lane, new PQueue({ concurrency, ...limits }));
    }
  }

  handle(kind: string, handler: JobHandler): void {
    this.#handlers.set(kind, handler);
  }

  run(job: Job, options: RunOptions = {}): Promise<JsonValue> {
    return this.#jobs.run(job, options);
  }

  close(): Promise<void> {
    return this.#jobs.close();
  }

  #tryUntilDone(job: Job, progress: JobProgress): Promise<JsonValue> {
    const { clock, random, lanes, backoff = DEFAULT_BACKOFF } = this.#options;
    const { signal } = progress;
    return pRetry((attempt) => this.#attempt(job, attempt, progress), {
      retries: attemptsOf(job, lanes) - 1,
      // The waits are our own: a vendor's wish and an injected clock are beyond the library's.
      minTimeout: 0,
      signal,
      shouldRetry: ({ error }) => isReelError(error) && error.retryable,
      onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
        if (!isReelError(error) || !error.retryable || retriesLeft === 0) return;
        await clock.sleep(backoffMs(attemptNumber, backoff, random, error.retryAfterSeconds), signal);
      },
    });
  }

  /** One attempt, from its place in the lane to its end. A lane's place stays taken until the handler is done. */
  async #attempt(job: Job, attempt: number, { signal, report }: JobProgress): Promise<JsonValue> {
    const lane = this.#lanes.get(job.lane);
    const handler = this.#handlers.get(job.kind);
    if (lane === undefined) throw noSuchLane(job.lane);
    if (handler === undefined) throw noSuchKind(job.kind);
    const waiting = new AbortController();
    const leaveTheQueue = () => waiting.abort(signal.reason);
    signal.addEventListener('abort', leaveTheQueue, { once: true });
    const work = () => {
      signal.removeEventListener('abort', leaveTheQueue);
      return handler(job.payload, { signal, attempt, report });
    };
    try {
      return await lane.add(work, { priority: job.priority ?? 0, signal: waiting.signal });
    } catch (error) {
      throw signal.aborted ? cancelled(signal.reason) : asJobError(error, job.kind);
    } finally {
      signal.removeEventListener('abort', leaveTheQueue);
    }
  }
}
