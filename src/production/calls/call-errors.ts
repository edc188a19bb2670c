import { ReelError } from '../../domain/errors.ts';
import type { PaidCall } from '../../ports/call-ledger.ts';

/** What only a person can decide: whether to pay again for something that may have been paid for already. */
export function needsAPersonsWord(call: PaidCall, why: string, cause?: unknown): ReelError {
  return new ReelError(
    'outcome-unknown',
    `Call ${call.id} to ${call.provider} (${call.model}) may have been paid for: ${why} To have it made anew, ` +
      `perhaps paying twice: reel calls resolve ${call.id} --retry. To do without it: ` +
      `reel calls resolve ${call.id} --give-up.`,
    { cause },
  );
}

/** What is done in the name of a claim that another worker has by now. */
export function overtaken(call: PaidCall): ReelError {
  return new ReelError('conflict', `Call ${call.id} is in another worker’s hands by now; its result counts.`);
}

export function refusedByPerson(call: PaidCall): ReelError {
  return new ReelError(
    'provider-failed',
    `${call.provider} (${call.model}) was given up for this by a person. To ask it after all: ` +
      `reel calls resolve ${call.id} --retry`,
  );
}
