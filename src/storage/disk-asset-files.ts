import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { IdSource } from '../ports/clock.ts';
import type { AssetFiles, StoredFile } from './asset-files.ts';
import { asStorageError, fileErrorCode } from './storage-errors.ts';
import { type WorkFolders, workFoldersIn } from './work-folders.ts';

export interface DiskOptions {
  /** The home: files go to `assets/`, unfinished ones to `work/`. */
  folder: string;
  newId: IdSource;
}

/** Asset files in a folder. */
export function diskAssetFiles({ folder, newId }: DiskOptions): AssetFiles {
  const assets = join(folder, 'assets');
  const workFolders = workFoldersIn(join(folder, 'work'), newId);
  return {
    place: (filePath, location, { durable }) =>
      raisingStorageErrors(assets, () => place(filePath, join(assets, location), durable, workFolders)),
    holds: (location, sizeBytes) =>
      raisingStorageErrors(assets, () => holds(join(assets, location), sizeBytes)),
    localPath: async (location, sizeBytes) => {
      const path = join(assets, location);
      return (await raisingStorageErrors(assets, () => holds(path, sizeBytes))) ? path : undefined;
    },
    remove: (location) => raisingStorageErrors(assets, () => rm(join(assets, location), { force: true })),
    list: () => filesUnder(assets),
    openWorkFolder: () => raisingStorageErrors(folder, () => workFolders.open()),
    clearLeftovers: () => raisingStorageErrors(folder, () => workFolders.clearLeftovers()),
  };
}

async function place(
  filePath: string,
  destination: string,
  durable: boolean,
  workFolders: WorkFolders,
): Promise<void> {
  try {
    await moveInto(dirname(destination), () => rename(filePath, destination));
    if (durable) await syncWithFolder(destination);
  } catch (error) {
    if (fileErrorCode(error) !== 'EXDEV') throw error;
    await copyFromOtherDisk(filePath, destination, workFolders);
    if (durable) await syncWithFolder(destination);
    await rm(filePath, { force: true });
  }
}

/** Nobody knows of the file yet, so it may have its name before its contents; the disk then does both at once. */
async function syncWithFolder(path: string): Promise<void> {
  const folder = process.platform === 'win32' ? [] : [syncToDisk(dirname(path))];
  await Promise.all([syncToDisk(path), ...folder]);
}

/** Moves a file into a folder that is nearly always there. */
async function moveInto(folder: string, move: () => Promise<void>): Promise<void> {
  try {
    await move();
  } catch (error) {
    if (fileErrorCode(error) !== 'ENOENT') throw error;
    await mkdir(folder, { recursive: true });
    await move();
  }
}

/** A rename cannot cross disks: the copy is made under another name first, so that it too appears whole. */
async function copyFromOtherDisk(
  filePath: string,
  destination: string,
  workFolders: WorkFolders,
): Promise<void> {
  await using near = await workFolders.open();
  const copy = join(near.path, 'copy');
  await copyFile(filePath, copy, constants.COPYFILE_FICLONE);
  await moveInto(dirname(destination), () => rename(copy, destination));
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function holds(path: string, sizeBytes: number): Promise<boolean> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size === sizeBytes;
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function* filesUnder(folder: string): AsyncIterable<StoredFile> {
  for (const part of await entriesOf(folder)) {
    for (const name of await entriesOf(join(folder, part))) {
      const found = await stat(join(folder, part, name)).catch(() => undefined);
      if (found?.isFile() !== true) continue;
      yield { location: posix.join(part, name), sizeBytes: found.size, changedAtMs: found.ctimeMs };
    }
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT' || fileErrorCode(error) === 'ENOTDIR') return [];
    throw asStorageError(error, folder);
  }
}

async function raisingStorageErrors<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw asStorageError(error, folder);
  }
}
