import type { FrameSize } from '../../domain/timeline.ts';
import type { Region } from '../safe-area.ts';

/** A picture as four bytes a pixel, red, green, blue and opacity, in rows from the top. */
export interface Pixels extends FrameSize {
  rgba: Uint8Array;
}

/** What is less opaque than this is not seen. */
const SEEN_OPACITY = 12;

/** The least rectangle that holds everything that is seen; undefined where nothing is. */
export function seenRegion({ widthPixels, heightPixels, rgba }: Pixels): Region | undefined {
  let [left, right, top, bottom] = [widthPixels, -1, heightPixels, -1];
  for (let y = 0; y < heightPixels; y += 1) {
    for (let x = 0; x < widthPixels; x += 1) {
      if (rgba[(y * widthPixels + x) * 4 + 3]! < SEEN_OPACITY) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < left) return undefined;
  return { xPixels: left, yPixels: top, widthPixels: right - left + 1, heightPixels: bottom - top + 1 };
}

/** A part of a picture as a picture of its own. */
export function cropped({ widthPixels, rgba }: Pixels, region: Region): Pixels {
  const part = new Uint8Array(region.widthPixels * region.heightPixels * 4);
  for (let row = 0; row < region.heightPixels; row += 1) {
    const from = ((region.yPixels + row) * widthPixels + region.xPixels) * 4;
    part.set(rgba.subarray(from, from + region.widthPixels * 4), row * region.widthPixels * 4);
  }
  return { widthPixels: region.widthPixels, heightPixels: region.heightPixels, rgba: part };
}

/** Whether something shows through it. */
export function isSeeThrough({ rgba }: Pixels): boolean {
  let faint = 0;
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at]! < 128) faint += 1;
  return faint > rgba.length / 4 / 200;
}
