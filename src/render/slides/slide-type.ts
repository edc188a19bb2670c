import type { ScriptMetrics } from '../script-metrics.ts';

/** Every measure of a slide's text block, in pixels. */
export interface SlideType {
  titleSize: number;
  titleLineHeight: number;
  titleLetterSpacing: number;
  bulletSize: number;
  bulletLineHeight: number;
  /** Between the page mark, the title and the first bullet. */
  markHeight: number;
  markGap: number;
  titleGap: number;
  bulletGap: number;
  /** Around a bullet's words, within its card. */
  paddingBlock: number;
  paddingInline: number;
  markerSize: number;
  markerGap: number;
}

/** The shapes of frames that are set in sizes of their own. */
export type FrameShape = 'vertical' | 'upright' | 'wide';

/** In design units; the smallest bullet is 13 points on a phone 390 points wide. */
const LARGEST = {
  vertical: { title: 104, bullet: 60 },
  upright: { title: 92, bullet: 54 },
  wide: { title: 112, bullet: 66 },
};
const SMALLEST = {
  vertical: { title: 54, bullet: 36 },
  upright: { title: 50, bullet: 34 },
  wide: { title: 50, bullet: 30 },
};
/** Type shrinks to this for the picture's sake, and further only where the words themselves need it. */
const COMFORTABLE_BULLET = { vertical: 46, upright: 37, wide: 0 };
/** The upper part of the frame that is the picture's while the type is above its comfortable size. */
const PICTURE_SHARE = { vertical: 0.42, upright: 0.4, wide: 0 };

/** A title that takes more than its share of the room at the smallest size goes on shrinking to this. */
export const LEAST_TITLE_UNITS = 28;

export function typeBounds(shape: FrameShape) {
  return {
    largest: LARGEST[shape],
    smallest: SMALLEST[shape],
    comfortableBullet: COMFORTABLE_BULLET[shape],
    pictureShare: PICTURE_SHARE[shape],
  };
}

export function slideType(
  titleSize: number,
  bulletSize: number,
  unit: number,
  title: ScriptMetrics,
  bullets: ScriptMetrics,
): SlideType {
  return {
    titleSize,
    titleLineHeight: titleSize * title.titleLineHeight,
    titleLetterSpacing: titleSize * title.titleLetterSpacing,
    bulletSize,
    bulletLineHeight: bulletSize * bullets.textLineHeight,
    markHeight: 8 * unit,
    markGap: 26 * unit,
    titleGap: Math.max(0.62 * bulletSize, 20 * unit),
    bulletGap: 0.16 * bulletSize,
    paddingBlock: 0.3 * bulletSize,
    paddingInline: 26 * unit,
    markerSize: 0.32 * bulletSize,
    markerGap: 0.52 * bulletSize,
  };
}
