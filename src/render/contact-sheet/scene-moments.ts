import { framesToSeconds } from '../../domain/time.ts';
import type { OverlayClip, PictureClip, Timeline } from '../../domain/timeline.ts';

/** A scene of a film and the frame that shows it best. */
export interface SceneMoment {
  sceneId: string;
  title: string;
  startSeconds: number;
  /** The first on which the scene's last picture stands alone with what comes over it: all of the scene has appeared. */
  frame: number;
}

/** Every scene of a timeline, in the order of the film. */
export function sceneMoments(timeline: Timeline): SceneMoment[] {
  return scenesOf(timeline).map((clips) => {
    const first = clips[0]!;
    const last = clips.at(-1)!;
    const chapter = timeline.chapters.findLast(({ startFrame }) => startFrame <= first.startFrame);
    return {
      sceneId: first.sceneId,
      title: chapter?.title ?? '',
      startSeconds: framesToSeconds(first.startFrame, timeline.frameRate),
      frame: settledFrame(last, timeline.overlays),
    };
  });
}

/** The picture that stands for the film: its first scene, once everything has appeared. */
export function posterFrame(timeline: Timeline): number {
  return sceneMoments(timeline)[0]?.frame ?? 0;
}

/** Which pictures must be decoded for a frame to be seen: in a film of stills most repeat the one before. */
export function picturesToDecode({ picture }: Timeline): 'all' | 'references' {
  return picture.every(({ kind }) => kind === 'still') ? 'references' : 'all';
}

/** Neighbouring clips of one scene together. */
function scenesOf({ picture }: Timeline): PictureClip[][] {
  const scenes: PictureClip[][] = [];
  for (const clip of picture) {
    const open = scenes.at(-1);
    if (open?.[0]?.sceneId === clip.sceneId) open.push(clip);
    else scenes.push([clip]);
  }
  return scenes;
}

/** As early as may be: to decode a frame, all are decoded from where its picture began. */
function settledFrame(
  { startFrame, durationFrames, transition }: PictureClip,
  overlays: OverlayClip[],
): number {
  const middle = startFrame + durationFrames / 2;
  const arrivals = overlays.flatMap(({ startFrame: from, enter }) =>
    enter && from >= startFrame && from <= middle ? [from + enter.durationFrames] : [],
  );
  const settled = Math.max(startFrame + transition.durationFrames, ...arrivals);
  return Math.min(settled, startFrame + durationFrames - 1);
}
