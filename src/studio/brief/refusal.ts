import { type ErrorCode, type InputIssue, ReelError } from '../../domain/errors.ts';

/** More of them are counted, not told: nobody reads on. */
const MOST_TOLD = 8;

/** The error that says all that is wrong with what a person handed in, the first issues in its message. */
export function refusal(
  subject: string,
  issues: readonly InputIssue[],
  { code = 'invalid-input', cause }: { code?: ErrorCode; cause?: unknown } = {},
): ReelError {
  const [only] = issues;
  const told = issues.slice(0, MOST_TOLD).map((issue) => `  ${issueSentence(issue)}`);
  if (issues.length > MOST_TOLD) told.push(`  … and ${issues.length - MOST_TOLD} more.`);
  const message =
    issues.length === 1 && only
      ? `${subject}: ${issueSentence(only)}`
      : `${subject}: ${issues.length} things are wrong.\n${told.join('\n')}`;
  return new ReelError(code, message, { issues, cause });
}

function issueSentence({ field, value, problem, nearest }: InputIssue): string {
  const given = value === undefined ? '' : ` (given: ${value})`;
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return `${field} ${problem}${given}.${hint}`;
}
