import { inspect } from 'node:util';
import type { InputIssue } from '../domain/errors.ts';
import { printable, type Terminal } from './display/terminal.ts';
import { wrapped } from './display/text-columns.ts';
import type { Failure } from './failure.ts';

/** A list of problems longer than this is cut on a screen; with --json it is whole. */
const MOST_ISSUES_SHOWN = 12;

/** Says what went wrong on stderr, for a person. */
export function reportFailure(failure: Failure, terminal: Terminal): void {
  terminal.line(`${terminal.ink('red', 'reel:')} ${printable(failure.message)}`);
  const shown = failure.issues.slice(0, MOST_ISSUES_SHOWN);
  for (const issue of shown) reportIssue(issue, terminal);
  const more = failure.issues.length - shown.length;
  if (more > 0) terminal.line(`  and ${more} more; --json lists them all`);
  if (failure.hint !== undefined) terminal.line(printable(failure.hint));
}

/** The error with its stack and what caused it. */
export function reportStack(error: unknown, terminal: Terminal): void {
  terminal.line(terminal.ink('dim', printable(inspect(error))));
}

/** The one JSON object that stands for a failure on stdout. */
export function failureDocument({ code, message, issues, id }: Failure): object {
  return { error: { code, message, issues, ...(id === undefined ? {} : { id }) } };
}

function reportIssue(issue: InputIssue, terminal: Terminal): void {
  const value = issue.value === undefined ? '' : ` ${terminal.ink('yellow', printable(issue.value))}`;
  const nearest = issue.nearest === undefined ? '' : ` Did you mean ${issue.nearest}?`;
  const stop = nearest === '' || /[.!?]$/.test(issue.problem) ? '' : '.';
  const text = `${terminal.ink('bold', printable(issue.field))}${value} ${printable(issue.problem + stop + nearest)}`;
  const [first = '', ...rest] = wrapped(text, terminal.columns() - 4);
  terminal.line(`  ${first}`);
  for (const line of rest) terminal.line(`    ${line}`);
}
