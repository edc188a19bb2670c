import type { FrameSize } from '../domain/timeline.ts';

/** A rectangle of the frame in pixels. */
export interface Region {
  xPixels: number;
  yPixels: number;
  widthPixels: number;
  heightPixels: number;
}

/**
 * What the apps' own controls leave free of a 1080x1920 film in the feed: the widest of what TikTok, Instagram
 * Reels and YouTube Shorts cover. 220 at the top (account row, search, tabs), 420 at the bottom (name, caption,
 * sound, progress), 140 at the right (like, comment, share), 60 at the left. Sources: the REELS area of the
 * crate ffcine-reframe (220 and 420) and the tables at shotstack.io/learn/vertical-video-safe-zones. Paid
 * placements cover more: Meta asks 14 % above, 35 % below and 6 % beside, Google 288, 672, 48 and 192 pixels.
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
