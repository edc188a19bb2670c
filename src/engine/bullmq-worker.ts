import { type Job, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import type { JsonValue } from '../domain/canonical-json.ts';
import { isReelError, type ReelError } from '../domain/errors.ts';
import type { Random } from '../ports/clock.ts';
import type { JobHandler, LaneLimits } from '../ports/job-engine.ts';
import { type Backoff, backoffMs } from './backoff.ts';
import type { QueuePlace } from './bullmq-queue.ts';
import { closeSoon, withinTime } from './close-soon.ts';
import { type JobAnswer, type JobData, writeFailure } from './job-messages.ts';
import { asJobError, cancelled, noSuchKind } from './job-outcome.ts';

export interface LaneWorkerOptions {
  place: QueuePlace;
  limits: LaneLimits;
  handlers: ReadonlyMap<string, JobHandler>;
  backoff: Backoff;
  random: Random;
  onProblem(error: Error): void;
}

/** A worker that says nothing for this long is taken for dead, and its jobs go to others. */
const LOCK_MS = 4000;
const DEAD_WORKER_CHECK_MS = 2000;
/** A job that was under way in this many workers that died is not given to another one. */
const MOST_DEAD_WORKERS = 20;
/** The cancel reason for jobs that others are to go on with. */
const HANDED_ON = 'handed on';

/** Does the jobs of one lane in this process, within the limits that hold over all. */
export class LaneWorker {
  readonly #options: LaneWorkerOptions;
  readonly #worker: Worker<JobData, JobAnswer>;
  readonly #underWay = new Set<Promise<JsonValue>>();

  constructor(options: LaneWorkerOptions) {
    this.#options = options;
    const { place, limits, backoff, random } = options;
    this.#worker = new Worker<JobData, JobAnswer>(
      place.name,
      (job, token, signal) => this.#process(job, token, signal ?? new AbortController().signal),
      {
        connection: place.connection,
        prefix: place.prefix,
        concurrency: limits.concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: DEAD_WORKER_CHECK_MS,
        maxStalledCount: MOST_DEAD_WORKERS,
        settings: {
          backoffStrategy: (attempt, _type, error) => backoffMs(attempt, backoff, random, waitAskedBy(error)),
        },
      },
    );
    this.#worker.on('error', (error) => options.onProblem(error));
    // Whoever lost the lock, as after a pause, works on beside its successor unless it is told to stop.
    this.#worker.on('lockRenewalFailed', (ids) => {
      for (const id of ids) this.#worker.cancelJob(id, HANDED_ON);
    });
  }

  /** Takes so many jobs at a time from now on. */
  takeAtATime(jobs: number): void {
    this.#worker.concurrency = jobs;
  }

  cancel(queueId: string): void {
    this.#worker.cancelJob(queueId);
  }

  /**
   * Stops taking jobs, waits for those under way as long as told, hands the rest on to other workers, and ends when
   * the handlers have stopped.
   */
  async close(patienceMs = 0): Promise<void> {
    // Where the queue server is gone it may fail before it is waited for, which nobody would have caught.
    const closed = this.#worker.close().catch(() => undefined);
    await withinTime(Promise.allSettled(this.#underWay), patienceMs);
    this.#worker.cancelAllJobs(HANDED_ON);
    await Promise.allSettled(this.#underWay);
    await closeSoon(closed);
  }

  async #process(
    job: Job<JobData, JobAnswer>,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<JobAnswer> {
    const { nonce } = job.data;
    const reports = new Reports((value) => job.updateProgress({ nonce, value }));
    try {
      const value = await this.#handle(job, signal, reports);
      await reports.told();
      return { nonce, value };
    } catch (error) {
      await reports.told();
      if (signal.aborted && signal.reason === HANDED_ON) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      throw asQueueError(nonce, signal.aborted ? cancelled(signal.reason) : asJobError(error, job.name));
    }
  }

  async #handle(job: Job<JobData, JobAnswer>, signal: AbortSignal, reports: Reports): Promise<JsonValue> {
    const handler = this.#options.handlers.get(job.name);
    if (handler === undefined) throw noSuchKind(job.name);
    const attempt = job.attemptsMade + 1;
    const report = (progress: JsonValue) => reports.tell(progress);
    const work = handler(job.data.payload, { signal, attempt, report });
    this.#underWay.add(work);
    return work.finally(() => this.#underWay.delete(work));
  }
}

/** The error in the form that makes the queue server do the right thing: try again, or not. */
function asQueueError(nonce: string, error: ReelError): Error {
  const text = writeFailure(nonce, error);
  return error.retryable ? new Error(text, { cause: error }) : new UnrecoverableError(text);
}

function waitAskedBy(error: Error | undefined): number | undefined {
  return isReelError(error?.cause) ? error.cause.retryAfterSeconds : undefined;
}

/** Sends reports one after the other; of those that wait for the one before only the last is sent. */
class Reports {
  readonly #send: (value: JsonValue) => Promise<void>;
  #next: { value: JsonValue } | undefined;
  #sending: Promise<void> | undefined;

  constructor(send: (value: JsonValue) => Promise<void>) {
    this.#send = send;
  }

  tell(value: JsonValue): void {
    this.#next = { value };
    this.#sending ??= this.#sendAll();
  }

  /** Ends when everything was sent or has failed: a report that is lost harms nobody. */
  async told(): Promise<void> {
    await this.#sending;
  }

  async #sendAll(): Promise<void> {
    while (this.#next !== undefined) {
      const { value } = this.#next;
      this.#next = undefined;
      await this.#send(value).catch(() => undefined);
    }
    this.#sending = undefined;
  }
}
