import { expect, it } from 'vitest';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { standingLogo } from './standing-logo.ts';

const size = { widthPixels: 1920, heightPixels: 1080 };
const rasterizer = { look: async () => ({ widthPixels: 100, heightPixels: 100 }) } as unknown as Rasterizer;

it.each([
  ['en', 'right'],
  ['ar', 'left'],
])('stands at the end of lines in %s, at the %s, where no name stands', async (language, side) => {
  const { xPixels, artwork } = await standingLogo('/logo.png', { size, language }, rasterizer);
  const middle = xPixels + artwork.size.widthPixels / 2;
  expect(middle < size.widthPixels / 2 ? 'left' : 'right').toBe(side);
  expect(xPixels).toBeGreaterThanOrEqual(0);
});
