import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { ReelError } from '../domain/errors.ts';
import { refused } from '../domain/refused.ts';

/**
 * `not-found` for a file that an argument or option names, with the nearest name beside the first part of its
 * path that is not there. `path` is what was given, made absolute.
 */
export async function missingFile(
  field: string,
  given: string,
  path: string,
  workingFolder: string,
): Promise<ReelError> {
  const { nearestName } = await import('../domain/nearest-name.ts');
  const [missing, siblings] = await firstMissing(path);
  const nearest = nearestName(basename(missing), siblings);
  const problem =
    missing === path
      ? 'names no file that is there'
      : `names no file that is there, for there is no folder ${shown(missing, workingFolder)}`;
  return refused(
    {
      field,
      value: given,
      problem,
      ...(nearest === undefined ? {} : { nearest: shown(join(dirname(missing), nearest), workingFolder) }),
    },
    'not-found',
  );
}

/** The first part of a path that is not there, and what stands where it should be. */
async function firstMissing(path: string): Promise<[missing: string, siblings: string[]]> {
  let missing = path;
  for (;;) {
    const folder = dirname(missing);
    const siblings = await readdir(folder).catch(() => undefined);
    if (siblings !== undefined) return [missing, siblings];
    if (folder === dirname(folder)) return [missing, []];
    missing = folder;
  }
}

function shown(path: string, workingFolder: string): string {
  const fromHere = relative(workingFolder, path);
  return fromHere.startsWith('..') ? path : fromHere;
}
