import type { JsonObject, JsonValue } from '../domain/canonical-json.ts';

/** A piece of work that any worker can do from its description alone. */
export interface Job {
  /** What it makes, such as an asset's hash: the same id asked for twice at once is one job. */
  id: string;
  /** Whose limits it counts against: a provider, or `local`. */
  lane: string;
  /** The name of its handler. */
  kind: string;
  payload: JsonObject;
  /** Higher goes first within a lane; 0 where absent, up to 1000. */
  priority?: number;
  /** Attempts in all; the lane's own number where absent. */
  attempts?: number;
  /** True where nobody else can be asked after this one has failed. */
  isLastResort?: boolean;
}

export interface JobContext {
  /** Fires when the job is cancelled or the engine closes: stop soon, and leave nothing half-done. */
  signal: AbortSignal;
  /** 1 for the first. */
  attempt: number;
  /** Tells whoever wishes for the job how it goes; what is told in quick succession may be dropped. */
  report(progress: JsonValue): void;
}

/** Does a job and answers with what is worth telling; a ReelError that is `retryable` is tried again. */
export type JobHandler = (payload: JsonObject, context: JobContext) => Promise<JsonValue>;

/** What one provider can take. It holds over all workers, unless it is said to be each worker's own. */
export interface LaneLimits {
  /** Jobs at a time. */
  concurrency: number;
  /**
   * True where a person gave this lane's limits. Of processes that were given different ones the last to start wins;
   * one that was given none goes by what the others go by.
   */
  isGiven?: boolean;
  /** True where `concurrency` is what each worker can take, as for work on its own processor. */
  perWorker?: boolean;
  /** Starts within one stretch of time after the other; no limit where absent. */
  rate?: { starts: number; perMs: number };
  /** Attempts in all of a job that fails with a retryable error; 3 where absent, 5 for a job that is a last resort. */
  attempts?: number;
}

export interface RunOptions {
  /**
   * Takes this caller's wish back: `cancelled` is raised at once where the job waits, and when its handler has
   * stopped where it runs. The job itself ends when nobody wishes for it any more.
   */
  signal?: AbortSignal;
  /** Hears what the handler reports. */
  onProgress?(progress: JsonValue): void;
}

/** Runs jobs within each lane's limits. Jobs may be lost with their worker; what they made is in the stores. */
export interface JobEngine {
  /** Names the handler of a kind of job; before the first job of that kind. */
  handle(kind: string, handler: JobHandler): void;
  /**
   * Runs the job and answers with its result, or raises its last error as a ReelError. Retryable errors are
   * tried again after exponentially growing, jittered waits, or what the error asks for where that is longer.
   */
  run(job: Job, options?: RunOptions): Promise<JsonValue>;
  /** Takes no further jobs, cancels those that wait and run, and ends when their handlers have stopped. */
  close(): Promise<void>;
}
