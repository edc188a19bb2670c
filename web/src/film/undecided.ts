import type { Call, Project } from '../api/documents.ts';

/**
 * Whether a call waits for a person's word: nobody knows whether it was taken, or its result cannot be had and stopped
 * the last run.
 */
export function isUndecided(call: Call, { status, status_reason: reason }: Project): boolean {
  if (call.state === 'unknown') return true;
  return call.state === 'submitted' && status === 'failed' && reason?.code === 'outcome-unknown';
}
