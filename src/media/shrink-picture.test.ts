import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { png, type Rgba, tone } from '../../test/media/painted-media.ts';
import type { FilterStep } from '../ports/media.ts';
import { decodeStill } from './decode-still.ts';
import { createMedia } from './media-client.ts';

const media = createMedia();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shrink-picture-'));
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

const ORANGE: Rgba = [250, 140, 20, 255];

async function painted(name: string, width: number, height: number, pixel: (x: number, y: number) => Rgba) {
  const path = join(folder, name);
  await writeFile(path, png({ widthPixels: width, heightPixels: height }, pixel));
  return path;
}

/** The picture made smaller: its size and planes of brightness and, where it is see-through, of alpha. */
async function shrunk(inputPath: string, mostWidthPixels: number) {
  const outputPath = `${inputPath}.webp`;
  await media.shrinkPicture({ inputPath, outputPath, mostWidthPixels });
  const { frame } = await decodeStill(outputPath, new AbortController().signal);
  const planes = frame.data ?? [];
  const at = (plane: number, x: number, y: number) => planes[plane]?.[y * frame.linesize[plane]! + x];
  return { width: frame.width, height: frame.height, planes: planes.length, at };
}

/** A movie of one second whose picture passes filters. */
async function movie(name: string, steps: FilterStep[]): Promise<string> {
  const outputPath = join(folder, name);
  const path = await painted(`${name}.png`, 64, 48, () => ORANGE);
  await media.transcodePictures({
    stretches: [
      {
        path,
        steps: [
          { filter: 'loop', options: { loop: -1, size: 1 } },
          { filter: 'setpts', options: { expr: 'N' } },
          { filter: 'trim', options: { end_frame: 50 } },
          { filter: 'format', options: { pix_fmts: 'yuv420p' } },
          ...steps,
        ],
      },
    ],
    outputPath,
    frameRate: { numerator: 25, denominator: 1 },
    codec: 'h264',
    encoderOptions: { preset: 'ultrafast' },
  });
  return outputPath;
}

it('makes a picture as narrow as it is wanted, its shape kept', async () => {
  const path = await painted('wide.png', 300, 199, () => ORANGE);
  expect(await shrunk(path, 160)).toMatchObject({ width: 160, height: 106 });
  expect((await stat(`${path}.webp`)).size).toBeLessThan(500);
});

it('never enlarges one', async () => {
  expect(await shrunk(await painted('tiny.png', 3, 5, () => ORANGE), 160)).toMatchObject({
    width: 3,
    height: 5,
  });
});

it('leaves see-through what is, and no dark edge around what is not', async () => {
  const badge = await painted('badge.png', 400, 400, (x, y) =>
    Math.hypot(x - 200, y - 200) < 150 ? ORANGE : [0, 0, 0, 0],
  );
  const { at, planes } = await shrunk(badge, 160);
  expect(planes).toBe(4);
  expect([at(3, 2, 2), at(3, 80, 80)]).toEqual([0, 255]);
  const inside = at(0, 80, 80)!;
  const edge = Array.from({ length: 80 }, (_, x) => [at(3, x, 80)!, at(0, x, 80)!] as const);
  for (const [alpha, brightness] of edge.filter(([alpha]) => alpha > 40))
    expect(Math.abs(brightness - inside), `at alpha ${alpha}`).toBeLessThan(16);
});

it('keeps no alpha where nothing is seen through', async () => {
  expect((await shrunk(await painted('full.png', 200, 100, () => ORANGE), 160)).planes).toBe(3);
});

it('stands a photograph upright', async () => {
  const path = join(folder, 'turned.jpg');
  const inputPath = await painted('unturned.png', 320, 200, () => ORANGE);
  const frames = [{ at: { frame: 0 }, outputPath: path }];
  await media.extractFrames({ inputPath, frames, format: 'jpeg' });
  await writeFile(path, turnedRight(await readFile(path)));
  expect(await shrunk(path, 160)).toMatchObject({ width: 160, height: 256 });
});

it('shows how a movie begins, and the lightest of its first second where that is dark', async () => {
  const begins = await shrunk(await movie('plain.mp4', []), 160);
  expect(begins).toMatchObject({ width: 64, height: 48 });
  const bright = begins.at(0, 32, 24)!;
  expect(bright).toBeGreaterThan(100);
  const fading = await movie('fading.mp4', [
    { filter: 'fade', options: { type: 'in', start_frame: 0, nb_frames: 15 } },
  ]);
  expect((await shrunk(fading, 160)).at(0, 32, 24)).toBeGreaterThan(bright - 8);
  const black = await movie('black.mp4', [{ filter: 'lutyuv', options: { y: 16, u: 128, v: 128 } }]);
  expect((await shrunk(black, 160)).at(0, 32, 24)).toBeLessThan(24);
});

it('refuses what has no picture', async () => {
  const path = join(folder, 'tone.wav');
  tone(path, 4800);
  await expect(shrunk(path, 160)).rejects.toMatchObject({ code: 'media-failed' });
});

/** A JPEG with an EXIF mark (orientation 6) that it is to be turned clockwise by a quarter. */
function turnedRight(jpeg: Buffer): Buffer {
  const exif = Buffer.from(
    '457869660000' + '4d4d002a00000008' + '0001' + '0112000300000001' + '00060000' + '00000000',
    'hex',
  );
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}
