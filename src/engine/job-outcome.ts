import { isReelError, ReelError } from '../domain/errors.ts';
import type { Job } from '../ports/job-engine.ts';

/** Attempts in all of a job where neither it nor its lane says otherwise. */
export const DEFAULT_ATTEMPTS = 3;

/** Any error of a handler as one of ours; what it did not raise on purpose is a defect and not tried again. */
export function asJobError(error: unknown, job: Job): ReelError {
  if (isReelError(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ReelError('internal', `${job.kind} failed: ${message}`, { cause: error });
}

export function cancelled(cause: unknown): ReelError {
  return isReelError(cause) && cause.code === 'cancelled'
    ? cause
    : new ReelError('cancelled', 'The work was cancelled.', { cause });
}

export function closing(): ReelError {
  return new ReelError('cancelled', 'The work was stopped because Reelwright is closing.');
}
