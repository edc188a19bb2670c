import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ReelError } from '../domain/errors.ts';
import type { Clock, IdSource } from '../ports/clock.ts';
import { diskAssetFiles } from './disk-asset-files.ts';
import { openSqliteDatabase } from './sqlite-database.ts';
import { asStorageError, fileErrorCode } from './storage-errors.ts';
import { type Stores, storesOver } from './stores.ts';

/** What decides where the home is; `process` and `os.homedir()` give it. */
export interface HomeSurroundings {
  environment: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  userFolder: string;
}

/** The folder named on the command line or by `REEL_HOME`; else the place for a user's data on this system. */
export function homeFolder(named: string | undefined, surroundings: HomeSurroundings): string {
  const { environment, platform, userFolder } = surroundings;
  const chosen = named || environment.REEL_HOME;
  if (chosen) return resolve(chosen);
  if (platform === 'darwin') return join(userFolder, 'Library', 'Application Support', 'Reelwright');
  if (platform === 'win32') {
    return join(environment.LOCALAPPDATA || join(userFolder, 'AppData', 'Local'), 'Reelwright');
  }
  const data = environment.XDG_DATA_HOME;
  // A relative path there is to be ignored (XDG Base Directory Specification 0.8).
  return join(data?.startsWith('/') ? data : join(userFolder, '.local', 'share'), 'reelwright');
}

/** The stores of one home. */
export interface Home extends Stores {
  folder: string;
}

/**
 * Opens the stores in a folder, which is made where it is not there. Any number of processes may have one home
 * open. Raises `not-writable`, `storage-full` or `home-too-new`.
 */
export async function openHome(folder: string, clock: Clock, newId: IdSource): Promise<Home> {
  await makeWritable(folder);
  const database = await openSqliteDatabase({ filePath: join(folder, 'reelwright.db'), clock });
  const files = diskAssetFiles({ folder, newId });
  await files.clearLeftovers();
  return { folder, ...storesOver({ database, files, clock, newId }) };
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw asStorageError(error, folder);
  }
}

/** Folder by folder: under /proc, `mkdir` with `recursive` never ends (Node 24). */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') return;
    // What the parent answers where nothing can be made in it, as in /proc.
    if (fileErrorCode(error) !== 'ENOENT') throw error;
    const problem = `${folder} cannot be made there. Choose another home with --home or REEL_HOME.`;
    throw new ReelError('not-writable', problem, { cause: error });
  }
}
