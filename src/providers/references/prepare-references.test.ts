import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../../media/media-client.ts';
import type { MadeInput } from '../../ports/maker.ts';
import { ProcessRasterizer } from '../../raster/process-rasterizer.ts';
import { type PictureLimits, picturePreparer } from './prepare-references.ts';

const media = createMedia();
const rasterizer = new ProcessRasterizer();
const prepare = picturePreparer({ media, rasterizer });
const LIMITS: PictureLimits = {
  longestSidePixels: 256,
  mediaTypes: ['image/png', 'image/jpeg'],
  mostBytes: 100_000,
};
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-references-'));
});
afterAll(async () => {
  await Promise.all([media.close(), rasterizer.close()]);
  await rm(folder, { recursive: true, force: true });
});

/** A picture of one colour. */
async function picture(widthPixels: number, heightPixels: number, colour = '#203080'): Promise<MadeInput> {
  const path = join(folder, `${widthPixels}x${heightPixels}.png`);
  const root = {
    type: 'container' as const,
    style: { width: '100%', height: '100%', backgroundColor: colour },
  };
  await rasterizer.draw({ size: { widthPixels, heightPixels }, root }, path);
  return fileAt(path, 'image/png');
}

async function drawing(content: string): Promise<MadeInput> {
  const path = join(folder, 'product.svg');
  await writeFile(path, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 60">${content}</svg>`);
  return fileAt(path, 'image/svg+xml');
}

function fileAt(path: string, mediaType: string): MadeInput {
  return { path, record: { mediaType } as MadeInput['record'] };
}

/** What was made of a picture: its size, and how it looks on the whole. */
async function looked(bytes: Buffer, mediaType: string) {
  const path = join(folder, `prepared.${mediaType.split('/')[1]}`);
  await writeFile(path, bytes);
  const { width, height } = imageSize(bytes);
  return { width, height, ...(await rasterizer.look(path)) };
}

describe('a picture that goes to a model', () => {
  it('stays as it is where the model takes it so', async () => {
    const input = await picture(200, 100);
    const { bytes, mediaType } = await prepare(input, LIMITS);
    expect(mediaType).toBe('image/png');
    expect(bytes.equals((await prepare(input, { ...LIMITS, ratio: 2 })).bytes)).toBe(true);
  });

  it('is scaled down to the longest side that the model takes', async () => {
    const { bytes, mediaType } = await prepare(await picture(800, 400), LIMITS);
    expect(await looked(bytes, mediaType)).toMatchObject({ width: 256, height: 128 });
  });

  it('becomes a JPEG where a PNG is too large, and of a kind that the model takes', async () => {
    const input = await picture(200, 200);
    expect((await prepare(input, { ...LIMITS, mostBytes: 20 })).mediaType).toBe('image/jpeg');
    expect((await prepare(input, { ...LIMITS, mediaTypes: ['image/jpeg'] })).mediaType).toBe('image/jpeg');
  });

  it('is painted on white where it is a drawing', async () => {
    const input = await drawing('<rect x="10" y="20" width="10" height="20" fill="#e00010"/>');
    const { bytes, mediaType } = await prepare(input, LIMITS);
    expect(mediaType).toBe('image/png');
    const seen = await looked(bytes, mediaType);
    expect(seen).toMatchObject({ width: 128, height: 256, coverage: 1 });
    expect(seen.lightestColour).toEqual([255, 255, 255]);
    expect(seen.meanColour[0]).toBeGreaterThan(seen.meanColour[1]);
  });

  it('lies whole on its own colour where the model makes another shape', async () => {
    const { bytes, mediaType } = await prepare(await picture(200, 200), { ...LIMITS, ratio: 9 / 16 });
    const seen = await looked(bytes, mediaType);
    expect(seen.width / seen.height).toBeCloseTo(9 / 16, 1);
    expect(seen.meanColour.map(Math.round)).toEqual([0x20, 0x30, 0x80]);
  });
});
