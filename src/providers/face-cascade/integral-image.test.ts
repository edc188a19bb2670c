import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GreyPicture } from '../../ports/shot-pictures.ts';
import { IntegralImage } from './integral-image.ts';

const anyPicture = fc
  .record({ widthPixels: fc.integer({ min: 1, max: 12 }), heightPixels: fc.integer({ min: 1, max: 12 }) })
  .chain((size) =>
    fc
      .uint8Array({
        minLength: size.widthPixels * size.heightPixels,
        maxLength: size.widthPixels * size.heightPixels,
      })
      .map((levels): GreyPicture => ({ ...size, levels })),
  );

/** The sum over all pixels whose middle is in a place. */
function summed({ widthPixels, levels }: GreyPicture, isIn: (x: number, y: number) => boolean): number {
  return levels.reduce(
    (sum, level, at) => (isIn(at % widthPixels, Math.floor(at / widthPixels)) ? sum + level : sum),
    0,
  );
}

it('sums any upright rectangle as adding up its pixels does', () => {
  fc.assert(
    fc.property(anyPicture, fc.nat(11), fc.nat(11), fc.nat(11), fc.nat(11), (picture, a, b, c, d) => {
      const { widthPixels, heightPixels, levels } = picture;
      const [x, y] = [a % widthPixels, b % heightPixels];
      const [width, height] = [1 + (c % (widthPixels - x)), 1 + (d % (heightPixels - y))];
      const image = new IntegralImage(picture, false);
      const isIn = (column: number, row: number) =>
        column >= x && column < x + width && row >= y && row < y + height;
      expect(image.sum(x, y, width, height)).toBe(summed(picture, isIn));
      const squares = { ...picture, levels: Float64Array.from(levels, (level) => level * level) };
      expect(image.squareSum(x, y, width, height)).toBe(summed(squares as unknown as GreyPicture, isIn));
    }),
  );
});

it('sums any tilted rectangle as adding up its pixels does', () => {
  fc.assert(
    fc.property(anyPicture, fc.nat(11), fc.nat(11), fc.nat(5), fc.nat(5), (picture, a, b, c, d) => {
      const { widthPixels, heightPixels } = picture;
      const [width, height] = [1 + c, 1 + d];
      const [x, y] = [a % (widthPixels + 1), b % (heightPixels + 1)];
      fc.pre(x - height >= 0 && x + width <= widthPixels && y + width + height <= heightPixels);
      // What opens upwards from a place, as OpenCV defines its tilted integral.
      const opensAt = (left: number, top: number) => (column: number, row: number) =>
        row < top && Math.abs(column - left + 1) <= top - row - 1;
      const corner = (left: number, top: number) => summed(picture, opensAt(left, top));
      const expected =
        corner(x, y) -
        corner(x - height, y + height) -
        corner(x + width, y + width) +
        corner(x + width - height, y + width + height);
      expect(new IntegralImage(picture, true).tiltedSum(x, y, width, height)).toBe(expected);
    }),
    { numRuns: 400 },
  );
});

it('sees as much of a tilted rectangle as it covers', () => {
  const even = { widthPixels: 40, heightPixels: 40, levels: new Uint8Array(1600).fill(1) };
  const image = new IntegralImage(even, true);
  expect(image.tiltedSum(20, 5, 8, 6)).toBe(2 * 8 * 6);
  const dot = { ...even, levels: even.levels.map((_, at) => (at === 12 * 40 + 20 ? 200 : 0)) };
  const around = new IntegralImage(dot, true);
  expect([around.tiltedSum(20, 5, 8, 6), around.tiltedSum(28, 5, 3, 3)]).toEqual([200, 0]);
});
