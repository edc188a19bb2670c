/** What a process that does jobs for others is told. */
export interface WorkerOptions {
  /** Where files that are worked on are kept near; by `REEL_HOME` or the user's data folder where absent. */
  home?: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** Jobs at a time in each lane of this machine's own processor; the lanes' usual numbers where absent. */
  concurrency?: number;
  /** Where health, readiness and figures are served; port 0 is any that is free. */
  host: string;
  port: number;
  logLevel: LogLevel;
  /** Takes one line of the log at a time, with its end. */
  writeLog(line: string): void;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A process that does jobs for others. */
export interface RunningWorker {
  /** Where health, readiness and figures are served: `http://127.0.0.1:9464`. */
  address: string;
  /**
   * Takes no further jobs, waits for those under way as long as told, hands the rest on to other workers, and closes
   * everything.
   */
  drain(patienceMs: number): Promise<void>;
}
