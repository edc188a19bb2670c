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
  return {
    version: 1,
    durationFrames: startFrame,
    picture,
    overlays: [],
    narration: [],
    clipSound: [],
    effects: [],
    music: [],
    chapters: [],
    loudness: { integratedLufs: -14, truePeakDbtp: -1 },
    ...film,
  };
}
