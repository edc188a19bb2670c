import type { FrameSize } from '../domain/timeline.ts';

/** A rectangle of the frame in pixels. */
export interface Region {
  xPixels: number;
  yPixels: number;
  widthPixels: number;
  heightPixels: number;
}

/**
 * What is kept clear of a 1080x1920 film for the controls of the vertical apps. From a source: about 220 at the top
 * (status, header) and about 420 at the bottom (caption, sound, buttons), as `SafeArea::REELS` of the crate
 * ffcine-reframe 0.2 gives them for Instagram Reels, TikTok and YouTube Shorts together. Our choice: 140 at the
 * right, where that source too has a column of buttons, and 60 at the left, so that lines do not begin at the edge.
 * The apps change their controls and publish no figures for the plain feed. Paid placements cover more, so a film
 * for them needs its own look: Meta is said to ask for 14 % above and 35 % below in Reels
 * (adsuploader.com/blog/meta-ads-safe-zones).
 */
const VERTICAL_APP_MARGINS = { top: 220 / 1920, bottom: 420 / 1920, left: 60 / 1080, right: 140 / 1080 };

/** Frames narrower than this (width by height) are shown under the controls of the vertical apps. */
const VERTICAL_APP_ASPECT = 0.65;

/** The share of the shorter side kept clear elsewhere: the graphics safe area of EBU R 95. */
const GRAPHICS_MARGIN = 0.05;

/** The part of the frame in which words and marks may stand. */
export function safeArea({ widthPixels, heightPixels }: FrameSize): Region {
  if (widthPixels / heightPixels < VERTICAL_APP_ASPECT) {
    const { top, bottom, left, right } = VERTICAL_APP_MARGINS;
    return {
      xPixels: Math.round(widthPixels * left),
      yPixels: Math.round(heightPixels * top),
      widthPixels: Math.round(widthPixels * (1 - left - right)),
      heightPixels: Math.round(heightPixels * (1 - top - bottom)),
    };
  }
  const margin = Math.round(Math.min(widthPixels, heightPixels) * GRAPHICS_MARGIN);
  return {
    xPixels: margin,
    yPixels: margin,
    widthPixels: widthPixels - 2 * margin,
    heightPixels: heightPixels - 2 * margin,
  };
}

/** The size of one design unit: a frame whose shorter side is 1080 pixels has units of one pixel. */
export function designUnit({ widthPixels, heightPixels }: FrameSize): number {
  return Math.min(widthPixels, heightPixels) / 1080;
}
