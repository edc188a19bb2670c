import { Queue, type Job as QueuedJob, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import type { JsonValue } from '../domain/canonical-json.ts';
import type { IdSource } from '../ports/clock.ts';
import type { Job, LaneLimits } from '../ports/job-engine.ts';
import { closeSoon } from './close-soon.ts';
import { type JobAnswer, type JobData, type JobEnd, queueIdOf, readFailure } from './job-messages.ts';

/** Where a lane's queue is. */
export interface QueuePlace {
  name: string;
  prefix: string;
  connection: Redis;
}

/** A run of a job that this process waits for. */
export interface AwaitedRun {
  queueId: string;
  /** The end, or undefined where the queue server has lost the job. */
  end: Promise<JobEnd | undefined>;
  forget(): void;
}

interface Waiting {
  nonce: string | undefined;
  /** Ends that were heard before it was known which run to wait for. */
  early: JobEnd[];
  end: PromiseWithResolvers<JobEnd | undefined>;
  report(progress: JsonValue): void;
}

export interface LaneQueueOptions {
  place: QueuePlace;
  limits: LaneLimits;
  /** How often jobs are looked up of which nothing was heard: an event may be lost with its connection. */
  lookUpMs: number;
  newId: IdSource;
  onProblem(error: Error): void;
}

/** What a lane's queue holds at a moment. */
export interface LaneLoad {
  waiting: number;
  /** Waiting for the time of their next attempt. */
  delayed: number;
  running: number;
  workers: number;
}

/** Higher goes first with us, lower with the queue server, whose highest is 1. */
const HIGHEST_PRIORITY = 1000;
/** Finished jobs are kept so long for those who missed the event. */
const KEPT = { age: 600, count: 2000 };
/** Events from this long ago are heard too, so that none is missed between connecting and listening. */
const EVENTS_SINCE_MS = 60_000;

/** One lane's queue as those see it who wish for jobs. */
export class LaneQueue {
  readonly #options: LaneQueueOptions;
  readonly #queue: Queue<JobData, JobAnswer>;
  readonly #events: QueueEvents;
  readonly #waiting = new Map<string, Waiting>();
  readonly #ready: Promise<unknown>;
  #lookUp: NodeJS.Timeout | undefined;

  constructor(options: LaneQueueOptions) {
    this.#options = options;
    const { name, ...place } = options.place;
    this.#queue = new Queue(name, {
      ...place,
      defaultJobOptions: { removeOnComplete: KEPT, removeOnFail: KEPT },
    });
    this.#events = new QueueEvents(name, { ...place, lastEventId: `${Date.now() - EVENTS_SINCE_MS}-0` });
    this.#queue.on('error', options.onProblem);
    this.#events.on('error', options.onProblem);
    this.#events.on('completed', ({ jobId, returnvalue }) =>
      this.#hear(jobId, returnvalue as unknown as JobAnswer),
    );
    this.#events.on('failed', ({ jobId, failedReason }) => this.#hear(jobId, readFailure(failedReason)));
    this.#events.on('progress', ({ jobId, data }) => this.#hearProgress(jobId, data as JobAnswer));
    this.#ready = Promise.all([this.#events.waitUntilReady(), this.#giveLimits(options.limits)]);
    this.#ready.catch(options.onProblem);
  }

  /** Adds the job, or joins it where somebody wished for it already. */
  async await(job: Job, attempts: number, report: (progress: JsonValue) => void): Promise<AwaitedRun> {
    await this.#ready;
    const queueId = queueIdOf(job.id);
    const waiting: Waiting = { nonce: undefined, early: [], end: Promise.withResolvers(), report };
    this.#waiting.set(queueId, waiting);
    this.#lookUp ??= setInterval(() => void this.#lookUpAll(), this.#options.lookUpMs).unref();
    const added = await this.#addOrJoin(job, queueId, attempts);
    waiting.nonce = added.data.nonce;
    for (const end of [...waiting.early, endOf(added)]) if (end !== undefined) this.#settle(waiting, end);
    return { queueId, end: waiting.end.promise, forget: () => this.#waiting.delete(queueId) };
  }

  /** Takes the job out of the queue; false where a worker has it. */
  async remove(queueId: string): Promise<boolean> {
    return (await this.#queue.remove(queueId)) === 1;
  }

  /** How many jobs are where, over all workers, and how many workers serve the lane. */
  async load(): Promise<LaneLoad> {
    const [counts, workers] = await Promise.all([
      this.#queue.getJobCounts('wait', 'prioritized', 'delayed', 'active'),
      this.#queue.getWorkersCount(),
    ]);
    const { wait = 0, prioritized = 0, delayed = 0, active = 0 } = counts;
    return { waiting: wait + prioritized, delayed, running: active, workers };
  }

  async close(): Promise<void> {
    clearInterval(this.#lookUp);
    await Promise.all([closeSoon(this.#events.close()), closeSoon(this.#queue.close())]);
  }

  /**
   * Sees to it that the queue has limits, which one that forgot everything has not, and answers with how many jobs may
   * be under way at a time, over all workers; undefined where each worker has a limit of its own.
   */
  async holdLimits(): Promise<number | undefined> {
    const { concurrency, perWorker, rate } = this.#options.limits;
    if (perWorker === true) return undefined;
    const { connection, prefix, name } = this.#options.place;
    // Where the queue library keeps it; only what is not there is written.
    await connection.hsetnx(`${prefix}:${name}:meta`, 'concurrency', concurrency);
    if (rate !== undefined && (await this.#queue.getGlobalRateLimit()) === null)
      await this.#queue.setGlobalRateLimit(rate.starts, rate.perMs);
    return (await this.#queue.getGlobalConcurrency()) ?? concurrency;
  }

  async #giveLimits({ concurrency, perWorker, rate, isGiven }: LaneLimits): Promise<void> {
    if (perWorker === true) await this.#queue.removeGlobalConcurrency();
    else if (isGiven) await this.#queue.setGlobalConcurrency(concurrency);
    if (isGiven && rate !== undefined) await this.#queue.setGlobalRateLimit(rate.starts, rate.perMs);
    await this.holdLimits();
  }

  /** A finished job keeps its id and its answer for a while; whoever wishes for it anew wants it done anew. */
  async #addOrJoin(job: Job, queueId: string, attempts: number): Promise<QueuedJob<JobData, JobAnswer>> {
    for (;;) {
      const nonce = this.#options.newId();
      await this.#queue.add(
        job.kind,
        { nonce, payload: job.payload },
        {
          jobId: queueId,
          attempts,
          backoff: { type: 'ours' },
          priority:
            1 + HIGHEST_PRIORITY - Math.min(HIGHEST_PRIORITY, Math.max(0, Math.round(job.priority ?? 0))),
        },
      );
      const there = await this.#queue.getJob(queueId);
      if (there === undefined) continue;
      if (there.data.nonce === nonce || there.finishedOn === undefined) return there;
      await this.#queue.remove(queueId);
    }
  }

  #hear(queueId: string, end: JobEnd): void {
    const waiting = this.#waiting.get(queueId);
    if (waiting === undefined) return;
    if (waiting.nonce === undefined) waiting.early.push(end);
    else this.#settle(waiting, end);
  }

  #hearProgress(queueId: string, { nonce, value }: JobAnswer): void {
    const waiting = this.#waiting.get(queueId);
    if (waiting !== undefined && (waiting.nonce ?? nonce) === nonce) waiting.report(value);
  }

  #settle(waiting: Waiting, end: JobEnd): void {
    if (end.nonce === undefined || end.nonce === waiting.nonce) waiting.end.resolve(end);
  }

  async #lookUpAll(): Promise<void> {
    for (const [queueId, waiting] of this.#waiting) {
      if (waiting.nonce === undefined) continue;
      try {
        const there = await this.#queue.getJob(queueId);
        const end = there && endOf(there);
        if (there === undefined || there.data.nonce !== waiting.nonce) waiting.end.resolve(undefined);
        else if (end !== undefined) this.#settle(waiting, end);
      } catch (error) {
        this.#options.onProblem(error as Error);
        return;
      }
    }
  }
}

function endOf(job: QueuedJob<JobData, JobAnswer>): JobEnd | undefined {
  if (job.finishedOn === undefined) return undefined;
  return job.failedReason ? readFailure(job.failedReason) : job.returnvalue;
}
