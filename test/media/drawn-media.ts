import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameRate } from '../../src/domain/time.ts';
import type { FrameSize, MediaReference } from '../../src/domain/timeline.ts';
import type { FilterStep, Media } from '../../src/ports/media.ts';
import type { SpanStore } from '../../src/render/spans/span-store.ts';
import { png, type Rgba } from './painted-media.ts';

/** Soft shapes that a sampler cannot make much of: no two places are alike. */
export function softPixel(x: number, y: number): Rgba {
  const wave = (period: number, angle: number) =>
    Math.sin(((x * Math.cos(angle) + y * Math.sin(angle)) / period) * 2 * Math.PI);
  const ring = Math.exp(-(((Math.hypot(x - 70, y - 50) - 28) / 6) ** 2));
  return [
    Math.round(120 + 60 * wave(46, 0.4) + 60 * ring),
    Math.round(110 + 50 * wave(34, 1.9) + 20 * wave(90, 0)),
    Math.round(130 + 60 * wave(58, 2.6) - 40 * ring),
    255,
  ];
}

/** A round badge with a soft edge on nothing. */
export function badgePixel(x: number, y: number): Rgba {
  const distance = Math.hypot(x + 0.5 - 20, y + 0.5 - 20);
  const inside = Math.max(0, Math.min(1, (19 - distance) / 4));
  return [250, 200 - 3 * x, 40 + 3 * y, Math.round(255 * inside)];
}

export function paint(path: string, size: FrameSize, pixel: (x: number, y: number) => Rgba): void {
  writeFileSync(path, png(size, pixel));
}

export interface SoftMovie {
  path: string;
  size: FrameSize;
  frameRate: FrameRate;
  frameCount: number;
  /** Filters after the movement, such as other colours or pixels. */
  steps?: FilterStep[];
  /** `bframes=2`... */
  coding?: string;
}

/** A movie of soft shapes that wander and change their colours. */
export async function makeSoftMovie(movie: SoftMovie, media: Media): Promise<void> {
  const paintedPath = `${movie.path}.png`;
  paint(paintedPath, movie.size, softPixel);
  await media.transcodePictures({
    stretches: [
      {
        path: paintedPath,
        steps: [
          { filter: 'loop', options: { loop: -1, size: 1 } },
          { filter: 'setpts', options: { expr: 'N' } },
          { filter: 'trim', options: { end_frame: movie.frameCount } },
          { filter: 'format', options: { pix_fmts: 'yuv444p' } },
          { filter: 'scroll', options: { h: 0.013, v: 0.007 } },
          { filter: 'hue', options: { h: 'n*9' } },
          { filter: 'scale', options: { out_color_matrix: 'bt709', out_range: 'tv' } },
          { filter: 'format', options: { pix_fmts: 'yuv420p' } },
          {
            filter: 'setparams',
            options: { range: 'tv', color_primaries: 'bt709', color_trc: 'bt709', colorspace: 'bt709' },
          },
          ...(movie.steps ?? []),
        ],
      },
    ],
    outputPath: movie.path,
    frameRate: movie.frameRate,
    codec: 'h264',
    encoderOptions: { preset: 'veryfast', crf: 12, 'x264-params': movie.coding ?? 'bframes=2:keyint=20' },
  });
  rmSync(paintedPath);
}

/** Files are named by their bytes. */
export async function locateFile(media: MediaReference): Promise<{ path: string; hash: string }> {
  if ('asset' in media) throw new Error('There are no assets here.');
  return { path: media.file, hash: createHash('sha256').update(readFileSync(media.file)).digest('hex') };
}

/** A store of spans in a folder of its own. */
export function spanFolder(parent: string): SpanStore {
  const folder = mkdtempSync(join(parent, 'spans-'));
  const kept = new Map<string, string>();
  return {
    find: async (hash) => kept.get(hash),
    put: async (hash, _recipe, path) => {
      const place = join(folder, hash);
      copyFileSync(path, place);
      kept.set(hash, place);
      return place;
    },
  };
}
