/** The time, and waiting for it. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  nowMs(): number;
  /** Ends after the time, or at once with a ReelError `cancelled` where the signal fires. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
}

/** Gives a new name at each call, unlike any given before by any process; safe in paths and URLs. */
export type IdSource = () => string;

/** A number from 0 up to, but not including, 1. Used to spread load, never for what is seen or heard. */
export type Random = () => number;
