import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { shortened } from '../../domain/input-issues.ts';
import { nearestName } from '../../domain/nearest-name.ts';
import { MOST_BRIEF_BYTES, tooLarge } from './decode-text.ts';
import type { BriefInput } from './read-brief.ts';
import { refusal } from './refusal.ts';

/**
 * Reads a brief from a path. Raises `not-found` with the nearest name, `too-large` before anything is read, and
 * `invalid-input` for what is not a regular file or may not be read.
 */
export async function openBriefFile(path: string): Promise<BriefInput> {
  const absolutePath = resolve(path);
  const name = basename(absolutePath);
  try {
    const found = await stat(absolutePath);
    if (!found.isFile()) {
      const problem = found.isDirectory() ? 'is a folder; name the brief in it' : 'is not a regular file';
      throw refusal(name, [{ field: 'brief', value: shortened(path), problem }]);
    }
    if (found.size > MOST_BRIEF_BYTES) throw tooLarge(name, found.size);
    return { text: await readFile(absolutePath), name, folder: dirname(absolutePath) };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw await notFound(absolutePath, path, cause);
    if (code === 'EACCES' || code === 'EPERM') {
      const issue = { field: 'brief', value: shortened(path), problem: 'cannot be read: permission denied' };
      throw refusal(name, [issue], { cause });
    }
    throw cause;
  }
}

async function notFound(absolutePath: string, path: string, cause: unknown): Promise<Error> {
  const beside = await readdir(dirname(absolutePath)).catch(() => []);
  const nearest = nearestName(basename(absolutePath), beside);
  const issue = {
    field: 'brief',
    value: shortened(path),
    problem: 'does not exist',
    ...(nearest === undefined ? {} : { nearest }),
  };
  return refusal(basename(absolutePath), [issue], { code: 'not-found', cause });
}
