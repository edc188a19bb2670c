import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assemblePixels } from '../../../scripts/assemble-pixels.ts';
import type { Place } from '../../ports/moving-pictures.ts';
import { drawPlanes } from './draw-planes.ts';
import { PixelMemory } from './pixel-memory.ts';
import { newPlanes, type Plane, type Planes } from './planes.ts';

const FRAME = { xPixels: 0, yPixels: 0, widthPixels: 96, heightPixels: 64 };
const GREY = [90, 120, 140] as const;

test('loads the loops that its text says', async () => {
  expect(readFileSync(new URL('./pixels.wasm', import.meta.url)).equals(await assemblePixels())).toBe(true);
});

test('puts a bright dot at its very place, to a fiftieth of a pixel', () => {
  const memory = new PixelMemory();
  const picture = newPlanes(memory, { width: 96, height: 64 }, false);
  fill(memory, picture, () => 16);
  // A soft dot: a hard one would be a matter of the kernel.
  const dot = { x: 48, y: 32 };
  fillPlane(memory, picture.colour[0], (x, y) => {
    const distance = Math.hypot(x + 0.5 - dot.x, y + 0.5 - dot.y);
    return 16 + 200 * Math.exp((-distance * distance) / 18);
  });
  const canvas = newPlanes(memory, { width: 96, height: 64 }, false);
  let before: number | undefined;
  for (let step = 0; step < 120; step += 1) {
    const zoom = 1 + step * 0.0021;
    const place = placeOf(
      96 * (0.5 - 0.5 * zoom) + step * 0.037,
      64 * (0.5 - 0.5 * zoom) - step * 0.023,
      zoom,
    );
    drawPlanes(memory, canvas, picture, { place, window: FRAME, opacity: 1 });
    const seen = centreOfLight(memory, canvas.colour[0]);
    const wanted = { x: place.xPixels + dot.x * zoom, y: place.yPixels + dot.y * zoom };
    expect(Math.abs(seen.x - wanted.x)).toBeLessThan(0.02);
    expect(Math.abs(seen.y - wanted.y)).toBeLessThan(0.02);
    if (before !== undefined) expect(Math.abs(seen.x - before - 0.037)).toBeLessThan(0.02);
    before = seen.x;
  }
});

test('draws as arithmetic of real numbers says, to two levels', () => {
  const places = fc.record({
    x: fc.double({ min: -40, max: 60, noNaN: true }),
    y: fc.double({ min: -30, max: 40, noNaN: true }),
    zoom: fc.double({ min: 0.4, max: 2.5, noNaN: true }),
    opacity: fc.double({ min: 0.05, max: 1, noNaN: true }),
    seesThrough: fc.boolean(),
  });
  fc.assert(
    fc.property(places, ({ x, y, zoom, opacity, seesThrough }) => {
      const memory = new PixelMemory();
      const picture = newPlanes(memory, { width: 96, height: 64 }, seesThrough);
      const alphaAt = (px: number, py: number) => 0.5 + 0.5 * Math.sin(px / 9) * Math.cos(py / 11);
      const lightAt = (px: number, py: number) => 120 + 60 * Math.sin(px / 13 + py / 17);
      const alpha = seesThrough ? alphaAt : () => 1;
      fill(memory, picture, (index, px, py) => {
        const black = index === 0 ? 16 : 128;
        return black + (lightAt(px, py) - black) * alpha(px, py);
      });
      if (picture.alpha !== undefined) {
        fillPlane(memory, picture.alpha[0], (sx, sy) => 255 * alphaAt(sx + 0.5, sy + 0.5));
        fillPlane(memory, picture.alpha[1], (sx, sy) => 255 * alphaAt(2 * sx + 0.5, 2 * sy + 1));
      }
      const canvas = newPlanes(memory, { width: 96, height: 64 }, false);
      fill(memory, canvas, (index) => GREY[index]!);
      const place = placeOf(x, y, zoom);
      drawPlanes(memory, canvas, picture, { place, window: FRAME, opacity });
      for (const [index, plane] of canvas.colour.entries()) {
        expectPlane(memory, plane, (sx, sy) => {
          const [px, py] = index === 0 ? [sx + 0.5, sy + 0.5] : [2 * sx + 0.5, 2 * sy + 1];
          const inX = (px - place.xPixels) / zoom;
          const inY = (py - place.yPixels) / zoom;
          const border = 2.5 / Math.min(1, zoom);
          // At its edges the picture is covered in part and its samples go on as they end.
          if (inX < -border || inY < -border || inX > 96 + border || inY > 64 + border) return GREY[index]!;
          if (inX < border || inY < border || inX > 96 - border || inY > 64 - border) return undefined;
          const share = opacity * alpha(inX, inY);
          return GREY[index]! + (lightAt(inX, inY) - GREY[index]!) * share;
        });
      }
    }),
    { numRuns: 60, seed: 3 },
  );
});

test('uncovers by fractions of a pixel and leaves the rest alone', () => {
  const memory = new PixelMemory();
  const canvas = newPlanes(memory, { width: 96, height: 64 }, false);
  fill(memory, canvas, (index) => GREY[index]!);
  const window = { xPixels: 40.25, yPixels: 0, widthPixels: 10, heightPixels: 64 };
  drawPlanes(memory, canvas, [190, 120, 140], { place: FRAME, window, opacity: 1 });
  const row = memory.bytes.subarray(canvas.colour[0].address, canvas.colour[0].address + 96);
  expect([39, 40, 41, 49, 50, 51].map((x) => row[x])).toEqual([90, 165, 190, 190, 115, 90]);
});

function placeOf(xPixels: number, yPixels: number, zoom: number): Place {
  return { xPixels, yPixels, widthPixels: 96 * zoom, heightPixels: 64 * zoom };
}

/** Fills by a picture's place in pixels. */
function fill(memory: PixelMemory, planes: Planes, sample: (index: number, x: number, y: number) => number) {
  for (const [index, plane] of planes.colour.entries()) {
    fillPlane(memory, plane, (x, y) =>
      index === 0 ? sample(index, x + 0.5, y + 0.5) : sample(index, 2 * x + 0.5, 2 * y + 1),
    );
  }
}

function fillPlane(memory: PixelMemory, plane: Plane, sample: (x: number, y: number) => number): void {
  for (let y = 0; y < plane.height; y += 1) {
    for (let x = 0; x < plane.width; x += 1) {
      memory.bytes[plane.address + y * plane.stride + x] = Math.round(sample(x, y));
    }
  }
}

function expectPlane(
  memory: PixelMemory,
  plane: Plane,
  wanted: (x: number, y: number) => number | undefined,
): void {
  let most = 0;
  for (let y = 0; y < plane.height; y += 1) {
    for (let x = 0; x < plane.width; x += 1) {
      const value = wanted(x, y);
      const seen = memory.bytes[plane.address + y * plane.stride + x]!;
      if (value !== undefined) most = Math.max(most, Math.abs(seen - value));
    }
  }
  expect(most).toBeLessThanOrEqual(2);
}

function centreOfLight(memory: PixelMemory, plane: Plane): { x: number; y: number } {
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let y = 0; y < plane.height; y += 1) {
    for (let x = 0; x < plane.width; x += 1) {
      const light = memory.bytes[plane.address + y * plane.stride + x]! - 16;
      sum += light;
      sumX += light * (x + 0.5);
      sumY += light * (y + 0.5);
    }
  }
  return { x: sumX / sum, y: sumY / sum };
}
