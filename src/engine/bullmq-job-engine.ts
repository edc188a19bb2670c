import { Redis } from 'ioredis';
import type { JsonValue } from '../domain/canonical-json.ts';
import type { Clock, IdSource, Random } from '../ports/clock.ts';
import type { Job, JobEngine, JobHandler, LaneLimits, RunOptions } from '../ports/job-engine.ts';
import { type Backoff, DEFAULT_BACKOFF } from './backoff.ts';
import { type AwaitedRun, type LaneLoad, LaneQueue, type QueuePlace } from './bullmq-queue.ts';
import { LaneWorker } from './bullmq-worker.ts';
import { closeSoon } from './close-soon.ts';
import type { JobEnd } from './job-messages.ts';
import { attemptsOf, cancelled, closing, noSuchLane } from './job-outcome.ts';
import { type JobProgress, SharedJobs } from './shared-jobs.ts';

export interface BullmqEngineOptions {
  /** `redis://user:password@host:port/database` */
  redisUrl: string;
  /** What every key begins with: engines of the same prefix share their queues. */
  prefix?: string;
  /** Every lane that jobs may name; the same for all engines of a prefix. */
  lanes: Readonly<Record<string, LaneLimits>>;
  /** False for a process that wishes for jobs and does none, such as one that serves pages. */
  works?: boolean;
  clock: Clock;
  newId: IdSource;
  random: Random;
  backoff?: Backoff;
  /** How long the end of a job may go unnoticed where its event was lost. */
  lookUpMs?: number;
  /** Hears of what mends itself, such as a connection that broke. */
  onProblem?(error: Error): void;
}

const DEFAULT_PREFIX = 'reelwright';
const DEFAULT_LOOK_UP_MS = 10_000;
/** How often a running job is told to stop: the first time it may just be changing hands. */
const CANCEL_AGAIN_MS = 500;
/** Wishes of a process that died do not keep others from cancelling for longer than this. */
const WISH_SECONDS = 24 * 3600;

/** Runs jobs on whichever machine has a worker, through queues on a Redis server, one a lane. */
export class BullmqJobEngine implements JobEngine {
  readonly #options: BullmqEngineOptions;
  readonly #prefix: string;
  readonly #id: string;
  readonly #connection: Redis;
  readonly #announcements: Redis;
  readonly #handlers = new Map<string, JobHandler>();
  readonly #queues = new Map<string, LaneQueue>();
  readonly #workers = new Map<string, LaneWorker>();
  readonly #jobs = new SharedJobs((job, progress) => this.#runAnywhere(job, progress));
  /** What is waited for: rejected in the end where the queue server does not answer any more. */
  readonly #runs = new Set<PromiseWithResolvers<never>>();
  readonly #holdingLimits: NodeJS.Timeout;
  #isDraining = false;
  #closed: Promise<void> | undefined;

  constructor(options: BullmqEngineOptions) {
    this.#options = options;
    this.#prefix = options.prefix ?? DEFAULT_PREFIX;
    this.#id = options.newId();
    this.#connection = new Redis(options.redisUrl, { maxRetriesPerRequest: null });
    this.#announcements = this.#connection.duplicate();
    for (const connection of [this.#connection, this.#announcements]) {
      connection.on('error', (error) => this.#problem(error));
    }
    this.#announcements.on('message', (_channel, message) => {
      const { lane, queueId } = JSON.parse(message) as Cancellation;
      this.#workers.get(lane)?.cancel(queueId);
    });
    const { lookUpMs = DEFAULT_LOOK_UP_MS } = options;
    this.#holdingLimits = setInterval(() => void this.#holdLimits(), lookUpMs).unref();
    this.#connection.on('ready', () => void this.#holdLimits());
    this.#announcements.subscribe(this.#channel).catch((error: Error) => this.#problem(error));
  }

  handle(kind: string, handler: JobHandler): void {
    const isFirst = this.#handlers.size === 0;
    this.#handlers.set(kind, handler);
    // Once all handlers that are named together are known, work may come.
    if (isFirst && this.#options.works !== false) setImmediate(() => this.#startWorkers());
  }

  async run(job: Job, options: RunOptions = {}): Promise<JsonValue> {
    const abandoned = Promise.withResolvers<never>();
    this.#runs.add(abandoned);
    try {
      return await Promise.race([this.#jobs.run(job, options), abandoned.promise]);
    } finally {
      this.#runs.delete(abandoned);
    }
  }

  /** What each lane's queue holds, over all workers; it waits where the queue server does not answer. */
  async loads(): Promise<Map<string, LaneLoad>> {
    const lanes = Object.keys(this.#options.lanes);
    const loads = await Promise.all(lanes.map((lane) => this.#queueOf(lane).load()));
    return new Map(loads.map((load, index) => [lanes[index] ?? '', load]));
  }

  /**
   * Takes no further jobs, waits for those under way as long as told, and hands the rest on to other workers. To be
   * closed afterwards.
   */
  async drain(patienceMs: number): Promise<void> {
    this.#isDraining = true;
    await Promise.all([...this.#workers.values()].map((worker) => worker.close(patienceMs)));
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    clearInterval(this.#holdingLimits);
    await closeSoon(this.#jobs.close());
    const parts = [...this.#workers.values(), ...this.#queues.values()];
    await Promise.all(parts.map((part) => part.close()));
    for (const run of this.#runs) run.reject(closing());
    this.#announcements.disconnect();
    this.#connection.disconnect();
  }

  /** Waits for the job's end wherever it is done; where the queue server lost it, it is wished for again. */
  async #runAnywhere(job: Job, { signal, report }: JobProgress): Promise<JsonValue> {
    const queue = this.#queueOf(job.lane);
    for (;;) {
      const run = await queue.await(job, attemptsOf(job, this.#options.lanes), report);
      try {
        const end = await this.#endOf(run, job.lane, queue, signal);
        if (end !== undefined && 'value' in end) return end.value;
        if (signal.aborted) throw cancelled(signal.reason);
        // Another process took its own wish back at the moment when this one joined.
        if (end !== undefined && end.error.code !== 'cancelled') throw end.error;
      } finally {
        run.forget();
      }
    }
  }

  async #endOf(
    run: AwaitedRun,
    lane: string,
    queue: LaneQueue,
    signal: AbortSignal,
  ): Promise<JobEnd | undefined> {
    const wishes = `${this.#prefix}:wishes:${lane}:${run.queueId}`;
    await this.#connection.pipeline().sadd(wishes, this.#id).expire(wishes, WISH_SECONDS).exec();
    const aborted = Promise.withResolvers<undefined>();
    const onAbort = () => aborted.resolve(undefined);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    try {
      const end = await Promise.race([run.end, aborted.promise]);
      if (!signal.aborted) return end;
      await this.#connection.srem(wishes, this.#id);
      if ((await this.#connection.scard(wishes)) > 0) return undefined;
      return await this.#cancel(run, lane, queue);
    } finally {
      signal.removeEventListener('abort', onAbort);
      await this.#connection.srem(wishes, this.#id);
    }
  }

  /** Takes the job out of its queue, or tells its worker to stop and waits until it has. */
  async #cancel(run: AwaitedRun, lane: string, queue: LaneQueue): Promise<JobEnd | undefined> {
    const ended = new AbortController();
    const end = run.end.finally(() => ended.abort());
    while (!ended.signal.aborted) {
      if (await queue.remove(run.queueId)) return undefined;
      const cancellation: Cancellation = { lane, queueId: run.queueId };
      await this.#connection.publish(this.#channel, JSON.stringify(cancellation));
      await this.#options.clock.sleep(CANCEL_AGAIN_MS, ended.signal).catch(() => undefined);
    }
    return end;
  }

  #queueOf(lane: string): LaneQueue {
    const limits = this.#options.lanes[lane];
    if (limits === undefined) throw noSuchLane(lane);
    const there = this.#queues.get(lane);
    if (there !== undefined) return there;
    const { newId, lookUpMs = DEFAULT_LOOK_UP_MS } = this.#options;
    const onProblem = (error: Error) => this.#problem(error);
    const queue = new LaneQueue({ place: this.#place(lane), limits, lookUpMs, newId, onProblem });
    this.#queues.set(lane, queue);
    return queue;
  }

  /** Goes by the limits that hold over all workers, which another process may have changed or a server forgotten. */
  async #holdLimits(): Promise<void> {
    for (const [lane, queue] of this.#queues) {
      const concurrency = await queue.holdLimits().catch(() => undefined);
      if (concurrency !== undefined) this.#workers.get(lane)?.takeAtATime(concurrency);
    }
  }

  #startWorkers(): void {
    if (this.#isDraining || this.#closed !== undefined) return;
    const { lanes, random, backoff = DEFAULT_BACKOFF } = this.#options;
    for (const [lane, limits] of Object.entries(lanes)) {
      // The queue sets the limits that hold over all workers, so it is there before the first job is taken.
      this.#queueOf(lane);
      const onProblem = (error: Error) => this.#problem(error);
      const handlers = this.#handlers;
      const worker = new LaneWorker({
        place: this.#place(lane),
        limits,
        handlers,
        backoff,
        random,
        onProblem,
      });
      this.#workers.set(lane, worker);
    }
    void this.#holdLimits();
  }

  #place(lane: string): QueuePlace {
    return { name: encodeURIComponent(lane), prefix: this.#prefix, connection: this.#connection };
  }

  get #channel(): string {
    return `${this.#prefix}:cancel`;
  }

  #problem(error: Error): void {
    this.#options.onProblem?.(error);
  }
}

interface Cancellation {
  lane: string;
  queueId: string;
}
