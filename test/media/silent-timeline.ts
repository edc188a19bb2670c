import { silentTimeline } from '../../src/domain/silent-timeline.ts';
import type { PictureClip, Timeline } from '../../src/domain/timeline.ts';

/** A clip without its place on the track. */
export type ClipDraft = PictureClip extends infer Clip
  ? Clip extends PictureClip
    ? Omit<Clip, 'startFrame' | 'sceneId'>
    : never
  : never;

/** A silent timeline of clips laid end to end, each a scene. */
export function timelineOf(
  clips: readonly ClipDraft[],
  film: Pick<Timeline, 'size' | 'frameRate'> & Partial<Timeline>,
): Timeline {
  let startFrame = 0;
  const picture = clips.map((draft, index): PictureClip => {
    const clip = { ...draft, sceneId: `scene${index + 1}`, startFrame };
    startFrame += draft.durationFrames;
    return clip;
  });
  return { ...silentTimeline(picture, film), ...film };
}
