import { RATIOS, type Ratio } from './settings.ts';
import type { FrameRate } from './time.ts';
import type { FrameSize } from './timeline.ts';

/** Pixels of a picture's shorter side, by the name of the resolution. */
const RESOLUTIONS = { '720p': 720, '1080p': 1080, '1440p': 1440, '2160p': 2160 } as const;
export type Resolution = keyof typeof RESOLUTIONS;

/** Longer side over shorter side. */
const LONGER_SIDES: { [Name in Ratio]: number } = { '9:16': 16 / 9, '16:9': 16 / 9, '1:1': 1, '4:5': 5 / 4 };

/** Frame rates of film, television and the web, by the names that people use (SMPTE ST 12-1). */
export const OUTPUT_RATES = {
  '23.976': { numerator: 24_000, denominator: 1001 },
  '24': { numerator: 24, denominator: 1 },
  '25': { numerator: 25, denominator: 1 },
  '29.97': { numerator: 30_000, denominator: 1001 },
  '30': { numerator: 30, denominator: 1 },
  '50': { numerator: 50, denominator: 1 },
  '59.94': { numerator: 60_000, denominator: 1001 },
  '60': { numerator: 60, denominator: 1 },
} as const satisfies { [name: string]: FrameRate };
export type OutputRate = keyof typeof OUTPUT_RATES;

/** A shape that films are handed out in. */
export interface OutputPreset {
  /** Ratio and resolution: `9:16-1080p`. */
  name: string;
  ratio: Ratio;
  resolution: Resolution;
  size: FrameSize;
}

/** Every ratio at every resolution. */
export const OUTPUT_PRESETS: readonly OutputPreset[] = RATIOS.flatMap((ratio) =>
  (Object.keys(RESOLUTIONS) as Resolution[]).map((resolution) => ({
    name: `${ratio}-${resolution}`,
    ratio,
    resolution,
    size: outputSize(ratio, resolution),
  })),
);

/** A picture's size in whole pairs of pixels, as 4:2:0 needs them. */
export function outputSize(ratio: Ratio, resolution: Resolution): FrameSize {
  const shorter = RESOLUTIONS[resolution];
  const longer = 2 * Math.round((shorter * LONGER_SIDES[ratio]) / 2);
  return ratio === '16:9'
    ? { widthPixels: longer, heightPixels: shorter }
    : { widthPixels: shorter, heightPixels: longer };
}

/** Enough to judge a film by at a first look. */
export const PREVIEW_SHORT_SIDE_PIXELS = 360;

/** A size of the same shape whose shorter side has no more than so many pixels, in whole pairs. */
export function smallerSize({ widthPixels, heightPixels }: FrameSize, shortSidePixels: number): FrameSize {
  const scale = Math.min(1, shortSidePixels / Math.min(widthPixels, heightPixels));
  const even = (pixels: number) => Math.max(2, 2 * Math.round((pixels * scale) / 2));
  return { widthPixels: even(widthPixels), heightPixels: even(heightPixels) };
}
