import type { FrameSize } from '../../domain/timeline.ts';
import { designUnit, type Region, safeArea } from '../safe-area.ts';

/**
 * Where burned-in captions stand, within the safe area: `bottom` is the lowest place that the controls of the
 * vertical apps leave free.
 */
export const CAPTION_POSITIONS = ['top', 'middle', 'bottom'] as const;
export type CaptionPosition = (typeof CAPTION_POSITIONS)[number];

/** Room for two lines of the largest style with its box, in design units. */
const BAND_HEIGHT_UNITS = 216;
/** In a wide frame captions keep to the middle, so that corners stay free for a logo and progress. */
const WIDE_SHARE = 0.58;
/** Kept free between captions and what stands above or below them, in design units. */
const BAND_GAP_UNITS = 30;

/** The part of the frame that captions at a position may cover, whatever their words. */
export function captionBand(size: FrameSize, position: CaptionPosition): Region {
  const safe = safeArea(size);
  const unit = designUnit(size);
  const heightPixels = Math.round(BAND_HEIGHT_UNITS * unit);
  const isWide = size.widthPixels / size.heightPixels > 1.2;
  const widthPixels = isWide ? Math.round(size.widthPixels * WIDE_SHARE) : safe.widthPixels;
  const xPixels = isWide ? Math.round((size.widthPixels - widthPixels) / 2) : safe.xPixels;
  const yPixels = {
    top: safe.yPixels,
    middle: Math.round((size.heightPixels - heightPixels) / 2),
    bottom: safe.yPixels + safe.heightPixels - heightPixels,
  }[position];
  return { xPixels, yPixels, widthPixels, heightPixels };
}

/** The parts of the safe area that captions leave free, the upper one first; all of it where there are none. */
export function partsBesideCaptions(size: FrameSize, captions: CaptionPosition | null): Region[] {
  const safe = safeArea(size);
  if (captions === null) return [safe];
  const { yPixels, heightPixels } = captionBand(size, captions);
  const gap = Math.round(BAND_GAP_UNITS * designUnit(size));
  const above = { ...safe, heightPixels: yPixels - gap - safe.yPixels };
  const top = yPixels + heightPixels + gap;
  const below = { ...safe, yPixels: top, heightPixels: safe.yPixels + safe.heightPixels - top };
  return [above, below].filter((part) => part.heightPixels > 0);
}

/** The highest of the parts that captions leave free; the upper of two that are equally high. */
export function highestPartBesideCaptions(size: FrameSize, captions: CaptionPosition | null): Region {
  return partsBesideCaptions(size, captions).reduce((highest, part) =>
    part.heightPixels > highest.heightPixels ? part : highest,
  );
}
