import type { Breathe } from '../../domain/breathing.ts';
import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { energyOf, gatedLoudness } from './gated-loudness.ts';
import { HOP_SAMPLES, type LevelProfile } from './level-profile.ts';
import { findSeam, type MusicSeam } from './music-seam.ts';
import { rhythmShift } from './rhythm-shift.ts';
import type { SoundFile } from './sound-file.ts';

/**
 * How a piece of music goes on past its end: back from `endFrame` to `startFrame`, the last `overlapFrames`
 * before the end heard together with the first after the start. Without overlap it joins sample to sample.
 */
export interface MusicLoop {
  startFrame: number;
  endFrame: number;
  overlapFrames: number;
  /** How far the two move together that are heard in the overlap, from 0 to 1. */
  correlation: number;
}

/** Of a piece without a seam. */
const LONGEST_OVERLAP_FRAMES = 4 * SAMPLE_RATE_HERTZ;
/** At a seam: waveforms that agree need a moment only, others are blended over a good part of a beat. */
const AGREEING_OVERLAP_FRAMES = SAMPLE_RATE_HERTZ / 25;
const BLENDING_OVERLAP_FRAMES = SAMPLE_RATE_HERTZ / 5;
const AGREEING = 0.8;
/** A beginning or end this far under the piece's own loudness is lead-in or fade-out, no part of the loop. */
const QUIET_EDGE_LU = 20;

/** A piece that is not looped: silence follows its end. */
export const PLAYED_ONCE: MusicLoop = {
  startFrame: 0,
  endFrame: Number.MAX_SAFE_INTEGER,
  overlapFrames: 0,
  correlation: 0,
};

/**
 * The file's own loop where it names one, as composed music does. Other music goes back at a seam, from a moment near
 * its end to one near its beginning that sounds like it. Where there is none it is cross-faded into itself, beat on beat,
 * without the silence and the fade-out around it.
 */
export async function musicLoop(
  file: SoundFile,
  profile: LevelProfile,
  breathe: Breathe,
): Promise<MusicLoop> {
  const { wave } = file;
  if (wave.loop !== null) return { ...wave.loop, overlapFrames: 0, correlation: 0 };
  const threshold = energyOf(gatedLoudness(profile) - QUIET_EDGE_LU);
  const first = profile.energies.findIndex((energy) => energy > threshold);
  const last = profile.energies.findLastIndex((energy) => energy > threshold);
  if (first === -1) return { startFrame: 0, endFrame: wave.frameCount, overlapFrames: 0, correlation: 0 };
  const startFrame = first * HOP_SAMPLES;
  const endFrame = Math.min(wave.frameCount, (last + 1) * HOP_SAMPLES);
  const seam = await findSeam(file, profile, startFrame, endFrame, breathe);
  if (seam !== undefined) return loopOf(seam);
  const overlapFrames = Math.min(LONGEST_OVERLAP_FRAMES, Math.floor((endFrame - startFrame) / 4));
  const half = overlapFrames / 2;
  const most = Math.floor(half / HOP_SAMPLES);
  const search = { reach: most, least: 0, most };
  const inBeat = startFrame + HOP_SAMPLES * rhythmShift(profile, startFrame + half, endFrame - half, search);
  return { startFrame: inBeat, endFrame, overlapFrames, correlation: 0 };
}

function loopOf({ earlierSample, laterSample, correlation }: MusicSeam): MusicLoop {
  const overlapFrames = correlation > AGREEING ? AGREEING_OVERLAP_FRAMES : BLENDING_OVERLAP_FRAMES;
  const half = overlapFrames / 2;
  return { startFrame: earlierSample - half, endFrame: laterSample + half, overlapFrames, correlation };
}

/** A stretch of a source, laid at `offset` into what is filled. */
export interface LoopPiece {
  offset: number;
  lengthSamples: number;
  sourceFrame: number;
  /** Where the piece lies in a cross-fade, in samples from its beginning; null outside of one. */
  fade: { direction: 'in' | 'out'; startSample: number; lengthSamples: number; correlation: number } | null;
}

/** What of the source is heard from `position` on: the source from its beginning, then its loop again and again. */
export function loopPieces(loop: MusicLoop, position: number, lengthSamples: number): LoopPiece[] {
  const { startFrame, endFrame, overlapFrames } = loop;
  const pieces: LoopPiece[] = [];
  const firstTurn = endFrame - overlapFrames;
  const period = endFrame - startFrame - overlapFrames;
  let at = position;
  while (at < position + lengthSamples) {
    const offset = at - position;
    const remaining = lengthSamples - offset;
    if (at < firstTurn) {
      const length = Math.min(remaining, firstTurn - at);
      pieces.push({ offset, lengthSamples: length, sourceFrame: at, fade: null });
      at += length;
      continue;
    }
    const inTurn = (at - firstTurn) % period;
    const fading = inTurn < overlapFrames;
    const length = Math.min(remaining, (fading ? overlapFrames : period) - inTurn);
    const fade = (direction: 'in' | 'out') =>
      fading
        ? { direction, startSample: inTurn, lengthSamples: overlapFrames, correlation: loop.correlation }
        : null;
    pieces.push({ offset, lengthSamples: length, sourceFrame: startFrame + inTurn, fade: fade('in') });
    if (fading)
      pieces.push({ offset, lengthSamples: length, sourceFrame: firstTurn + inTurn, fade: fade('out') });
    at += length;
  }
  return pieces;
}
