import { utimes } from 'node:fs/promises';
import type { Clock, IdSource } from '../ports/clock.ts';
import type { AssetFiles, StoredFile } from './asset-files.ts';
import { diskAssetFiles } from './disk-asset-files.ts';

export interface FileCacheOptions {
  folder: string;
  /** What the cache is cut back to, least recently used first. */
  mostBytes: number;
  clock: Clock;
  newId: IdSource;
}

/** A file that was handed out so lately is not removed: somebody may be about to open it. */
const IN_USE_MS = 3600 * 1000;

/** Files of a store elsewhere, kept near for reading. */
export interface FileCache {
  /** The folder itself; what is placed there counts as used now. */
  files: AssetFiles;
  /** The path of a file that is here in its full size, which counts as used now. */
  pathOf(location: string, sizeBytes: number): Promise<string | undefined>;
  /** Moves a file in that was fetched, and makes room for more. */
  take(filePath: string, location: string, sizeBytes: number): Promise<string | undefined>;
  /** Cuts the cache back where it has grown too large. */
  trim(): Promise<void>;
}

export function fileCache({ folder, mostBytes, clock, newId }: FileCacheOptions): FileCache {
  const files = diskAssetFiles({ folder, newId });
  let takenBytes = 0;
  const trim = async () => {
    takenBytes = 0;
    const here: StoredFile[] = [];
    for await (const file of files.list()) here.push(file);
    let excessBytes = here.reduce((sum, file) => sum + file.sizeBytes, 0) - mostBytes;
    for (const file of here.sort((left, right) => left.changedAtMs - right.changedAtMs)) {
      if (excessBytes <= 0 || clock.nowMs() - file.changedAtMs < IN_USE_MS) return;
      await files.remove(file.location);
      excessBytes -= file.sizeBytes;
    }
  };
  return {
    files,
    pathOf: async (location, sizeBytes) => {
      const path = await files.localPath(location, sizeBytes);
      const now = new Date();
      if (path !== undefined) await utimes(path, now, now).catch(() => undefined);
      return path;
    },
    take: async (filePath, location, sizeBytes) => {
      await files.place(filePath, location, { durable: false });
      takenBytes += sizeBytes;
      if (takenBytes > mostBytes / 10) await trim();
      return files.localPath(location, sizeBytes);
    },
    trim,
  };
}
