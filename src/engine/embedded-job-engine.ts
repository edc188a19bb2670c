import PQueue from 'p-queue';
import pRetry from 'p-retry';
import type { JsonValue } from '../domain/canonical-json.ts';
import { isReelError, ReelError } from '../domain/errors.ts';
import type { Clock, Random } from '../ports/clock.ts';
import type { Job, JobEngine, JobHandler, LaneLimits, RunOptions } from '../ports/job-engine.ts';
import { type Backoff, backoffMs, DEFAULT_BACKOFF } from './backoff.ts';
import { asJobError, cancelled, closing, DEFAULT_ATTEMPTS } from './job-outcome.ts';

export interface EmbeddedEngineOptions {
  /** Every lane that jobs may name. */
  lanes: Readonly<Record<string, LaneLimits>>;
  clock: Clock;
  random: Random;
  backoff?: Backoff;
}

/** A job under way, and everyone who wishes for it. */
interface SharedJob {
  result: Promise<JsonValue>;
  controller: AbortController;
  wishes: Set<RunOptions>;
}

/** Runs jobs in this process, a queue a lane. */
export class EmbeddedJobEngine implements JobEngine {
  readonly #options: EmbeddedEngineOptions;
  readonly #lanes = new Map<string, PQueue>();
  readonly #handlers = new Map<string, JobHandler>();
  readonly #jobs = new Map<string, SharedJob>();
  #closed = false;

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

  async run(job: Job, options: RunOptions = {}): Promise<JsonValue> {
    const { signal } = options;
    let shared = this.#jobs.get(job.id);
    while (shared?.controller.signal.aborted) {
      await shared.result.catch(() => undefined);
      shared = this.#jobs.get(job.id);
    }
    if (signal?.aborted) throw cancelled(signal.reason);
    shared ??= this.#start(job);
    const result = await resultUnlessWithdrawn(shared, { ...options });
    if (signal?.aborted) throw cancelled(signal.reason);
    return result;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const jobs = [...this.#jobs.values()];
    for (const job of jobs) job.controller.abort(closing());
    await Promise.allSettled(jobs.map((job) => job.result));
  }

  #start(job: Job): SharedJob {
    if (this.#closed) throw closing();
    const controller = new AbortController();
    const wishes = new Set<RunOptions>();
    // A moment later, so that whoever wishes for the job first hears its first report.
    const result = Promise.resolve()
      .then(() => this.#tryUntilDone(job, controller.signal, wishes))
      .finally(() => this.#jobs.delete(job.id));
    const shared = { result, controller, wishes };
    this.#jobs.set(job.id, shared);
    return shared;
  }

  #tryUntilDone(job: Job, signal: AbortSignal, wishes: ReadonlySet<RunOptions>): Promise<JsonValue> {
    const { clock, random, lanes, backoff = DEFAULT_BACKOFF } = this.#options;
    return pRetry((attempt) => this.#attempt(job, attempt, signal, wishes), {
      retries: (job.attempts ?? lanes[job.lane]?.attempts ?? DEFAULT_ATTEMPTS) - 1,
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
  async #attempt(
    job: Job,
    attempt: number,
    signal: AbortSignal,
    wishes: ReadonlySet<RunOptions>,
  ): Promise<JsonValue> {
    const lane = this.#lanes.get(job.lane);
    const handler = this.#handlers.get(job.kind);
    if (lane === undefined) throw new ReelError('internal', `There is no lane called ${job.lane}.`);
    if (handler === undefined) throw new ReelError('internal', `Nothing handles jobs of kind ${job.kind}.`);
    const waiting = new AbortController();
    const leaveTheQueue = () => waiting.abort(signal.reason);
    signal.addEventListener('abort', leaveTheQueue, { once: true });
    const work = () => {
      signal.removeEventListener('abort', leaveTheQueue);
      const report = (progress: JsonValue) => {
        for (const wish of wishes) wish.onProgress?.(progress);
      };
      return handler(job.payload, { signal, attempt, report });
    };
    try {
      return await lane.add(work, { priority: job.priority ?? 0, signal: waiting.signal });
    } catch (error) {
      throw signal.aborted ? cancelled(signal.reason) : asJobError(error, job);
    } finally {
      signal.removeEventListener('abort', leaveTheQueue);
    }
  }
}

/** The job's result; the last wish that is withdrawn ends the job, any other only its own waiting. */
async function resultUnlessWithdrawn(shared: SharedJob, wish: RunOptions): Promise<JsonValue> {
  const { signal } = wish;
  const withdrawn = Promise.withResolvers<never>();
  const withdraw = () => {
    shared.wishes.delete(wish);
    if (shared.wishes.size === 0) shared.controller.abort(cancelled(signal?.reason));
    else withdrawn.reject(cancelled(signal?.reason));
  };
  shared.wishes.add(wish);
  signal?.addEventListener('abort', withdraw, { once: true });
  try {
    return await Promise.race([shared.result, withdrawn.promise]);
  } finally {
    signal?.removeEventListener('abort', withdraw);
    shared.wishes.delete(wish);
  }
}
