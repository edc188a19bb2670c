import { expect, it } from 'vitest';
import { frameSizeOf, RATIOS } from '../../domain/settings.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { CAPTION_POSITIONS, captionBand } from '../caption-pictures/caption-band.ts';
import { standingLogo } from './standing-logo.ts';

const size = { widthPixels: 1920, heightPixels: 1080 };
const rasterizer = { look: async () => ({ widthPixels: 100, heightPixels: 100 }) } as unknown as Rasterizer;

it.each([
  ['en', 'right'],
  ['ar', 'left'],
])('stands at the end of lines in %s, at the %s, where no name stands', async (language, side) => {
  const { xPixels, artwork } = await standingLogo(
    '/logo.png',
    { size, language, captions: null },
    rasterizer,
  );
  const middle = xPixels + artwork.size.widthPixels / 2;
  expect(middle < size.widthPixels / 2 ? 'left' : 'right').toBe(side);
  expect(xPixels).toBeGreaterThanOrEqual(0);
});

it.each(RATIOS.flatMap((ratio) => CAPTION_POSITIONS.map((captions) => [ratio, captions] as const)))(
  'stands clear of captions in %s at the %s',
  async (ratio, captions) => {
    const frame = frameSizeOf(ratio);
    const { xPixels, yPixels, artwork } = await standingLogo(
      '/logo.png',
      { size: frame, language: 'en', captions },
      rasterizer,
    );
    const { padding } = artwork.root.style as { padding: number };
    const band = captionBand(frame, captions);
    const isBeside = xPixels + padding >= band.xPixels + band.widthPixels;
    const isUnder = yPixels + padding >= band.yPixels + band.heightPixels;
    const isAbove = yPixels + artwork.size.heightPixels - padding <= band.yPixels;
    expect(isBeside || isUnder || isAbove).toBe(true);
  },
);
