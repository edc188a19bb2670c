import type { Command } from 'commander';
import { refused } from '../domain/refused.ts';

/** What stands after `make` and `plan`: a brief, or the name of a format and a brief. */
export interface FilmArgument {
  brief: string;
  format?: string;
}

export function withFilmArgument(command: Command): Command {
  return command
    .usage('[options] [format] <brief>')
    .argument(
      '<brief...>',
      'a file (JSON, YAML, Markdown or text), a folder of Markdown or text, - for stdin, or one line of text in quotes; before it the kind of film (see reel styles), where the brief does not tell',
    );
}

/** Tells a format's name from a brief. Raises `invalid-input` for more than these two. */
export function filmArgument([first, second, third]: readonly string[]): FilmArgument {
  if (third !== undefined) {
    const problem =
      'is one argument, with the name of a format before it where one is meant; put a line of text in quotes';
    throw refused({ field: 'BRIEF', value: third, problem });
  }
  if (first === undefined) throw new TypeError('The command line asks for a brief');
  return second === undefined ? { brief: first } : { format: first, brief: second };
}
