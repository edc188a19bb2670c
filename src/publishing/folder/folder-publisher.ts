import { randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isReelError, ReelError, throwIfCancelled } from '../../domain/errors.ts';
import type { PublicationFile, Publisher } from '../../ports/publisher.ts';
import { filmPath } from '../film-places.ts';

/**
 * Publishes into a folder of this machine, such as one that a web server serves or that is synchronised. It is made
 * where it is not there; `not-writable` where nothing can be put into it.
 */
export async function openFolderPublisher(path: string): Promise<Publisher> {
  const folder = resolve(path);
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw asFolderError(error, folder);
  }
  return {
    kind: 'folder',
    place: folder,
    hasLastingUrls: false,
    async publish(file, publication, signal) {
      throwIfCancelled(signal);
      const place = join(folder, filmPath(file, publication));
      try {
        const uploaded = !(await isThere(file, place));
        if (uploaded) await putWhole(file.path, place);
        return {
          role: file.role,
          name: file.name,
          location: place,
          url: pathToFileURL(place).href,
          sizeBytes: file.sizeBytes,
          uploaded,
        };
      } catch (error) {
        throw asFolderError(error, folder);
      }
    },
  };
}

/** Folder by folder: under /proc, `mkdir` with `recursive` never ends (Node 24). */
async function makeFolder(folder: string): Promise<void> {
  if (await stat(folder).catch(() => undefined)) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}

async function putWhole(source: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  const unfinished = `${place}.${randomUUID()}.unfinished`;
  try {
    await copyFile(source, unfinished, constants.COPYFILE_FICLONE);
    await rename(unfinished, place);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Whether the place holds this content; `conflict` where it holds another. The first result document stands. */
async function isThere({ path, sizeBytes, role }: PublicationFile, place: string): Promise<boolean> {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) return false;
  if (role === 'result') return true;
  if (found.isFile() && found.size === sizeBytes && (await haveSameBytes(path, place))) return true;
  throw new ReelError(
    'conflict',
    `${place} holds something else already, and nothing that was published is replaced. Move it away, or choose ` +
      'another folder.',
  );
}

async function haveSameBytes(left: string, right: string): Promise<boolean> {
  const rightChunks = createReadStream(right)[Symbol.asyncIterator]();
  for await (const chunk of createReadStream(left)) {
    const { value, done } = await rightChunks.next();
    if (done || !(chunk as Buffer).equals(value as Buffer)) {
      await rightChunks.return?.();
      return false;
    }
  }
  return (await rightChunks.next()).done === true;
}

function asFolderError(error: unknown, folder: string): unknown {
  if (isReelError(error) || !(error instanceof Error) || !('code' in error)) return error;
  const { code } = error;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ReelError('storage-full', `There is no room left for the film in ${folder}.`, {
      cause: error,
    });
  return new ReelError(
    'not-writable',
    `Nothing can be published to the folder ${folder} (${code}); choose another.`,
    { cause: error },
  );
}
