import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { energyOf, gatedLoudness } from './gated-loudness.ts';
import { HOP_SAMPLES, type LevelProfile } from './level-profile.ts';
import type { SoundFile } from './sound-file.ts';

/**
 * How a piece of music goes on past its end: back from `endFrame` to `startFrame`, the last `overlapFrames`
 * before the end heard together with the first after the start. Without overlap it joins sample to sample.
 */
export interface MusicLoop {
  startFrame: number;
  endFrame: number;
  overlapFrames: number;
}

const LONGEST_OVERLAP_FRAMES = 4 * SAMPLE_RATE_HERTZ;
/** A beginning or end this far under the piece's own loudness is lead-in or fade-out, no part of the loop. */
const QUIET_EDGE_LU = 20;

/**
 * The file's own loop where it names one, as composed music does. Any other music is cross-faded into itself,
 * without the silence and the fade-out around it.
 */
export function musicLoop({ wave }: SoundFile, profile: LevelProfile): MusicLoop {
  if (wave.loop !== null) return { ...wave.loop, overlapFrames: 0 };
  const threshold = energyOf(gatedLoudness(profile) - QUIET_EDGE_LU);
  const first = profile.energies.findIndex((energy) => energy > threshold);
  const last = profile.energies.findLastIndex((energy) => energy > threshold);
  if (first === -1) return { startFrame: 0, endFrame: wave.frameCount, overlapFrames: 0 };
  const startFrame = first * HOP_SAMPLES;
  const endFrame = Math.min(wave.frameCount, (last + 1) * HOP_SAMPLES);
  const overlapFrames = Math.min(LONGEST_OVERLAP_FRAMES, Math.floor((endFrame - startFrame) / 4));
  return { startFrame, endFrame, overlapFrames };
}

/** A stretch of a source, laid at `offset` into what is filled. */
export interface LoopPiece {
  offset: number;
  lengthSamples: number;
  sourceFrame: number;
  /** Where the piece lies in a cross-fade, in samples from its beginning; null outside of one. */
  fade: { direction: 'in' | 'out'; startSample: number; lengthSamples: number } | null;
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
      fading ? { direction, startSample: inTurn, lengthSamples: overlapFrames } : null;
    pieces.push({ offset, lengthSamples: length, sourceFrame: startFrame + inTurn, fade: fade('in') });
    if (fading)
      pieces.push({ offset, lengthSamples: length, sourceFrame: firstTurn + inTurn, fade: fade('out') });
    at += length;
  }
  return pieces;
}
