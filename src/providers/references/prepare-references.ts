import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import type { AssetRecipe } from '../../domain/asset.ts';
import { type Reference, referenceRole } from '../../domain/recipes.ts';
import type { MadeInput } from '../../ports/maker.ts';
import type { Media } from '../../ports/media.ts';

/** What a model takes of pictures beside the words. */
export interface PictureLimits {
  /** How many at a time. */
  most: number;
  longestSidePixels: number;
  mediaTypes: readonly string[];
  mostBytes: number;
}

export interface PreparedPicture {
  bytes: Buffer<ArrayBuffer>;
  mediaType: string;
}

/** The roles of a recipe's reference pictures, as many as a model takes, the first named first. */
export function referenceRolesOf({ intent, inputs }: AssetRecipe, most: number): string[] {
  const { references = [] } = intent as { references?: Reference[] };
  return references
    .map((_, index) => referenceRole(index))
    .filter((role) => role in inputs)
    .slice(0, most);
}

/** A picture within a model's limits: as it is where it fits, else scaled down and as PNG or, where that is too much, JPEG. */
export async function preparePicture(
  { path, record }: MadeInput,
  { longestSidePixels, mediaTypes, mostBytes }: PictureLimits,
  media: Media,
): Promise<PreparedPicture> {
  const bytes = await readFile(path);
  const { width, height } = imageSize(bytes);
  const fits =
    mediaTypes.includes(record.mediaType) &&
    bytes.byteLength <= mostBytes &&
    Math.max(width, height) <= longestSidePixels;
  if (fits) return { bytes, mediaType: record.mediaType };
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-reference-'));
  try {
    const png = await redrawn(path, join(folder, 'reference.png'), 'png', longestSidePixels, media);
    if (png.byteLength <= mostBytes) return { bytes: png, mediaType: 'image/png' };
    const jpeg = await redrawn(path, join(folder, 'reference.jpg'), 'jpeg', longestSidePixels, media);
    return { bytes: jpeg, mediaType: 'image/jpeg' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function redrawn(
  inputPath: string,
  outputPath: string,
  format: 'png' | 'jpeg',
  longestSidePixels: number,
  media: Media,
): Promise<Buffer<ArrayBuffer>> {
  const within = { widthPixels: longestSidePixels, heightPixels: longestSidePixels };
  await media.extractFrames({ inputPath, frames: [{ at: { frame: 0 }, outputPath }], format, within });
  return readFile(outputPath);
}
