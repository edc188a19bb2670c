/** What went wrong, as a word that programs branch on. A message may change; a code does not. */
export type ErrorCode =
  | 'invalid-input'
  | 'unknown-name'
  | 'not-found'
  | 'conflict'
  | 'not-writable'
  | 'storage-full'
  | 'home-too-new'
  | 'unauthorized'
  | 'forbidden'
  | 'too-large'
  | 'unsupported-media'
  | 'over-budget'
  | 'provider-failed'
  | 'provider-unavailable'
  | 'outcome-unknown'
  | 'media-failed'
  | 'film-check-failed'
  | 'timed-out'
  | 'cancelled'
  | 'internal';

/** One thing wrong with what a person handed in. */
export interface InputIssue {
  /** Where it is: `slides[2].items[0].talk`, or the name of an option. */
  field: string;
  /** The refused value, shortened for display; absent where nothing was given. */
  value?: string;
  /** What is wrong and what is allowed, as one sentence. */
  problem: string;
  /** The allowed name closest to what was given. */
  nearest?: string;
}

export interface ReelErrorOptions {
  cause?: unknown;
  /** True where the same attempt may succeed later without any change. */
  retryable?: boolean;
  /** How long the other side asked us to wait before the next attempt. */
  retryAfterSeconds?: number;
  issues?: readonly InputIssue[];
}

/** The base of every error that Reelwright raises on purpose. Its message says what to do about it. */
export class ReelError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;
  readonly issues: readonly InputIssue[];

  constructor(code: ErrorCode, message: string, options: ReelErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ReelError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.issues = options.issues ?? [];
  }
}

/** True for an error of this family, whichever copy of the module made it. */
export function isReelError(error: unknown): error is ReelError {
  return error instanceof ReelError;
}

/** Raises `cancelled` where the signal has fired; call it between the steps of long work. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ReelError('cancelled', 'The work was cancelled.', { cause: signal.reason });
}
