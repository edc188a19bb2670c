import type { PictureTrack } from '../../ports/clip-media.ts';
import type { FrameTable } from './frame-table.ts';
import type { PictureRun } from './stitch-pictures.ts';
import type { GroupStart } from './track-reader.ts';

/** A part of a cut: copied as it is, or coded again. */
export type CutPart =
  | { kind: 'copy'; frameCount: number; run: PictureRun }
  | { kind: 'encode'; frameCount: number; range: { startTick: number; endTick: number; decodeTick: number } };

/** Fewer frames are not worth a seam. */
const LEAST_COPIED_FRAMES = 3;

/**
 * How frames `fromFrame` up to but without `toFrame` are had with the least coding: the groups of pictures that lie
 * whole in it are copied, and as much of the last one as stands by itself.
 */
export function planCut(
  track: PictureTrack,
  table: FrameTable,
  groupStart: (sample: number) => GroupStart,
  fromFrame: number,
  toFrame: number,
): CutPart[] {
  const run = longestRun(track, table, groupStart, fromFrame, toFrame);
  const encode = (start: number, end: number): CutPart[] =>
    start < end ? [encodedPart(track, table, groupStart, start, end)] : [];
  if (run === undefined) return encode(fromFrame, toFrame);
  const { firstFrame, frameCount, ...copied } = run;
  return [
    ...encode(fromFrame, firstFrame),
    { kind: 'copy', frameCount, run: copied },
    ...encode(firstFrame + frameCount, toFrame),
  ];
}

function longestRun(
  track: PictureTrack,
  { frameOfSample }: FrameTable,
  groupStart: (sample: number) => GroupStart,
  fromFrame: number,
  toFrame: number,
): (PictureRun & { firstFrame: number; frameCount: number }) | undefined {
  const sampleCount = track.keys.length;
  let idrSample = -1;
  for (let first = 0; first < sampleCount; first += 1) {
    if (track.keys[first] !== 1) continue;
    const start = groupStart(first);
    // A stream that was cut out of another begins in its middle: no decoder knows more of it.
    if (start === 'idr' || (start === 'recovery' && first === 0)) idrSample = first;
    const firstFrame = frameOfSample[first]!;
    if (start === 'neither' || idrSample < 0 || firstFrame < fromFrame) continue;
    if (firstFrame >= toFrame) return undefined;
    const leading = new Set<number>();
    let [endSample, frameCount, lastFrame] = [first, 0, firstFrame - 1];
    for (let sample = first; sample < sampleCount; sample += 1) {
      const frame = frameOfSample[sample]!;
      if (track.displayTicks[sample]! < track.displayTicks[first]!) leading.add(sample);
      // A picture that is decoded and not shown cannot be told to a player in the middle of a film.
      else if (frame < 0) break;
      else lastFrame = Math.max(lastFrame, frame);
      if (lastFrame >= toFrame) break;
      const shownCount = sample + 1 - first - leading.size;
      if (lastFrame === firstFrame + shownCount - 1) [endSample, frameCount] = [sample + 1, shownCount];
    }
    if (frameCount < LEAST_COPIED_FRAMES) continue;
    const kept = new Set([...leading].filter((sample) => sample < endSample));
    return {
      firstSample: first,
      endSample,
      leading: kept,
      idrSample,
      frameOf: (sample) => frameOfSample[sample]! - firstFrame,
      firstFrame,
      frameCount,
    };
  }
  return undefined;
}

/** Decoding begins with the last group that is shown from `startFrame` on or before. */
function encodedPart(
  track: PictureTrack,
  { frameOfSample, sampleOfFrame }: FrameTable,
  groupStart: (sample: number) => GroupStart,
  startFrame: number,
  endFrame: number,
): CutPart {
  const startTick = track.displayTicks[sampleOfFrame[startFrame]!]!;
  const endSample = sampleOfFrame[endFrame];
  let first = 0;
  for (let sample = 0; sample < frameOfSample.length; sample += 1) {
    if (track.displayTicks[sample]! <= startTick && groupStart(sample) !== 'neither') first = sample;
  }
  return {
    kind: 'encode',
    frameCount: endFrame - startFrame,
    range: {
      startTick,
      endTick: endSample === undefined ? Number.MAX_SAFE_INTEGER : track.displayTicks[endSample]!,
      decodeTick: track.decodeTicks[first]!,
    },
  };
}
