import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { WorkFolder } from '../ports/asset-store.ts';
import type { IdSource } from '../ports/clock.ts';
import { fileErrorCode } from './storage-errors.ts';

/** After this long the folder of a process on another machine, of which nothing can be known, is let go. */
const LONGEST_WORK_MS = 7 * 24 * 3600 * 1000;

export interface WorkFolders {
  open(): Promise<WorkFolder>;
  clearLeftovers(): Promise<void>;
}

/** Folders for unfinished files, each named for the machine and process that works in it. */
export function workFoldersIn(parent: string, newId: IdSource): WorkFolders {
  const machine = hostname().replace(/[^A-Za-z0-9-]/g, '-');
  return {
    open: async () => {
      const path = join(parent, `${machine}.${process.pid}.${newId()}`);
      await mkdir(path, { recursive: true });
      return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
    },
    clearLeftovers: async () => {
      for (const name of await namesIn(parent)) {
        const [owner, processId] = name.split('.');
        const left =
          owner === machine
            ? !isRunning(Number(processId))
            : await isOlderThan(join(parent, name), LONGEST_WORK_MS);
        if (left) await rm(join(parent, name), { recursive: true, force: true });
      }
    },
  };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return fileErrorCode(error) === 'EPERM';
  }
}

async function isOlderThan(path: string, ageMs: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > ageMs;
}
