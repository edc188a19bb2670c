import { constants } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isReelError, ReelError } from '../domain/errors.ts';

/** Makes sure, before anything is made, that a folder can take the film. */
export async function openOutputFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

/** Puts a file into a folder, whole or not at all, in place of one of the same name; answers with its path. */
export async function putFile(
  folder: string,
  name: string,
  write: (path: string) => Promise<void>,
): Promise<string> {
  const path = join(resolve(folder), name);
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    await write(unfinished);
    await rename(unfinished, path);
    return path;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw cannotWrite(folder, error);
  }
}

function cannotWrite(folder: string, error: unknown): unknown {
  if (isReelError(error) || !(error instanceof Error) || !('code' in error)) return error;
  const { code } = error;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ReelError(
      'storage-full',
      `There is no room left for the film in ${folder}; free some and run this again.`,
      { cause: error },
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new ReelError(
      'not-writable',
      `The film cannot be written to ${folder}; choose another folder with -o.`,
      { cause: error },
    );
  }
  return error;
}
