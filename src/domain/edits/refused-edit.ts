import { ReelError } from '../errors.ts';

/** The error for an edit that cannot be made to what is there. */
export function refusedEdit(field: string, value: string, problem: string): ReelError {
  return new ReelError('invalid-input', `${field} ${value} ${problem}.`, {
    issues: [{ field, value, problem }],
  });
}
