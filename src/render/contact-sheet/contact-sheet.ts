import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FrameRate, framesToSeconds } from '../../domain/time.ts';
import type { FrameSize, Timeline } from '../../domain/timeline.ts';
import type { FrameExtraction, Media } from '../../ports/media.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { picturesToDecode, sceneMoments } from './scene-moments.ts';
import { clockTime, type SheetScene, sheetArtwork } from './sheet-artwork.ts';
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

/** What contact sheets are made with. */
export interface SheetParts {
  media: Pick<Media, 'extractFrames'>;
  rasterizer: Pick<Rasterizer, 'draw'>;
}

/** A page of pictures from a film. */
export interface PictureSheet
  extends Pick<ContactSheetRequest, 'filmPath' | 'title' | 'language' | 'outputPath'> {
  size: FrameSize;
  frameRate: FrameRate | null;
  durationSeconds: number;
  /** In the order of the film. */
  scenes: (SheetScene & { at: FrameExtraction['frames'][number]['at'] })[];
  pictures: FrameExtraction['pictures'];
}

/** Draws a page with one frame of every scene of a film. Raises what Media and Rasterizer raise. */
export function drawContactSheet(
  { timeline, ...sheet }: ContactSheetRequest,
  parts: SheetParts,
  signal?: AbortSignal,
): Promise<void> {
  const { size, frameRate, durationFrames } = timeline;
  return drawPictureSheet(
    {
      ...sheet,
      size,
      frameRate,
      durationSeconds: framesToSeconds(durationFrames, frameRate),
      scenes: sceneMoments(timeline).map(({ frame, ...scene }) => ({ ...scene, at: { frame } })),
      pictures: picturesToDecode(timeline),
    },
    parts,
    signal,
  );
}

/** Draws a page with a picture of each of the moments given. Raises what Media and Rasterizer raise. */
export async function drawPictureSheet(
  { filmPath, outputPath, title, language, pictures, ...film }: PictureSheet,
  { media, rasterizer }: SheetParts,
  signal?: AbortSignal,
): Promise<void> {
  const grid = sheetGrid(film.scenes.length, film.size);
  const folder = await mkdtemp(join(dirname(outputPath), 'sheet-'));
  try {
    const scenes = film.scenes.map((scene, index) => ({
      ...scene,
      picturePath: join(folder, `${index}.png`),
    }));
    const frames = scenes.map(({ at, picturePath }) => ({ at, outputPath: picturePath }));
    if (frames.length > 0) {
      const within = grid.picture;
      const taking = { inputPath: filmPath, frames, format: 'png', within } as const;
      await media.extractFrames({ ...taking, ...(pictures && { pictures }) }, signal);
    }
    const content = { title, facts: factsOf(film), language, scenes };
    await rasterizer.draw(sheetArtwork(content, grid), outputPath, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In figures alone, so that they read the same in every language. */
function factsOf({
  size,
  frameRate,
  durationSeconds,
}: Pick<PictureSheet, 'size' | 'frameRate' | 'durationSeconds'>): string[] {
  const rate = frameRate && Number((frameRate.numerator / frameRate.denominator).toFixed(3));
  return [
    clockTime(Math.round(durationSeconds)),
    `${size.widthPixels} × ${size.heightPixels}`,
    ...(rate === null ? [] : [`${rate} fps`]),
  ];
}
