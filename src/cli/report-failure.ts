import { inspect } from 'node:util';
import { printable, type Terminal } from './display/terminal.ts';
import { wrapped } from './display/text-columns.ts';
import type { Failure } from './failure.ts';

const MOST_LINE_CHARACTERS = 600;

/** Says what went wrong on stderr, for a person: a message says all, its issues are for programs. */
export function reportFailure({ message, hint }: Failure, terminal: Terminal): void {
  const lines = printable(message).split('\n').map(abridged);
  for (const [index, line] of lines.entries()) {
    const indent = /^ */.exec(line)?.[0] ?? '';
    const [first = '', ...rest] = wrapped(line.trimStart(), terminal.columns() - 8);
    terminal.line(`${index === 0 ? `${terminal.ink('red', 'reel:')} ` : indent}${first}`);
    for (const more of rest) terminal.line(`${indent}  ${more}`);
  }
  if (hint !== undefined) terminal.line(printable(hint));
}

/** The error with its stack and what caused it. */
export function reportStack(error: unknown, terminal: Terminal): void {
  terminal.line(terminal.ink('dim', printable(inspect(error))));
}

/** The one JSON object that stands for a failure on stdout. */
export function failureDocument({ code, message, issues, id }: Failure): object {
  return { error: { code, message, issues, ...(id === undefined ? {} : { id }) } };
}

/** A line that nobody would read to its end keeps its beginning and its end; programs get it whole. */
function abridged(line: string): string {
  const half = MOST_LINE_CHARACTERS / 2;
  return line.length <= MOST_LINE_CHARACTERS ? line : `${line.slice(0, half)} … ${line.slice(-half)}`;
}
