import { type ErrorCode, type InputIssue, ReelError } from '../domain/errors.ts';

/** The error for an argument or an option that cannot be used; its message says all that the issue does. */
export function refused(issue: InputIssue, code: ErrorCode = 'invalid-input'): ReelError {
  const { field, value, problem, nearest } = issue;
  const given = value === undefined ? '' : ` (given: ${value})`;
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return new ReelError(code, `${field} ${problem}${given}.${hint}`, { issues: [issue] });
}

/** The error for a name that is none of those allowed, with the one that was probably meant. */
export async function refusedName(
  field: string,
  value: string,
  allowed: readonly string[],
  synonyms: { [word: string]: string } = {},
): Promise<ReelError> {
  const { nearestName } = await import('../domain/nearest-name.ts');
  const nearest = nearestName(value, allowed, synonyms);
  const problem = `must be one of ${allowed.join(', ')}`;
  return refused({ field, value, problem, ...(nearest === undefined ? {} : { nearest }) }, 'unknown-name');
}
