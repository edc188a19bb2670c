import type { PictureClip, Timeline } from './timeline.ts';

/** A timeline of pictures alone, which lie end to end. */
export function silentTimeline(picture: PictureClip[], film: Pick<Timeline, 'size' | 'frameRate'>): Timeline {
  const last = picture.at(-1);
  return {
    version: 1,
    ...film,
    durationFrames: last ? last.startFrame + last.durationFrames : 0,
    picture,
    overlays: [],
    narration: [],
    clipSound: [],
    effects: [],
    music: [],
    chapters: [],
    loudness: { integratedLufs: -14, truePeakDbtp: -1 },
  };
}

/** True where nothing is to be heard in a film. */
export function isSilent({ narration, clipSound, effects, music }: Timeline): boolean {
  return [narration, clipSound, effects, music].every((track) => track.length === 0);
}
