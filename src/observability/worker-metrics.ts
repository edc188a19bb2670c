import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** How a handler's work on a job ended: `stopped` is cancelled, or handed on to another worker. */
export type JobEnding = 'done' | 'failed' | 'stopped';

/** What a lane's queue holds, over all workers. */
export interface QueueLoad {
  waiting: number;
  delayed: number;
  running: number;
  workers: number;
}

/** What is looked up at each reading; a part that cannot be had is left out. */
export interface Lookups {
  queues(): Promise<ReadonlyMap<string, QueueLoad>>;
  /** Paid calls that are not settled, counted by state. */
  openCalls(): Promise<ReadonlyMap<string, number>>;
}

/** From a line of speech to a long film or a vendor's clip. */
const DURATION_BUCKETS_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800];

/** The figures of one worker, in the text format of Prometheus. */
export class WorkerMetrics {
  readonly #registry = new Registry();
  readonly #jobs = new Counter({
    name: 'reelwright_jobs_total',
    help: 'Attempts at jobs that ended in this worker, by lane and outcome.',
    labelNames: ['lane', 'outcome'],
    registers: [this.#registry],
  });
  readonly #running = new Gauge({
    name: 'reelwright_jobs_running',
    help: 'Jobs under way in this worker.',
    labelNames: ['lane'],
    registers: [this.#registry],
  });
  readonly #durations = new Histogram({
    name: 'reelwright_job_duration_seconds',
    help: 'How long an attempt at a job took in this worker.',
    labelNames: ['lane', 'outcome'],
    buckets: DURATION_BUCKETS_SECONDS,
    registers: [this.#registry],
  });
  readonly #calls = new Counter({
    name: 'reelwright_paid_call_changes_total',
    help: 'Paid calls that came into a state in this worker, by provider and state.',
    labelNames: ['provider', 'state'],
    registers: [this.#registry],
  });
  readonly #spend = new Counter({
    name: 'reelwright_spend_dollars_total',
    help: 'Money spent on calls that were settled in this worker, in US dollars.',
    labelNames: ['provider'],
    registers: [this.#registry],
  });
  readonly #storeErrors = new Counter({
    name: 'reelwright_store_errors_total',
    help: 'Failures of the shared stores and queues that this worker met, by place and error code.',
    labelNames: ['store', 'code'],
    registers: [this.#registry],
  });
  readonly #queueJobs = new Gauge({
    name: 'reelwright_queue_jobs',
    help: 'Jobs in the queues over all workers, by lane and state.',
    labelNames: ['lane', 'state'],
    registers: [this.#registry],
  });
  readonly #queueWorkers = new Gauge({
    name: 'reelwright_queue_workers',
    help: 'Workers that serve a lane.',
    labelNames: ['lane'],
    registers: [this.#registry],
  });
  readonly #openCalls = new Gauge({
    name: 'reelwright_open_paid_calls',
    help: 'Paid calls that are not settled, over all projects, by state.',
    labelNames: ['state'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Lanes that are shown from the start, with nothing done yet. */
  expectLanes(lanes: Iterable<string>): void {
    for (const lane of lanes) {
      this.#running.set({ lane }, 0);
      for (const outcome of ['done', 'failed', 'stopped']) this.#jobs.inc({ lane, outcome }, 0);
    }
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  noteJobStarted(lane: string): void {
    this.#running.inc({ lane });
  }

  noteJobEnded(lane: string, outcome: JobEnding, tookMs: number): void {
    this.#running.dec({ lane });
    this.#jobs.inc({ lane, outcome });
    this.#durations.observe({ lane, outcome }, tookMs / 1000);
  }

  noteCall(provider: string, state: string): void {
    this.#calls.inc({ provider, state });
  }

  noteSpend(provider: string, micros: number): void {
    this.#spend.inc({ provider }, micros / 1_000_000);
  }

  noteStoreError(store: string, code: string): void {
    this.#storeErrors.inc({ store, code });
  }

  /** Everything as text, with what the lookups answer within the time. */
  async read(lookups: Lookups, mostMs: number): Promise<string> {
    const [queues, calls] = await Promise.all([
      within(lookups.queues(), mostMs),
      within(lookups.openCalls(), mostMs),
    ]);
    this.#queueJobs.reset();
    this.#queueWorkers.reset();
    for (const [lane, { workers, ...states }] of queues ?? []) {
      this.#queueWorkers.set({ lane }, workers);
      for (const [state, count] of Object.entries(states)) this.#queueJobs.set({ lane, state }, count);
    }
    this.#openCalls.reset();
    for (const [state, count] of calls ?? []) this.#openCalls.set({ state }, count);
    return this.#registry.metrics();
  }
}

async function within<Result>(lookup: Promise<Result>, mostMs: number): Promise<Result | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), mostMs);
  return Promise.race([lookup.catch(() => undefined), late.promise]).finally(() => clearTimeout(timer));
}
