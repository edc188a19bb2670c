import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { framesToSeconds } from '../../domain/time.ts';
import type { Timeline } from '../../domain/timeline.ts';
import type { Media } from '../../ports/media.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { picturesToDecode, sceneMoments } from './scene-moments.ts';
import { clockTime, sheetArtwork } from './sheet-artwork.ts';
import { sheetGrid } from './sheet-grid.ts';

export interface ContactSheetRequest {
  filmPath: string;
  timeline: Timeline;
  title: string;
  /** BCP 47 tag of the titles' language. */
  language: string;
  /** Gets a PNG; files that are needed meanwhile stand beside it. */
  outputPath: string;
}

/** Draws a page with one frame of every scene of a film. Raises what Media and Rasterizer raise. */
export async function drawContactSheet(
  { filmPath, timeline, title, language, outputPath }: ContactSheetRequest,
  { media, rasterizer }: { media: Pick<Media, 'extractFrames'>; rasterizer: Pick<Rasterizer, 'draw'> },
  signal?: AbortSignal,
): Promise<void> {
  const moments = sceneMoments(timeline);
  const grid = sheetGrid(moments.length, timeline.size);
  const folder = await mkdtemp(join(dirname(outputPath), 'sheet-'));
  try {
    const scenes = moments.map((moment, index) => ({ ...moment, picturePath: join(folder, `${index}.png`) }));
    const frames = scenes.map(({ frame, picturePath }) => ({ at: { frame }, outputPath: picturePath }));
    if (frames.length > 0) {
      const within = grid.picture;
      const pictures = picturesToDecode(timeline);
      await media.extractFrames({ inputPath: filmPath, frames, format: 'png', pictures, within }, signal);
    }
    const content = { title, facts: factsOf(timeline), language, scenes };
    await rasterizer.draw(sheetArtwork(content, grid), outputPath, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In figures alone, so that they read the same in every language. */
function factsOf({ size, frameRate, durationFrames }: Timeline): string[] {
  const rate = Number((frameRate.numerator / frameRate.denominator).toFixed(3));
  return [
    clockTime(Math.round(framesToSeconds(durationFrames, frameRate))),
    `${size.widthPixels} × ${size.heightPixels}`,
    `${rate} fps`,
  ];
}
