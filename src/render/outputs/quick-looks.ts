import { mkdtemp, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { ReelError } from '../../domain/errors.ts';
import { PREVIEW_SHORT_SIDE_PIXELS, smallerSize } from '../../domain/output-presets.ts';
import type { FrameRate } from '../../domain/time.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { PictureStretch } from '../../ports/clip-media.ts';
import type { FilterStep, Media } from '../../ports/media.ts';
import { type Clip, openClip, secondsOfFrame, shownSize } from '../copying/clip.ts';
import { conformSteps } from '../copying/conform-steps.ts';
import { type FilmShape, shapeOf } from '../copying/film-shape.ts';
import { finishFilm } from './finish-film.ts';

export interface QuickLook {
  inputPath: string;
  outputPath: string;
  workFolder: string;
  /** Told how much of the work is done, from 0 to 1. */
  onProgress?: (fraction: number) => void;
}

const PREVIEW_RATE = { numerator: 15, denominator: 1 };
const PREVIEW_CODING = { preset: 'ultrafast', crf: 30, g: 60 };

const TEASER_SHORT_SIDE_PIXELS = 320;
const TEASER_FRAMES_PER_SECOND = 12;
const TEASER_MOMENTS = 5;
const TEASER_MOMENT_SECONDS = 1.2;

/** A small film for a first look, made from the pictures that others refer to: in a fraction of a render's time. */
export async function makePreview(look: QuickLook, media: Media, signal?: AbortSignal): Promise<FrameSize> {
  const clip = await openClip(look.inputPath, media, signal);
  const shape = smallShape(clip, PREVIEW_SHORT_SIDE_PIXELS, PREVIEW_RATE);
  const folder = await mkdtemp(join(look.workFolder, 'preview-'));
  try {
    const codedPath = join(folder, 'pictures.mp4');
    const endSeconds = secondsOfFrame(clip, clip.table.frameCount);
    // The last picture that others refer to may stand long before the end.
    const heldToEnd: FilterStep[] = [
      { filter: 'tpad', options: { stop: -1, stop_mode: 'clone' } },
      { filter: 'trim', options: { end: endSeconds } },
    ];
    const steps = [...conformSteps(clip.picture, null, shape, 'fit'), ...heldToEnd];
    await media.transcodePictures(
      {
        stretches: [{ path: clip.path, onlyReferences: true, steps }],
        outputPath: codedPath,
        frameRate: shape.frameRate,
        codec: 'h264',
        encoderOptions: PREVIEW_CODING,
      },
      signal,
      (frames) => look.onProgress?.(Math.min(1, frames / (endSeconds * PREVIEW_RATE.numerator))),
    );
    await finishFilm({ clip, codedPath, shape, folder, outputPath: look.outputPath }, media, signal);
    return shape.size;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A few moments of a film as one moving picture, WebP or GIF by the ending of the output's name. Raises
 * `invalid-input` for another ending.
 */
export async function makeTeaser(
  { inputPath, outputPath, onProgress }: Omit<QuickLook, 'workFolder'>,
  media: Media,
  signal?: AbortSignal,
): Promise<FrameSize> {
  const format = extname(outputPath).slice(1).toLowerCase();
  if (format !== 'webp' && format !== 'gif') {
    throw new ReelError('invalid-input', `A teaser is a .webp or a .gif, not ${outputPath}.`);
  }
  const clip = await openClip(inputPath, media, signal);
  const rate = { numerator: TEASER_FRAMES_PER_SECOND, denominator: 1 };
  const shape = smallShape(clip, TEASER_SHORT_SIDE_PIXELS, rate);
  const steps: FilterStep[] = [
    ...conformSteps(clip.picture, null, shape, 'fit'),
    { filter: 'format', options: { pix_fmts: format === 'gif' ? 'bgra' : 'yuv420p' } },
  ];
  const stretches = teaserMoments(clip).map((range): PictureStretch => ({ path: inputPath, range, steps }));
  const animating = { stretches, outputPath, format, framesPerSecond: TEASER_FRAMES_PER_SECOND } as const;
  const mostFrames = TEASER_MOMENTS * TEASER_MOMENT_SECONDS * TEASER_FRAMES_PER_SECOND;
  await media.animate(animating, signal, (frames) => onProgress?.(Math.min(1, frames / mostFrames)));
  return shape.size;
}

/** Moments spread evenly over the film, or the whole of a short one, as ranges of its ticks. */
function teaserMoments({ track, table }: Clip): NonNullable<PictureStretch['range']>[] {
  const ticksPerSecond = track.timeBase.denominator / track.timeBase.numerator;
  const tickOf = (frame: number) => track.displayTicks[table.sampleOfFrame[frame]!]!;
  const last = tickOf(table.frameCount - 1);
  const length = TEASER_MOMENT_SECONDS * ticksPerSecond;
  const isShort = last < TEASER_MOMENTS * length;
  const starts = isShort
    ? [tickOf(0)]
    : Array.from(
        { length: TEASER_MOMENTS },
        (_, index) => ((index + 0.5) * last) / TEASER_MOMENTS - length / 2,
      );
  return starts.map((start) => {
    const startTick = Math.max(0, Math.round(start));
    const key = track.keys.findLastIndex(
      (isKey, sample) => isKey === 1 && track.displayTicks[sample]! <= startTick,
    );
    return {
      startTick,
      endTick: isShort ? Number.MAX_SAFE_INTEGER : startTick + Math.round(length),
      decodeTick: track.decodeTicks[Math.max(0, key)]!,
    };
  });
}

/** The film's ratio at another size and rate, upright, in BT.709. */
function smallShape(clip: Clip, shortSidePixels: number, frameRate: FrameRate): FilmShape {
  return {
    ...shapeOf(clip),
    size: smallerSize(shownSize(clip.picture), shortSidePixels),
    frameRate,
    colour: { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', range: 'limited' },
    rotationDegrees: 0,
    pixelAspectRatio: 1,
  };
}
