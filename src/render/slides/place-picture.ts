import type { FrameSize } from '../../domain/timeline.ts';
import type { Region } from '../safe-area.ts';
import type { SlideContent } from './slide-content.ts';
import type { SlideCards } from './word-card.ts';

/** Where the main thing is in a picture that does not say: in the middle, a little above halfway. */
const USUAL_FOCUS = { x: 0.5, y: 0.45 };

/**
 * Lays a picture so that its main thing comes as near to the middle of the free part of the frame as it can while
 * the picture covers that part. It keeps its proportions; it may end under the words.
 */
export function placePicture(
  picture: FrameSize,
  focus: SlideContent['pictureFocus'],
  { free }: SlideCards,
): Region {
  const scale = Math.max(free.widthPixels / picture.widthPixels, free.heightPixels / picture.heightPixels);
  const at = focus ?? USUAL_FOCUS;
  const widthPixels = Math.ceil(picture.widthPixels * scale);
  const heightPixels = Math.ceil(picture.heightPixels * scale);
  return {
    xPixels: offset(widthPixels, at.x, free.xPixels, free.widthPixels),
    yPixels: offset(heightPixels, at.y, free.yPixels, free.heightPixels),
    widthPixels,
    heightPixels,
  };
}

/** Where a picture of a length begins, so that a share of it comes to the middle of a span that it covers. */
function offset(length: number, share: number, spanStart: number, spanLength: number): number {
  const wanted = spanStart + spanLength / 2 - share * length;
  return Math.round(Math.min(spanStart, Math.max(spanStart + spanLength - length, wanted)));
}
