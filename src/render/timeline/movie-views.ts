import type { SceneView } from '../../domain/music-led.ts';
import { type FrameRate, framesToSeconds } from '../../domain/time.ts';
import type { CameraView, MovieClip } from '../../domain/timeline.ts';
import { viewTimes } from './view-times.ts';

/** A shot moves by itself and is coarser than a picture: a camera over it goes only so far. */
const ZOOM_SHARE = 0.5;
/** A shot is cut no nearer to its end. */
const LEAST_LEFT_SECONDS = 0.4;

/**
 * A shot that plays through, cut to one view after another: nothing of it is left out or seen again, only framed
 * otherwise from cut to cut. From where the source ends, as `sourceSeconds` says, it is not cut any more.
 */
export function movieViews(
  shot: MovieClip,
  views: readonly SceneView[],
  sourceSeconds: number,
  rate: FrameRate,
): MovieClip[] {
  const lastFrom = Math.min(shot.outSeconds ?? sourceSeconds, sourceSeconds) - LEAST_LEFT_SECONDS;
  const inAt = (fromFrame: number) => shot.inSeconds + framesToSeconds(fromFrame, rate);
  const cuts = viewTimes(views, shot.durationFrames, rate).filter(
    ({ fromFrame }) => fromFrame === 0 || inAt(fromFrame) < lastFrom,
  );
  if (cuts.length === 0) return [shot];
  return cuts.map(({ view: { move }, fromFrame }, index): MovieClip => {
    const durationFrames = (cuts[index + 1]?.fromFrame ?? shot.durationFrames) - fromFrame;
    const transition =
      index === 0
        ? { ...shot.transition, durationFrames: Math.min(shot.transition.durationFrames, durationFrames) }
        : { kind: 'cut' as const, durationFrames: 0 };
    return {
      ...shot,
      startFrame: shot.startFrame + fromFrame,
      durationFrames,
      inSeconds: inAt(fromFrame),
      transition,
      move: { ...move, from: nearer(move.from), to: nearer(move.to) },
    };
  });
}

function nearer({ zoom, ...centre }: CameraView): CameraView {
  return { ...centre, zoom: 1 + (zoom - 1) * ZOOM_SHARE };
}
