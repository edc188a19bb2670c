import { ReelError } from '../../domain/errors.ts';
import { shareFrames } from '../../domain/frame-range.ts';
import type {
  Fit,
  FrameSize,
  MediaReference,
  OverlayClip,
  PictureClip,
  Timeline,
} from '../../domain/timeline.ts';
import { type ClipRange, transitionFrames } from './motion.ts';

/** A picture laid into the frame. */
export interface PictureLayer {
  media: MediaReference;
  xPixels: number;
  yPixels: number;
  /** The box that the picture is brought into; its own size where absent. */
  into?: { size: FrameSize; fit?: Fit };
  opacity?: number;
}

/** A picture or a plain colour. */
export type Layer = PictureLayer | { colour: string };

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

/** A range of a clip's frames in which nothing moves, cut wherever what is seen changes. */
export function stretchesOf(timeline: Timeline, range: ClipRange): Stretch[] {
  const { clipIndex, startFrame, durationFrames } = range;
  const clip = timeline.picture[clipIndex]!;
  const before = timeline.picture[clipIndex - 1];
  const endFrame = startFrame + durationFrames;
  const fadeFrames = transitionFrames(clip, before);
  const fadeEnd = clip.startFrame + fadeFrames;
  const overlays = timeline.overlays.filter((overlay) => shareFrames(overlay, range));
  const cuts = overlays.flatMap((overlay) => [
    overlay.startFrame,
    overlay.startFrame + overlay.durationFrames,
  ]);
  const starts = [...new Set([startFrame, fadeEnd, ...cuts])]
    .filter((frame) => frame >= startFrame && frame < endFrame)
    .sort((left, right) => left - right);
  const stretches = starts.map((start, index): Stretch => {
    const over = overlaysAt(overlays, start);
    const stretch = {
      sceneId: clip.sceneId,
      startFrame: start,
      durationFrames: (starts[index + 1] ?? endFrame) - start,
      composition: [baseLayer(clip, timeline.size), ...over],
    };
    if (start >= fadeEnd) return stretch;
    const from = [baseLayer(before!, timeline.size), ...over];
    return { ...stretch, fade: { from, firstStep: start - clip.startFrame, stepCount: fadeFrames } };
  });
  return joinAlike(stretches);
}

/** How much of the coming picture is seen at a step of a fade, counted from 0: never none, never all. */
export function fadeShare(step: number, stepCount: number): number {
  return (step + 1) / (stepCount + 1);
}

export function sameComposition(left: Composition, right: Composition): boolean {
  return (
    left.length === right.length &&
    left.every((layer, index) => layerName(layer) === layerName(right[index]!))
  );
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

function baseLayer(clip: PictureClip, size: FrameSize): Layer {
  if (clip.kind === 'colour') return { colour: clip.colour };
  if (clip.kind !== 'still') {
    throw new ReelError('internal', `A clip of kind ${clip.kind} has no still picture.`);
  }
  return { media: clip.media, xPixels: 0, yPixels: 0, into: { size, fit: clip.fit ?? 'fill' } };
}

function overlaysAt(overlays: readonly OverlayClip[], frame: number): Layer[] {
  return overlays
    .filter((overlay) => overlay.startFrame <= frame && frame < overlay.startFrame + overlay.durationFrames)
    .map(({ media, xPixels, yPixels, size, opacity }) => ({
      media,
      xPixels,
      yPixels,
      ...(size && { into: { size } }),
      ...(opacity !== undefined && { opacity }),
    }));
}

function layerName(layer: Layer): string {
  return 'colour' in layer ? layer.colour : JSON.stringify([mediaName(layer.media), { ...layer, media: 0 }]);
}

/** One text for a reference, different for different media. */
export function mediaName(media: MediaReference): string {
  return 'asset' in media ? `asset:${media.asset}` : `file:${media.file}`;
}
