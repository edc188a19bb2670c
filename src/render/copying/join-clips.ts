import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ReelError, throwIfCancelled } from '../../domain/errors.ts';
import type { FrameRate } from '../../domain/time.ts';
import type { Media } from '../../ports/media.ts';
import { chaptersOfCuts } from './chapters-of-cuts.ts';
import { type OpenCut, openClip } from './clip.ts';
import { cutPictures } from './cut-pictures.ts';
import { shapeOf } from './film-shape.ts';
import { soundOfCuts } from './sound-of-cuts.ts';

/** A part of a clip: frames counted from 0, from the start up to but without the end; all of it where absent. */
export interface ClipCut {
  path: string;
  startFrame?: number;
  endFrame?: number;
}

export interface ClipJoining {
  /** The first one gives the film its size, rate and colours. */
  cuts: readonly ClipCut[];
  outputPath: string;
  /** A folder for files that are needed meanwhile. */
  workFolder: string;
  /** Codes everything again, though it could be copied. */
  recode?: boolean;
  /** Told how much of the work is done, from 0 to 1. */
  onProgress?: (fraction: number) => void;
}

/** How a film of clips was made. */
export interface JoinedFilm {
  frameRate: FrameRate;
  frameCount: number;
  /** Frames whose coding was taken over. */
  copiedFrames: number;
  sound: 'copied' | 'encoded' | 'none';
  /** For each cut that had to be coded whole: why. */
  encodedWhole: { cut: number; reason: string }[];
}

/** Of all the work: what is done when the pictures are coded, and when the sound is. */
const CODING_SHARE = 0.85;
const SOUND_SHARE = 0.95;

/**
 * Puts parts of clips one after the other. Groups of pictures that lie whole in a part are copied; what is between
 * them and the cuts is coded again, and so is a clip that differs from the first or cannot be copied. Raises what
 * Media raises, and `invalid-input` for frames that are not there; then no file is left.
 */
export async function joinClips(
  joining: ClipJoining,
  media: Media,
  signal?: AbortSignal,
): Promise<JoinedFilm> {
  throwIfCancelled(signal);
  const folder = await mkdtemp(join(joining.workFolder, 'clips-'));
  try {
    const cuts = await Promise.all(joining.cuts.map((cut) => openCut(cut, media, signal)));
    const first = cuts[0];
    if (first === undefined) throw new ReelError('invalid-input', 'There are no clips to be joined.');
    const shape = shapeOf(first.clip);
    const { frameRate, size } = shape;
    const pictures = await cutPictures(
      cuts,
      {
        shape,
        folder,
        recode: joining.recode === true,
        onProgress: (coded, of) => joining.onProgress?.((CODING_SHARE * coded) / of),
      },
      media,
      signal,
    );
    joining.onProgress?.(CODING_SHARE);
    const { frameCounts, copiedFrames, encodedWhole, ...track } = pictures;
    const sound = await soundOfCuts(cuts, { frameRate, frameCounts, folder }, media, signal);
    joining.onProgress?.(SOUND_SHARE);
    const title = cuts.length === 1 ? first.clip.facts.title : null;
    await media.joinFilm(
      {
        outputPath: joining.outputPath,
        size,
        frameRate,
        ...track,
        ...(sound.path !== undefined && { soundPath: sound.path }),
        ...(title !== null && { title }),
        chapters: chaptersOfCuts(cuts, { frameRate, frameCounts }),
      },
      signal,
    );
    const frameCount = frameCounts.reduce((sum, count) => sum + count, 0);
    return { frameRate, frameCount, copiedFrames, sound: sound.manner, encodedWhole };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openCut(
  { path, startFrame = 0, endFrame }: ClipCut,
  media: Media,
  signal: AbortSignal | undefined,
): Promise<OpenCut> {
  const clip = await openClip(path, media, signal);
  const { frameCount } = clip.table;
  const end = endFrame ?? frameCount;
  const whole = Number.isInteger(startFrame) && Number.isInteger(end);
  if (!whole || startFrame < 0 || end > frameCount || startFrame >= end) {
    const asked = `frames ${startFrame} up to ${end}`;
    throw new ReelError('invalid-input', `${path} has ${frameCount} frames; ${asked} are not among them.`);
  }
  return { clip, startFrame, endFrame: end };
}
