import { constants } from 'node:fs';
import { access, copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AssetHash } from '../domain/asset.ts';
import { isReelError, ReelError } from '../domain/errors.ts';
import type { Project } from '../domain/project.ts';
import type { AssetStore } from '../ports/asset-store.ts';
import type { FinishedFilm } from './finished-film.ts';
import { resultDocument } from './publishing/result-document.ts';
import type { MadeFilm } from './studio.ts';

/** Makes sure, before anything is made, that a folder can take the film. */
export async function openOutputFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

/**
 * Puts the film, its captions, poster, contact sheet and `result.json` into a folder: each file whole or not at
 * all, in place of one of the same name.
 */
export async function deliverFilm(
  project: Project,
  finished: FinishedFilm,
  folder: string,
  store: AssetStore,
): Promise<Pick<MadeFilm, 'film' | 'captions' | 'poster' | 'contactSheet' | 'result'>> {
  const { film } = finished;
  const deliver = (hash: AssetHash, name: string) => deliverAsset(hash, name, folder, store);
  try {
    const paths = {
      film: await deliver(film.film, 'film'),
      ...(film.captions && {
        captions: {
          vtt: await deliver(film.captions.vtt, 'film'),
          srt: await deliver(film.captions.srt, 'film'),
        },
      }),
      poster: await deliver(film.poster, 'poster'),
      contactSheet: await deliver(film.contactSheet, 'contact-sheet'),
    };
    const result = join(resolve(folder), 'result.json');
    await replaceFile(result, (path) =>
      writeFile(path, `${JSON.stringify(resultDocument(project, film, finished.records), null, 2)}\n`),
    );
    return { ...paths, result };
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

async function deliverAsset(
  hash: AssetHash,
  name: string,
  folder: string,
  store: AssetStore,
): Promise<string> {
  const source = await store.pathOf(hash);
  const extension = source.slice(source.lastIndexOf('.'));
  const path = join(resolve(folder), `${name}${extension}`);
  await replaceFile(path, (unfinished) => copyFile(source, unfinished, constants.COPYFILE_FICLONE));
  return path;
}

async function replaceFile(path: string, write: (path: string) => Promise<void>): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    await write(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
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
