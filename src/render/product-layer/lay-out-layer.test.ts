import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProcessRasterizer } from '../../raster/process-rasterizer.ts';
import { type LayerLayout, layOutLayer } from './lay-out-layer.ts';

const rasterizer = new ProcessRasterizer();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layer-'));
});
afterAll(async () => {
  await rasterizer.close();
  await rm(folder, { recursive: true, force: true });
});

const FRAME = { widthPixels: 540, heightPixels: 960 };
const LAYER: LayerLayout = {
  centreX: 0.5,
  centreY: 0.6,
  mostWidth: 0.5,
  mostHeight: 0.25,
  shadow: true,
  cutOut: true,
};

async function laidOut(name: string, content: string, layer: LayerLayout = LAYER) {
  const path = join(folder, `${name}.svg`);
  await writeFile(
    path,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="200" height="200">${content}</svg>`,
  );
  const laid = await layOutLayer(layer, path, FRAME, join(folder, name), rasterizer);
  const size = { widthPixels: laid.place.widthPixels, heightPixels: laid.place.heightPixels };
  const root = {
    type: 'image',
    src: laid.filePath,
    style: { width: size.widthPixels, height: size.heightPixels },
  } as const;
  const raw = join(folder, `${name}.rgba`);
  await rasterizer.drawPixels({ size, root }, raw);
  const pixels = { ...size, rgba: await readFile(raw) };
  const at = (x: number, y: number) => [
    ...pixels.rgba.subarray((y * pixels.widthPixels + x) * 4, (y * pixels.widthPixels + x) * 4 + 4),
  ];
  return { ...laid, at };
}

const RED_BAR = '<rect x="80" y="40" width="40" height="120" fill="#c01828"/>';

describe('a layer over a scene', () => {
  it('is the product alone, as large as its place allows and in its middle', async () => {
    const { place, at, keptBackground } = await laidOut(
      'white',
      `<rect width="200" height="200" fill="#fff"/>${RED_BAR}`,
    );
    expect(keptBackground).toBeUndefined();
    expect(Math.abs(place.xPixels + place.widthPixels / 2 - 270)).toBeLessThanOrEqual(1);
    expect(Math.abs(place.yPixels + place.heightPixels / 2 - 576)).toBeLessThanOrEqual(1);
    const middle = Math.round(place.widthPixels / 2);
    expect(at(middle, Math.round(place.heightPixels / 2))).toEqual([0xc0, 0x18, 0x28, 255]);
    // The bar is three times as high as it is wide, and a quarter of the frame high.
    const margin = (place.heightPixels - 240) / 2;
    expect(at(middle, Math.round(margin + 6))[3]).toBe(255);
    expect(at(middle - 44, Math.round(place.heightPixels / 2))[3]).toBeLessThan(255);
    expect(at(0, 0)[3]).toBe(0);
  });

  it('has a shadow below it where it is to have one', async () => {
    const withShadow = await laidOut('shadow', RED_BAR);
    const without = await laidOut('plain', RED_BAR, { ...LAYER, shadow: false });
    const { widthPixels, heightPixels } = withShadow.place;
    const below = withShadow.at(Math.round(widthPixels / 2), Math.round((heightPixels + 240) / 2) + 6);
    expect(below[3]).toBeGreaterThan(20);
    expect(without.place.heightPixels).toBe(240);
  });

  it('keeps a background that is not plain, on a card with round corners, and says why', async () => {
    const stripes = Array.from(
      { length: 20 },
      (_, index) => `<rect x="${index * 10}" width="10" height="200" fill="hsl(${index * 40},80%,50%)"/>`,
    );
    const { keptBackground, at, place } = await laidOut('stripes', stripes.join(''));
    expect(keptBackground).toMatch(/not plain/);
    const margin = (place.widthPixels - 240) / 2;
    expect(at(Math.round(margin + 120), Math.round(margin + 3))[3]).toBe(255);
    expect(at(Math.round(margin + 1), Math.round(margin + 1))[3]).toBeLessThan(200);
  });
});
