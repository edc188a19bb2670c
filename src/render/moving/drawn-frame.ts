import type { Fit, FrameSize, MediaReference, PictureClip, Timeline } from '../../domain/timeline.ts';
import type { Place } from '../../ports/moving-pictures.ts';
import { transitionFrames } from '../spans/motion.ts';
import { mediaName } from '../spans/stretches.ts';
import { layerView, viewAt } from './camera-view.ts';
import { movieSeconds } from './movie-time.ts';
import { overlayDrawings } from './overlay-drawings.ts';
import { placeOfView, wholeFrame } from './places.ts';
import { inTransition } from './transition-drawings.ts';

/** What is drawn, by the media that hold it. */
export type DrawnSource =
  | { kind: 'still'; media: MediaReference; fit?: Fit; seesThrough?: true }
  | { kind: 'movie'; media: MediaReference; fit: Fit }
  | { kind: 'colour'; colour: string };

/** One thing drawn in one frame; see `Drawing` of the port, which names its source by number. */
export interface SourceDrawing {
  source: DrawnSource;
  seconds?: number;
  place: Place;
  window?: Place;
  opacity: number;
}

/** Drawings that fade as one picture; see `DrawingGroup` of the port. */
export interface SourceGroup {
  group: SourceDrawing[];
  window?: Place;
  opacity: number;
}

/** What must be known of files to say where their pictures are. */
export interface MediaShapes {
  /** Seconds of movies, by `mediaName`. */
  fileSeconds: ReadonlyMap<string, number>;
  /** Sizes of overlays that do not say theirs. */
  sizes: ReadonlyMap<string, FrameSize>;
}

/**
 * All that is seen at a frame of a timeline's clip, from the bottom up: a pure function, exact to fractions of a pixel.
 * `index` is the clip's place on the picture track.
 */
export function drawnFrame(
  timeline: Timeline,
  index: number,
  frame: number,
  shapes: MediaShapes,
): (SourceDrawing | SourceGroup)[] {
  const clip = timeline.picture[index]!;
  const before = timeline.picture[index - 1];
  const step = frame - clip.startFrame;
  const over = clipDrawings(timeline, clip, step, shapes);
  const overlays = timeline.overlays.flatMap((overlay) =>
    overlayDrawings(overlay, frame, timeline.size, shapes),
  );
  const stepCount = transitionFrames(clip, before);
  if (before === undefined || step >= stepCount) return [...over, ...overlays];
  const under = clipDrawings(timeline, before, frame - before.startFrame, shapes);
  return [...inTransition(clip.transition, step, stepCount, { under, over }, timeline.size), ...overlays];
}

/** A clip by itself, at a frame counted from its start; it goes on after its end. */
function clipDrawings(
  { size, frameRate }: Timeline,
  clip: PictureClip,
  step: number,
  { fileSeconds }: MediaShapes,
): SourceDrawing[] {
  const view =
    'move' in clip && clip.move !== undefined ? viewAt(clip.move, progressOf(clip, step)) : undefined;
  const place = view === undefined ? wholeFrame(size) : placeOfView(view, size);
  if (clip.kind === 'colour') return [{ source: { kind: 'colour', colour: clip.colour }, place, opacity: 1 }];
  if (clip.kind === 'layers') {
    return clip.layers.map(({ media, depth }) => ({
      source: { kind: 'still', media, fit: 'fill', seesThrough: true },
      place: placeOfView(layerView(view!, depth), size),
      opacity: 1,
    }));
  }
  const { media, fit = 'fill' } = clip;
  if (clip.kind === 'still') return [{ source: { kind: 'still', media, fit }, place, opacity: 1 }];
  const seconds = movieSeconds(clip, step, frameRate, fileSeconds.get(mediaName(media)));
  return [{ source: { kind: 'movie', media, fit }, seconds, place, opacity: 1 }];
}

/** A clip of one frame stands at its start. */
function progressOf({ durationFrames }: PictureClip, step: number): number {
  return durationFrames > 1 ? step / (durationFrames - 1) : 0;
}
