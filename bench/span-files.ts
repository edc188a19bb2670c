import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { MediaReference } from '../src/domain/timeline.ts';
import type { LocatedMedia, SpanStore } from '../src/render/spans/span-store.ts';

/** Spans as files of a folder. */
export function spanFiles(folder: string): SpanStore {
  mkdirSync(folder, { recursive: true });
  const pathOf = (hash: string) => join(folder, hash);
  return {
    find: async (hash) => (existsSync(pathOf(hash)) ? pathOf(hash) : undefined),
    put: async (hash, _recipe, path) => {
      renameSync(path, pathOf(hash));
      return pathOf(hash);
    },
  };
}

/** The files of a bench never change: their places name them. */
export async function locatedByPlace(reference: MediaReference): Promise<LocatedMedia> {
  if ('asset' in reference) throw new Error('A bench plays files alone.');
  return { path: reference.file, hash: createHash('sha256').update(reference.file).digest('hex') };
}
