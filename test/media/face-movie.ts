import { rm, writeFile } from 'node:fs/promises';
import type { FrameSize } from '../../src/domain/timeline.ts';
import type { Media } from '../../src/ports/media.ts';
import { png } from './painted-media.ts';

/** Frames that show one drawing each. */
const FRAMES_A_DRAWING = 4;
const FRAME_RATE = { numerator: 24, denominator: 1 };

export interface DrawnMovie {
  path: string;
  size: FrameSize;
  drawings: number;
  /** The brightness of a place of the n-th drawing, counted from 0. */
  levelAt(drawing: number, x: number, y: number): number;
}

/** Makes a grey movie of drawings, each of which stands for a sixth of a second. */
export async function makeDrawnMovie({ path, size, drawings, levelAt }: DrawnMovie, media: Media) {
  const paths = Array.from({ length: drawings }, (_, index) => `${path}.${index}.png`);
  for (const [drawing, drawn] of paths.entries()) {
    const picture = png(size, (x, y) => {
      const level = Math.max(0, Math.min(255, Math.round(levelAt(drawing, x, y))));
      return [level, level, level, 255];
    });
    await writeFile(drawn, picture);
  }
  await media.transcodePictures({
    stretches: paths.map((drawn) => ({
      path: drawn,
      steps: [
        { filter: 'loop', options: { loop: -1, size: 1 } },
        { filter: 'setpts', options: { expr: 'N' } },
        { filter: 'trim', options: { end_frame: FRAMES_A_DRAWING } },
        { filter: 'scale', options: { out_color_matrix: 'bt709', out_range: 'tv' } },
        { filter: 'format', options: { pix_fmts: 'yuv420p' } },
        {
          filter: 'setparams',
          options: { range: 'tv', color_primaries: 'bt709', color_trc: 'bt709', colorspace: 'bt709' },
        },
      ],
    })),
    outputPath: path,
    frameRate: FRAME_RATE,
    codec: 'h264',
    encoderOptions: { preset: 'veryfast', crf: 20 },
  });
  await Promise.all(paths.map((drawn) => rm(drawn)));
}
