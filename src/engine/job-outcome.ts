import { isReelError, ReelError } from '../domain/errors.ts';
import type { Job, LaneLimits } from '../ports/job-engine.ts';

const DEFAULT_ATTEMPTS = 3;
/** Of calls that fail one time in five, one in 3,000 fails five times in a row; three times, one in 125. */
const LAST_RESORT_ATTEMPTS = 5;

/** How often a job is tried in all. */
export function attemptsOf(job: Job, lanes: Readonly<Record<string, LaneLimits>>): number {
  const usual = job.isLastResort ? LAST_RESORT_ATTEMPTS : DEFAULT_ATTEMPTS;
  return job.attempts ?? lanes[job.lane]?.attempts ?? usual;
}

/** Any error of a handler as one of ours; what it did not raise on purpose is a defect and not tried again. */
export function asJobError(error: unknown, kind: string): ReelError {
  if (isReelError(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ReelError('internal', `${kind} failed: ${message}`, { cause: error });
}

export function cancelled(cause: unknown): ReelError {
  return isReelError(cause) && cause.code === 'cancelled'
    ? cause
    : new ReelError('cancelled', 'The work was cancelled.', { cause });
}

export function closing(): ReelError {
  return new ReelError('cancelled', 'The work was stopped because Reelwright is closing.');
}

export function noSuchLane(lane: string): ReelError {
  return new ReelError('internal', `There is no lane called ${lane}.`);
}

export function noSuchKind(kind: string): ReelError {
  return new ReelError('internal', `Nothing handles jobs of kind ${kind}.`);
}
