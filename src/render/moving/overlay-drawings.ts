import type { FrameSize, OverlayAnimation, OverlayClip } from '../../domain/timeline.ts';
import type { Place } from '../../ports/moving-pictures.ts';
import { mediaName } from '../spans/stretches.ts';
import { gentle } from './camera-view.ts';
import type { MediaShapes, SourceDrawing } from './drawn-frame.ts';
import { grown, middleOf, moved } from './places.ts';

/** How small a picture is that grows in. */
const LEAST_SIZE = 0.5;

/** An overlay at a frame of the film; nothing where it is not seen. */
export function overlayDrawings(
  overlay: OverlayClip,
  frame: number,
  film: FrameSize,
  { sizes }: MediaShapes,
): SourceDrawing[] {
  const step = frame - overlay.startFrame;
  if (step < 0 || step >= overlay.durationFrames) return [];
  const { media, xPixels, yPixels, opacity = 1, enter, exit } = overlay;
  // Without a size of its own or a picture to take it from, it is as large as the film.
  const size = overlay.size ?? sizes.get(mediaName(media)) ?? film;
  const still: SourceDrawing = {
    source: { kind: 'still', media },
    place: { xPixels, yPixels, ...size },
    opacity,
  };
  const entering =
    enter === undefined ? still : animated(still, enter, (step + 1) / (enter.durationFrames + 1), -1);
  if (exit === undefined) return [entering];
  return [animated(entering, exit, (overlay.durationFrames - step) / (exit.durationFrames + 1), 1)];
}

/** What is there of it, 0 to 1; it comes from one side of its place and goes to the other. */
function animated(
  drawing: SourceDrawing,
  animation: OverlayAnimation,
  there: number,
  side: 1 | -1,
): SourceDrawing {
  if (there >= 1) return drawing;
  const share = gentle(there);
  const opacity = drawing.opacity * share;
  return { ...drawing, opacity, place: animatedPlace(drawing.place, animation, share, side) };
}

function animatedPlace(
  place: Place,
  { kind, direction = 'up' }: OverlayAnimation,
  share: number,
  side: 1 | -1,
): Place {
  switch (kind) {
    case 'fade':
      return place;
    case 'slide':
      return moved(place, direction, side * (1 - share), place);
    case 'grow':
      return grown(place, LEAST_SIZE + (1 - LEAST_SIZE) * share, middleOf(place));
  }
}
