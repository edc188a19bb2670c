import { type FrameRange, shareFrames } from '../../domain/frame-range.ts';
import type { OverlayClip, PictureClip, Timeline } from '../../domain/timeline.ts';

/** Frames in a row of one clip. */
export interface ClipRange extends FrameRange {
  /** The clip's place on the picture track. */
  clipIndex: number;
  /** True where pictures move in it, so that each of its frames is drawn and coded. */
  moves: boolean;
}

/** Cuts a timeline where something begins or stops to move, and at every clip's start and transition's end. */
export function rangesOf(timeline: Timeline): ClipRange[] {
  return timeline.picture.flatMap((clip, clipIndex) => clipRanges(timeline, clip, clipIndex));
}

/** How long a clip comes in over the one before it: the frames in which both are seen. */
export function transitionFrames(
  { transition, durationFrames }: PictureClip,
  before: PictureClip | undefined,
): number {
  if (before === undefined || transition.kind === 'cut') return 0;
  return Math.min(transition.durationFrames, durationFrames);
}

/** True while an overlay comes or goes. */
function isAnimated({ startFrame, durationFrames, enter, exit }: OverlayClip, frame: number): boolean {
  const step = frame - startFrame;
  if (step < 0 || step >= durationFrames) return false;
  return step < (enter?.durationFrames ?? 0) || durationFrames - step <= (exit?.durationFrames ?? 0);
}

function clipRanges(timeline: Timeline, clip: PictureClip, clipIndex: number): ClipRange[] {
  const before = timeline.picture[clipIndex - 1];
  const endFrame = clip.startFrame + clip.durationFrames;
  const transitionEnd = clip.startFrame + transitionFrames(clip, before);
  const animated = timeline.overlays.filter(
    (overlay) => (overlay.enter !== undefined || overlay.exit !== undefined) && shareFrames(overlay, clip),
  );
  const starts = [...new Set([clip.startFrame, transitionEnd, ...animated.flatMap(animationBorders)])]
    .filter((frame) => frame >= clip.startFrame && frame < endFrame)
    .sort((left, right) => left - right);
  const ranges: ClipRange[] = [];
  for (const [index, startFrame] of starts.entries()) {
    const durationFrames = (starts[index + 1] ?? endFrame) - startFrame;
    const moves =
      clipMoves(clip) ||
      (startFrame < transitionEnd && (clip.transition.kind !== 'crossfade' || clipMoves(before!))) ||
      animated.some((overlay) => isAnimated(overlay, startFrame));
    const last = ranges.at(-1);
    if (last !== undefined && last.moves === moves && startFrame !== transitionEnd)
      last.durationFrames += durationFrames;
    else ranges.push({ clipIndex, startFrame, durationFrames, moves });
  }
  return ranges;
}

function clipMoves(clip: PictureClip): boolean {
  return (
    clip.kind === 'movie' || clip.kind === 'layers' || (clip.kind === 'still' && clip.move !== undefined)
  );
}

function animationBorders({ startFrame, durationFrames, enter, exit }: OverlayClip): number[] {
  const endFrame = startFrame + durationFrames;
  return [
    startFrame,
    startFrame + (enter?.durationFrames ?? 0),
    endFrame - (exit?.durationFrames ?? 0),
    endFrame,
  ];
}
