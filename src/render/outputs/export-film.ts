import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../domain/errors.ts';
import type { FrameRate } from '../../domain/time.ts';
import type { Fit, FrameSize } from '../../domain/timeline.ts';
import type { PictureCodec, PictureStretch } from '../../ports/clip-media.ts';
import type { FilterStep, Media } from '../../ports/media.ts';
import { type Clip, openClip, secondsOfFrame } from '../copying/clip.ts';
import { conformSteps, paceSteps } from '../copying/conform-steps.ts';
import { copyingObstacle, type FilmShape, shapeOf } from '../copying/film-shape.ts';
import { joinClips } from '../copying/join-clips.ts';
import { finishFilm } from './finish-film.ts';

export interface FilmExport {
  inputPath: string;
  /** An MP4. */
  outputPath: string;
  workFolder: string;
  /** The film's own where absent. */
  size?: FrameSize;
  frameRate?: FrameRate;
  codec: PictureCodec;
  /** How a film of another ratio comes into the frame. */
  fitting: Fit;
  /** 2 plays twice as fast, at the same pitch; 1 where absent. */
  speed?: number;
  /** Told how much of the work is done, from 0 to 1. */
  onProgress?: (fraction: number) => void;
}

export interface ExportedFilm {
  size: FrameSize;
  frameRate: FrameRate;
  frameCount: number;
  codec: PictureCodec;
  /** True where the film was that already, so that nothing was coded again. */
  copied: boolean;
}

/** Settings by which each codec comes to about the quality of H.264 at CRF 23 (SSIM of photographs in motion). */
const CODING: { [Name in PictureCodec]: { [option: string]: string | number } } = {
  h264: { preset: 'veryfast', crf: 22, profile: 'high' },
  hevc: { preset: 'fast', crf: 26, 'x265-params': 'log-level=error' },
  av1: { preset: 10, crf: 34 },
};
const KEY_SECONDS = 4;
/** What the coding of pictures is of all the work. */
const CODING_SHARE = 0.95;

/** Makes a film of another size, rate or codec. What it is already is copied. Raises what Media raises. */
export async function exportFilm(
  request: FilmExport,
  media: Media,
  signal?: AbortSignal,
): Promise<ExportedFilm> {
  throwIfCancelled(signal);
  const clip = await openClip(request.inputPath, media, signal);
  const shape = exportShape(clip, request);
  const { size, frameRate } = shape;
  const { codec, outputPath, workFolder, speed = 1, onProgress } = request;
  if (codec === 'h264' && speed === 1 && copyingObstacle(clip, shape) === undefined) {
    const joined = await joinClips(
      { cuts: [{ path: request.inputPath }], outputPath, workFolder, ...(onProgress && { onProgress }) },
      media,
      signal,
    );
    const copied = joined.copiedFrames === joined.frameCount;
    return { size, frameRate, frameCount: joined.frameCount, codec, copied };
  }
  const folder = await mkdtemp(join(workFolder, 'export-'));
  try {
    const frameCount = await transcode(clip, shape, request, folder, media, signal);
    return { size, frameRate, frameCount, codec, copied: false };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function exportShape(clip: Clip, { size, frameRate, fitting }: FilmExport): FilmShape {
  const own = shapeOf(clip);
  const isSame = size === undefined && frameRate === undefined;
  return {
    ...own,
    ...(!isSame && { rotationDegrees: 0, pixelAspectRatio: 1 }),
    size: size ?? own.size,
    frameRate: frameRate ?? own.frameRate,
    ...((own.colour.matrix === 'unknown' || (fitting === 'blurred' && !isSame)) && {
      colour: { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', range: 'limited' },
    }),
  };
}

async function transcode(
  clip: Clip,
  shape: FilmShape,
  { codec, outputPath, fitting, speed = 1, onProgress }: FilmExport,
  folder: string,
  media: Media,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { frameRate } = shape;
  const codedPath = join(folder, 'pictures.mp4');
  const seconds = secondsOfFrame(clip, clip.table.frameCount) / speed;
  const expectedFrames = Math.max(1, (seconds * frameRate.numerator) / frameRate.denominator);
  const keyFrames = Math.round((KEY_SECONDS * frameRate.numerator) / frameRate.denominator);
  await media.transcodePictures(
    {
      stretches: [fittedStretch(clip, shape, fitting, speed)],
      outputPath: codedPath,
      frameRate,
      codec,
      encoderOptions: { ...CODING[codec], g: keyFrames },
    },
    signal,
    (frames) => onProgress?.(CODING_SHARE * Math.min(1, frames / expectedFrames)),
  );
  return finishFilm({ clip, shape, codedPath, outputPath, folder, speed }, media, signal);
}

function fittedStretch(clip: Clip, shape: FilmShape, fitting: Fit, speed: number): PictureStretch {
  const { path, picture, table } = clip;
  const faster: FilterStep[] =
    speed === 1 ? [] : [{ filter: 'setpts', options: { expr: `(PTS-STARTPTS)/${speed}` } }];
  const rate = speed === 1 ? table.frameRate : null;
  if (fitting !== 'blurred')
    return { path, steps: [...faster, ...conformSteps(picture, rate, shape, fitting)] };
  const { rotationDegrees, pixelAspectRatio } = picture;
  const overBlurred = { size: shape.size, rotationDegrees, pixelAspectRatio };
  return { path, steps: [...faster, ...paceSteps(picture, rate, shape)], overBlurred };
}
