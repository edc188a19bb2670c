import type { Fit, FrameSize } from '../domain/timeline.ts';

/** A picture as a player shows it: turned, its pixels square. */
export interface ShownShape {
  widthPixels: number;
  heightPixels: number;
}

/** How a picture is scaled and cut to come into a box; all in whole pairs of pixels, as 4:2:0 needs them. */
export interface FittedShape {
  /** To what the whole picture is scaled. */
  scaled: FrameSize;
  /** How much of that, from its middle, is seen: in the middle of the box. */
  seen: FrameSize;
}

/** Brings a picture into a box: `fill` covers it and loses what hangs over, `fit` leaves room at two sides. */
export function fittedShape(shown: ShownShape, box: FrameSize, fit: Exclude<Fit, 'blurred'>): FittedShape {
  const ratios = [box.widthPixels / shown.widthPixels, box.heightPixels / shown.heightPixels] as const;
  const scale = fit === 'fill' ? Math.max(...ratios) : Math.min(...ratios);
  const rounded = {
    widthPixels: wholePairs(shown.widthPixels * scale),
    heightPixels: wholePairs(shown.heightPixels * scale),
  };
  const least = (wanted: number, most: number) => (fit === 'fill' ? Math.max(wanted, most) : wanted);
  const scaled = {
    widthPixels: least(rounded.widthPixels, box.widthPixels),
    heightPixels: least(rounded.heightPixels, box.heightPixels),
  };
  return {
    scaled,
    seen: {
      widthPixels: Math.min(scaled.widthPixels, box.widthPixels),
      heightPixels: Math.min(scaled.heightPixels, box.heightPixels),
    },
  };
}

/** The nearest even number, 2 at least. */
export function wholePairs(pixels: number): number {
  return Math.max(2, 2 * Math.round(pixels / 2));
}
