import type { AssetHash, AssetRecord } from '../domain/asset.ts';
import { framesToSeconds } from '../domain/time.ts';
import type { Timeline } from '../domain/timeline.ts';

/** Where scenes, speech and music lie in a finished film, in seconds; `urlOf` gives the address of what is heard. */
export function filmTimelineDocument({ facts }: AssetRecord, urlOf: (asset: AssetHash) => string) {
  const timeline = facts.timeline as unknown as Timeline;
  const seconds = (frame: number) => framesToSeconds(frame, timeline.frameRate);
  const scenes = new Map<string, { startFrame: number; endFrame: number }>();
  for (const { sceneId, startFrame, durationFrames } of timeline.picture) {
    const before = scenes.get(sceneId);
    const endFrame = startFrame + durationFrames;
    scenes.set(sceneId, { startFrame: before?.startFrame ?? startFrame, endFrame });
  }
  return {
    duration_seconds: seconds(timeline.durationFrames),
    frames_per_second: timeline.frameRate.numerator / timeline.frameRate.denominator,
    width: timeline.size.widthPixels,
    height: timeline.size.heightPixels,
    scenes: [...scenes].map(([id, { startFrame, endFrame }]) => ({
      id,
      start_seconds: seconds(startFrame),
      duration_seconds: seconds(endFrame - startFrame),
    })),
    narration: timeline.narration.map(({ media, startFrame, inSeconds, outSeconds }) => ({
      asset: 'asset' in media ? media.asset : null,
      start_seconds: seconds(startFrame),
      duration_seconds: outSeconds - inSeconds,
    })),
    music: timeline.music.map(({ media, startFrame, durationFrames, inSeconds = 0 }) => ({
      asset: 'asset' in media ? media.asset : null,
      url: 'asset' in media ? urlOf(media.asset) : null,
      in_seconds: inSeconds,
      start_seconds: seconds(startFrame),
      duration_seconds: seconds(durationFrames),
    })),
  };
}
