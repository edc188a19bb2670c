import type { FrameSize } from '../../domain/timeline.ts';
import type { Region } from '../safe-area.ts';
import type { SlideContent } from './slide-content.ts';
import type { SlideFrame } from './slide-frame.ts';
import type { SlideCards } from './word-card.ts';

/** Where a picture lies; where it does not reach the frame's edge it fades into the ground, under the words. */
export interface PlacedPicture {
  region: Region;
  /** The length of the fade before an edge that is within the frame. */
  fadePixels: number;
}

/** Where the main thing is in a picture that does not say: in the middle, a little above halfway. */
const USUAL_FOCUS = { x: 0.5, y: 0.45 };
const FADE_UNITS = 150;

/**
 * Lays a picture so that its main thing comes as near to the middle of the free part of the frame as it can while
 * the picture covers that part and runs on under the words for the length of the fade. It keeps its proportions.
 */
export function placePicture(
  picture: FrameSize,
  focus: SlideContent['pictureFocus'],
  { size, unit }: SlideFrame,
  { free }: SlideCards,
): PlacedPicture {
  const fadePixels = FADE_UNITS * unit;
  const across = spanToCover(free.xPixels, free.widthPixels, size.widthPixels, fadePixels);
  const down = spanToCover(free.yPixels, free.heightPixels, size.heightPixels, fadePixels);
  const scale = Math.max(across.length / picture.widthPixels, down.length / picture.heightPixels);
  const at = focus ?? USUAL_FOCUS;
  const widthPixels = Math.ceil(picture.widthPixels * scale);
  const heightPixels = Math.ceil(picture.heightPixels * scale);
  const region = {
    xPixels: offset(widthPixels, at.x, free.xPixels + free.widthPixels / 2, across),
    yPixels: offset(heightPixels, at.y, free.yPixels + free.heightPixels / 2, down),
    widthPixels,
    heightPixels,
  };
  return { region, fadePixels };
}

interface Span {
  start: number;
  length: number;
}

/** The free part along one axis, and the fade beyond its ends that are not the frame's own. */
function spanToCover(start: number, length: number, frameLength: number, fade: number): Span {
  const from = start <= 0 ? 0 : Math.max(0, start - fade);
  const to = start + length >= frameLength ? frameLength : Math.min(frameLength, start + length + fade);
  return { start: from, length: to - from };
}

/** Where a picture of a length begins, so that a share of it comes to a target while it covers the span. */
function offset(length: number, share: number, target: number, span: Span): number {
  const wanted = target - share * length;
  return Math.round(Math.min(span.start, Math.max(span.start + span.length - length, wanted)));
}
