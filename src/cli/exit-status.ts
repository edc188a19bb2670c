import type { ErrorCode } from '../domain/errors.ts';

/** The status of a command that did what was asked. */
export const DONE = 0;

/** The status of a film that was made and then failed its own check. */
export const FILM_CHECK_FAILED = 5;

const OTHER_FAILURE = 1;
const BAD_INPUT = 2;
const PROVIDER_FAILED = 3;
const OVER_BUDGET = 4;
/** 128 and the number of SIGINT, as shells count it. */
const INTERRUPTED = 130;

/** What `reel` ends with: 2 where the person has to change something, 3 where a provider is at fault. */
const STATUS_OF: Record<ErrorCode, number> = {
  'invalid-input': BAD_INPUT,
  'unknown-name': BAD_INPUT,
  'not-found': BAD_INPUT,
  conflict: BAD_INPUT,
  'not-writable': BAD_INPUT,
  'storage-full': BAD_INPUT,
  'home-too-new': BAD_INPUT,
  'too-large': BAD_INPUT,
  'unsupported-media': BAD_INPUT,
  unauthorized: PROVIDER_FAILED,
  forbidden: PROVIDER_FAILED,
  'provider-failed': PROVIDER_FAILED,
  'provider-unavailable': PROVIDER_FAILED,
  'outcome-unknown': PROVIDER_FAILED,
  'over-budget': OVER_BUDGET,
  'film-check-failed': FILM_CHECK_FAILED,
  cancelled: INTERRUPTED,
  'media-failed': OTHER_FAILURE,
  'timed-out': OTHER_FAILURE,
  internal: OTHER_FAILURE,
};

/** The exit status for an error of this code. */
export function exitStatusOf(code: ErrorCode): number {
  return STATUS_OF[code];
}
