import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import type { AssetRecipe } from '../../domain/asset.ts';
import { ReelError } from '../../domain/errors.ts';
import { type Reference, referenceRole } from '../../domain/recipes.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { MadeInput } from '../../ports/maker.ts';
import type { Media } from '../../ports/media.ts';
import type { Artwork, Rasterizer } from '../../ports/rasterizer.ts';

/** What a model takes of a picture beside the words. */
export interface PictureLimits {
  longestSidePixels: number;
  mediaTypes: readonly string[];
  mostBytes: number;
  /** Width by height that it is to have; any where absent. */
  ratio?: number;
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

/** The file that plays a role in a recipe, which is there once the recipe is made. */
export function inputFor(role: string, inputs: ReadonlyMap<string, MadeInput>): MadeInput {
  const input = inputs.get(role);
  if (input !== undefined) return input;
  throw new ReelError('internal', `The file for ${role} is not there.`);
}

/** Brings a picture within a model's limits. */
export type PreparePicture = (input: MadeInput, limits: PictureLimits) => Promise<PreparedPicture>;

export interface PicturePreparation {
  media: Pick<Media, 'extractFrames'>;
  rasterizer: Pick<Rasterizer, 'draw' | 'look'>;
}

/** Shapes that differ by less are the same to a model. */
const SAME_SHAPE = 0.02;
/** Drawings have no size of their own that matters. */
const DRAWING_SIDE_PIXELS = 1024;
const DRAWING = 'image/svg+xml';
const PAPER = '#ffffff';

/**
 * A picture is sent as it is where it fits; else scaled down, and as PNG or, where that is too much, JPEG. Drawings are
 * painted on white, and a picture of another shape than the model's is laid whole on its own mean colour: cut back to
 * its shape in the film, nothing of it is lost.
 */
export function picturePreparer({ media, rasterizer }: PicturePreparation): PreparePicture {
  return async ({ path, record }, limits) => {
    const { longestSidePixels, mediaTypes, mostBytes } = limits;
    const bytes = await readFile(path);
    const { width, height } = imageSize(bytes);
    const isShaped = hasShape(width / height, limits.ratio);
    const isSmall = bytes.byteLength <= mostBytes && Math.max(width, height) <= longestSidePixels;
    if (isShaped && isSmall && mediaTypes.includes(record.mediaType))
      return { bytes, mediaType: record.mediaType };

    const folder = await mkdtemp(join(tmpdir(), 'reelwright-reference-'));
    const within = { widthPixels: longestSidePixels, heightPixels: longestSidePixels };
    const recoded = async (inputPath: string, format: 'png' | 'jpeg') => {
      const outputPath = join(folder, `recoded.${format}`);
      await media.extractFrames({ inputPath, frames: [{ at: { frame: 0 }, outputPath }], format, within });
      return readFile(outputPath);
    };
    try {
      const isDrawing = record.mediaType === DRAWING;
      const isLaid = isDrawing || !isShaped;
      const sourcePath = isLaid ? join(folder, 'laid.png') : path;
      if (isLaid) {
        const mostSide = isDrawing ? DRAWING_SIDE_PIXELS : Math.max(width, height);
        const size = sizeFor(limits.ratio ?? width / height, Math.min(mostSide, longestSidePixels));
        const ground = isDrawing ? PAPER : colourOf((await rasterizer.look(path)).meanColour);
        await rasterizer.draw(laidOn(ground, path, size), sourcePath);
      }
      const png = isLaid ? await readFile(sourcePath) : await recoded(path, 'png');
      if (png.byteLength <= mostBytes && mediaTypes.includes('image/png'))
        return { bytes: png, mediaType: 'image/png' };
      return { bytes: await recoded(sourcePath, 'jpeg'), mediaType: 'image/jpeg' };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

function hasShape(ratio: number, wished: number | undefined): boolean {
  return wished === undefined || Math.abs(Math.log(ratio / wished)) < SAME_SHAPE;
}

function sizeFor(ratio: number, longestSidePixels: number): FrameSize {
  const side = (share: number) => Math.max(2, 2 * Math.round((longestSidePixels * share) / 2));
  return { widthPixels: side(Math.min(1, ratio)), heightPixels: side(Math.min(1, 1 / ratio)) };
}

function laidOn(colour: string, path: string, size: FrameSize): Artwork {
  const style = { width: size.widthPixels, height: size.heightPixels };
  return {
    size,
    root: {
      type: 'container',
      style: { ...style, display: 'flex', backgroundColor: colour },
      children: [{ type: 'image', src: path, style: { ...style, objectFit: 'contain' } }],
    },
  };
}

function colourOf(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}
