import type { MediaReference, OverlayClip, PictureClip, Timeline } from '../../domain/timeline.ts';

/** A picture laid into the frame. */
export interface Layer {
  media: MediaReference;
  xPixels: number;
  yPixels: number;
}

/** All that is laid over one another at one moment, from the bottom up. */
export type Composition = readonly Layer[];

/** Frames in a row of one scene during which the same compositions are seen. */
export interface Stretch {
  sceneId: string;
  startFrame: number;
  durationFrames: number;
  composition: Composition;
  /** While a cross-fade runs: what goes, and which frames of the fade these are. */
  fade?: { from: Composition; firstStep: number; stepCount: number };
}

/** Cuts a timeline wherever what is seen changes. Frames of a running cross-fade stay together. */
export function stretchesOf(timeline: Timeline): Stretch[] {
  const clips = timeline.picture;
  return clips.flatMap((clip, index) => clipStretches(timeline, clip, clips[index - 1]));
}

/** How much of the coming picture is seen at a step of a fade, counted from 0: never none, never all. */
export function fadeShare(step: number, stepCount: number): number {
  return (step + 1) / (stepCount + 1);
}

export function sameComposition(left: Composition, right: Composition): boolean {
  return left.length === right.length && left.every((layer, index) => sameLayer(layer, right[index]!));
}

function clipStretches(timeline: Timeline, clip: PictureClip, before: PictureClip | undefined): Stretch[] {
  const endFrame = clip.startFrame + clip.durationFrames;
  const fades = before !== undefined && clip.transition.kind === 'crossfade';
  const fadeFrames = fades ? Math.min(clip.transition.durationFrames, clip.durationFrames) : 0;
  const fadeEnd = clip.startFrame + fadeFrames;
  const cuts = timeline.overlays.flatMap((overlay) => [
    overlay.startFrame,
    overlay.startFrame + overlay.durationFrames,
  ]);
  const starts = [...new Set([clip.startFrame, fadeEnd, ...cuts])]
    .filter((frame) => frame >= clip.startFrame && frame < endFrame)
    .sort((left, right) => left - right);
  const stretches = starts.map((startFrame, index): Stretch => {
    const over = overlaysAt(timeline.overlays, startFrame);
    const stretch = {
      sceneId: clip.sceneId,
      startFrame,
      durationFrames: (starts[index + 1] ?? endFrame) - startFrame,
      composition: [baseLayer(clip), ...over],
    };
    if (startFrame >= fadeEnd) return stretch;
    const from = [baseLayer(before!), ...over];
    return {
      ...stretch,
      fade: { from, firstStep: startFrame - clip.startFrame, stepCount: fadeFrames },
    };
  });
  return joinAlike(stretches);
}

/** An overlay that ends as its equal begins changes nothing. */
function joinAlike(stretches: Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    const alike =
      last !== undefined &&
      (last.fade === undefined) === (stretch.fade === undefined) &&
      sameComposition(last.composition, stretch.composition);
    if (alike) last.durationFrames += stretch.durationFrames;
    else joined.push({ ...stretch });
  }
  return joined;
}

function baseLayer(clip: PictureClip): Layer {
  return { media: clip.media, xPixels: 0, yPixels: 0 };
}

function overlaysAt(overlays: readonly OverlayClip[], frame: number): Layer[] {
  return overlays
    .filter((overlay) => overlay.startFrame <= frame && frame < overlay.startFrame + overlay.durationFrames)
    .map(({ media, xPixels, yPixels }) => ({ media, xPixels, yPixels }));
}

function sameLayer(left: Layer, right: Layer): boolean {
  return (
    mediaName(left.media) === mediaName(right.media) &&
    left.xPixels === right.xPixels &&
    left.yPixels === right.yPixels
  );
}

/** One text for a reference, different for different media. */
export function mediaName(media: MediaReference): string {
  return 'asset' in media ? `asset:${media.asset}` : `file:${media.file}`;
}
