import type { FrameRate } from '../../domain/time.ts';
import type { OverlayClip, Timeline } from '../../domain/timeline.ts';
import type { ClipRange } from '../spans/motion.ts';

/** Longer ranges are coded in pieces, so that memory, cancelling and an edit's cost stay small. */
const PIECE_SECONDS = 10;
/** A shorter piece is not worth its key frame. */
const LEAST_SECONDS = 1;

/**
 * Cuts a range in which pictures move into pieces that are coded by themselves: at places counted from the clip's
 * start, so that they stay where they are as transitions change, and where overlays begin and end.
 */
export function piecesOf(range: ClipRange, timeline: Timeline): ClipRange[] {
  const clipStart = timeline.picture[range.clipIndex]!.startFrame;
  const endFrame = range.startFrame + range.durationFrames;
  const [piece, least] = [PIECE_SECONDS, LEAST_SECONDS].map((seconds) =>
    framesOf(seconds, timeline.frameRate),
  );
  const wished = coveredBorders(timeline.overlays, range.startFrame, endFrame);
  for (let frame = clipStart + piece!; frame < endFrame; frame += piece!) wished.push(frame);
  const starts = [range.startFrame];
  for (const frame of wished.sort((left, right) => left - right)) {
    if (frame - starts.at(-1)! >= least! && endFrame - frame >= least!) starts.push(frame);
  }
  return starts.map((startFrame, index) => ({
    ...range,
    startFrame,
    durationFrames: (starts[index + 1] ?? endFrame) - startFrame,
  }));
}

/** Where stretches begin and end in which any overlay is seen. */
function coveredBorders(overlays: readonly OverlayClip[], startFrame: number, endFrame: number): number[] {
  const seen = overlays
    .map((overlay) => [overlay.startFrame, overlay.startFrame + overlay.durationFrames] as const)
    .filter(([start, end]) => start < endFrame && end > startFrame)
    .sort(([left], [right]) => left - right);
  const borders: number[] = [];
  let coveredTo = startFrame;
  for (const [start, end] of seen) {
    if (start > coveredTo) borders.push(coveredTo, start);
    coveredTo = Math.max(coveredTo, end);
  }
  return [...borders, coveredTo].filter((frame) => frame > startFrame && frame < endFrame);
}

function framesOf(seconds: number, { numerator, denominator }: FrameRate): number {
  return Math.max(1, Math.round((seconds * numerator) / denominator));
}
