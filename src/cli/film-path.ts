import { resolve } from 'node:path';

/** What looks like a file is found from the working folder; anything else may be a project’s id. */
export function filmPath(film: string, workingFolder: string): string {
  return /[./\\]/.test(film) ? resolve(workingFolder, film) : film;
}
