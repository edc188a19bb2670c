import { refused } from './refused.ts';

/** What stands after `make` and `plan`: a brief, or the name of a format and a brief. */
export interface FilmArgument {
  brief: string;
  format?: string;
}

export const FILM_USAGE = '[options] [format] <brief>';

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
