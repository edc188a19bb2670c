import { type ErrorCode, type InputIssue, ReelError } from './errors.ts';

/** The error for a value that cannot be used; its message says all that the issue does. */
export function refused(issue: InputIssue, code: ErrorCode = 'invalid-input'): ReelError {
  const { field, value, problem, nearest } = issue;
  const given = value === undefined ? '' : ` (given: ${value})`;
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return new ReelError(code, `${field} ${problem}${given}.${hint}`, { issues: [issue] });
}
