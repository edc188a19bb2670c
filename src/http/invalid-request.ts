import { type InputIssue, ReelError } from '../domain/errors.ts';
import { valueAt } from '../domain/input-issues.ts';

const MOST_SHOWN_CHARACTERS = 100;

/** The refusal that names all that is wrong. Of texts in `asked` the value is told as it was sent. */
export function invalidRequest(
  subject: string,
  issues: readonly InputIssue[],
  asked: unknown = undefined,
): ReelError {
  const told = issues.map(({ field, problem, nearest }) =>
    [field, problem, nearest === undefined ? '' : `(did you mean ${nearest}?)`].join(' ').trim(),
  );
  const shown = issues.map((issue) => {
    const value = valueAt(asked, [issue.field]);
    return typeof value === 'string' ? { ...issue, value: value.slice(0, MOST_SHOWN_CHARACTERS) } : issue;
  });
  return new ReelError('invalid-input', `${subject} cannot be used: ${told.join('; ')}.`, { issues: shown });
}
