import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Node } from '@takumi-rs/helpers';
import { imageSize } from 'image-size';
import type { FrameSize } from '../../domain/timeline.ts';
import type { Media } from '../../ports/media.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import type { GreyPicture, MomentsOf, ShotPictures } from '../../ports/shot-pictures.ts';

export interface ShotPicturesParts {
  media: Pick<Media, 'probe' | 'extractFrames'>;
  rasterizer: Pick<Rasterizer, 'drawPixels'>;
}

/** Takes pictures out of shots by decoding just those. */
export function shotPictures({ media, rasterizer }: ShotPicturesParts): ShotPictures {
  return {
    coded: (shotPath, moments, longestSidePixels, signal) =>
      taken({ shotPath, moments, longestSidePixels, format: 'jpeg' }, signal, (paths) =>
        Promise.all(paths.map((path) => readFile(path))),
      ),
    grey: (shotPath, moments, longestSidePixels, signal) =>
      taken({ shotPath, moments, longestSidePixels, format: 'png' }, signal, async (paths) => {
        const { width, height } = imageSize(await readFile(paths[0]!));
        return greysOf(paths, { widthPixels: width, heightPixels: height }, signal);
      }),
    greySquares: (shotPath, moments, sidePixels, signal) => {
      // Scaled down by the decoder before and only then stretched, which leaves nothing out.
      const longestSidePixels = sidePixels * 2;
      return taken({ shotPath, moments, longestSidePixels, format: 'png' }, signal, (paths) =>
        greysOf(paths, { widthPixels: sidePixels, heightPixels: sidePixels }, signal),
      );
    },
  };

  interface Taking {
    shotPath: string;
    moments: MomentsOf;
    longestSidePixels: number;
    format: 'png' | 'jpeg';
  }

  /** What is made of a shot's pictures while they lie in files. */
  async function taken<Result>(
    { shotPath, moments, longestSidePixels, format }: Taking,
    signal: AbortSignal | undefined,
    use: (paths: string[]) => Promise<Result>,
  ): Promise<Result> {
    const { durationSeconds } = await media.probe(shotPath, signal);
    const folder = await mkdtemp(join(tmpdir(), 'reelwright-shot-'));
    try {
      const frames = moments(durationSeconds ?? 0).map((seconds, index) => ({
        at: { seconds },
        outputPath: join(folder, `${index}.${format}`),
      }));
      const within = { widthPixels: longestSidePixels, heightPixels: longestSidePixels };
      await media.extractFrames({ inputPath: shotPath, frames, format, within }, signal);
      return await use(frames.map(({ outputPath }) => outputPath));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Pictures as brightness, all brought to one size. */
  async function greysOf(
    paths: readonly string[],
    each: FrameSize,
    signal: AbortSignal | undefined,
  ): Promise<GreyPicture[]> {
    const { widthPixels, heightPixels } = each;
    const style = { width: widthPixels, height: heightPixels, objectFit: 'fill' } as const;
    const root: Node = {
      type: 'container',
      style: { display: 'flex', flexDirection: 'column' },
      children: paths.map((src): Node => ({ type: 'image', src, style })),
    };
    const size = { widthPixels, heightPixels: heightPixels * paths.length };
    const pixelsPath = `${paths[0]}.rgba`;
    await rasterizer.drawPixels({ size, root }, pixelsPath, signal);
    const rgba = await readFile(pixelsPath, { signal });
    const pixels = widthPixels * heightPixels;
    return paths.map((_, index) => ({
      ...each,
      levels: levelsOf(rgba.subarray(index * pixels * 4, (index + 1) * pixels * 4)),
    }));
  }
}

/** The brightness of each pixel, by the weights of BT.709. */
function levelsOf(rgba: Uint8Array): Uint8Array {
  const levels = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < levels.length; at += 1) {
    const [red, green, blue] = [rgba[at * 4]!, rgba[at * 4 + 1]!, rgba[at * 4 + 2]!];
    levels[at] = Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  }
  return levels;
}
