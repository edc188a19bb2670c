import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type AssetHash, assetHash } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import { FREE } from '../domain/price.ts';
import { sourceRecipe } from '../domain/recipes.ts';
import type { Workshop } from '../production/make-asset.ts';
import type { CheckedFile } from './brief/brief-files.ts';

const MEDIA_TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  ttf: 'font/ttf',
  otf: 'font/otf',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

/** Takes the files that a brief names into the store, so that the film no longer depends on where they lie. */
export async function takeInSources(
  files: readonly CheckedFile[],
  workshop: Workshop,
): Promise<Map<string, AssetHash>> {
  const taken = new Map<string, AssetHash>();
  for (const file of files) taken.set(file.path, await takeIn(file, workshop));
  return taken;
}

async function takeIn(file: CheckedFile, { store, clock }: Workshop): Promise<AssetHash> {
  const recipe = sourceRecipe(file.sha256);
  const hash = assetHash(recipe);
  if (await store.find(hash)) return hash;
  const extension = extname(file.absolutePath).slice(1).toLowerCase() || 'bin';
  await using folder = await store.openWorkFolder();
  const path = join(folder.path, `source.${extension}`);
  await copyFile(file.absolutePath, path);
  if ((await hashOf(path)) !== file.sha256) {
    const problem = 'changed while it was read; try again when nothing writes to it';
    const issues = [{ field: file.field, value: file.path, problem }];
    throw new ReelError('invalid-input', `${file.field}: ${file.path} ${problem}.`, { issues });
  }
  const provenance = {
    provider: 'own',
    model: 'file',
    parameters: { name: file.path },
    steppedDown: [],
    cost: FREE,
    madeAt: new Date(clock.nowMs()).toISOString(),
    tookMs: 0,
  };
  const facts = file.durationSeconds === undefined ? {} : { durationSeconds: file.durationSeconds };
  const mediaType = MEDIA_TYPES[extension] ?? 'application/octet-stream';
  await store.put({ hash, recipe, extension, mediaType, facts, provenance }, path);
  return hash;
}

/** Read piece by piece: a film that somebody brings may be larger than the memory. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}
