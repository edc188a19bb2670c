import type { SceneView } from '../../domain/music-led.ts';
import { type FrameRate, secondsToFrames } from '../../domain/time.ts';

/** Where a view lies in its scene, in whole frames. */
export interface ViewTimes {
  view: SceneView;
  fromFrame: number;
  lengthFrames: number;
}

/**
 * Lays views end to end over a scene: each ends on the frame nearest to the sum of all lengths so far, so that nothing
 * drifts; the last goes on to the scene's end, and those that would begin after it are left out.
 */
export function viewTimes(views: readonly SceneView[], sceneFrames: number, rate: FrameRate): ViewTimes[] {
  let seconds = 0;
  const starts = views.map(({ durationSeconds }) => {
    const from = secondsToFrames(seconds, rate);
    seconds += durationSeconds;
    return from;
  });
  return views.flatMap((view, index) => {
    const fromFrame = starts[index] ?? 0;
    const endFrame = Math.min(sceneFrames, starts[index + 1] ?? sceneFrames);
    return endFrame > fromFrame ? [{ view, fromFrame, lengthFrames: endFrame - fromFrame }] : [];
  });
}
