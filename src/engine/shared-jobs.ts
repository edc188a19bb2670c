import type { JsonValue } from '../domain/canonical-json.ts';
import type { Job, RunOptions } from '../ports/job-engine.ts';
import { cancelled, closing } from './job-outcome.ts';

/** How one job goes while it is worked on. */
export interface JobProgress {
  /** Fires when nobody wishes for the job any more. */
  signal: AbortSignal;
  /** Tells all who wish for it. */
  report(progress: JsonValue): void;
}

/** Does a job from its place in the queue to its end; on the signal it ends soon with `cancelled`. */
export type RunJob = (job: Job, progress: JobProgress) => Promise<JsonValue>;

interface SharedJob {
  result: Promise<JsonValue>;
  controller: AbortController;
  wishes: Set<RunOptions>;
}

/** The jobs that this process wishes for: one for all wishes of the same id, as long as there is one. */
export class SharedJobs {
  readonly #runJob: RunJob;
  readonly #jobs = new Map<string, SharedJob>();
  #closed = false;

  constructor(runJob: RunJob) {
    this.#runJob = runJob;
  }

  async run(job: Job, options: RunOptions): Promise<JsonValue> {
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

  /** Takes no further wishes, ends every job, and waits until all have ended. */
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
    const report = (progress: JsonValue) => {
      for (const wish of wishes) wish.onProgress?.(progress);
    };
    // A moment later, so that whoever wishes for the job first hears its first report.
    const result = Promise.resolve()
      .then(() => this.#runJob(job, { signal: controller.signal, report }))
      .finally(() => this.#jobs.delete(job.id));
    const shared = { result, controller, wishes };
    this.#jobs.set(job.id, shared);
    return shared;
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
