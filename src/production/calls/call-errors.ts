import { type InputIssue, ReelError } from '../../domain/errors.ts';
import type { PaidCall } from '../../ports/call-ledger.ts';

/** What only a person can decide: whether to pay again for something that may have been paid for already. */
export function needsAPersonsWord(call: PaidCall, why: string, cause?: unknown): ReelError {
  return new ReelError(
    'outcome-unknown',
    `Call ${call.id} to ${call.provider} (${call.model}) may have been paid for: ${why} Decide whether it is made ` +
      'anew, perhaps paying twice, or done without.',
    { cause, issues: [aboutCall(call, 'needs a decision: retry or give-up')] },
  );
}

/** What is done in the name of a claim that another worker has by now. */
export function overtaken(call: PaidCall): ReelError {
  return new ReelError('conflict', `Call ${call.id} is in another worker’s hands by now; its result counts.`);
}

export function refusedByPerson(call: PaidCall): ReelError {
  return new ReelError(
    'provider-failed',
    `${call.provider} (${call.model}) was given up for this by a person. To ask it after all, have call ${call.id} ` +
      'made anew.',
    { issues: [aboutCall(call, 'was given up; retry asks after all')] },
  );
}

/** Names a call to programs: each interface says in its own words what to do about it. */
export function aboutCall({ id }: Pick<PaidCall, 'id'>, problem: string): InputIssue {
  return { field: 'call', value: id, problem };
}
