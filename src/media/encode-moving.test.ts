import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paint, softPixel } from '../../test/media/drawn-media.ts';
import type { MovingCoding } from '../ports/moving-pictures.ts';
import { createMedia } from './media-client.ts';

const SIZE = { widthPixels: 1280, heightPixels: 720 };
const media = createMedia();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encode-moving-'));
  paint(join(folder, 'still.png'), SIZE, softPixel);
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

function coding(path: string, frameCount: number): MovingCoding {
  return {
    size: SIZE,
    frameRate: { numerator: 30, denominator: 1 },
    sources: [{ kind: 'still', path, fit: 'fill' }],
    frames: Array.from({ length: frameCount }, (_, frame) => [
      {
        source: 0,
        place: { xPixels: -frame / 7, yPixels: -frame / 9, widthPixels: 1600, heightPixels: 900 },
        opacity: 1,
      },
    ]),
    keyFrames: 150,
    quality: 21,
    outputPath: join(folder, 'span.h264'),
  };
}

test('leaves no file where it is cancelled', async () => {
  const before = await readdir(folder);
  const stop = new AbortController();
  const running = media.encodeMoving(coding(join(folder, 'still.png'), 3000), stop.signal);
  running.catch(() => undefined);
  await wait(700);
  stop.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  expect(await readdir(folder)).toEqual(before);
});

test.each([
  ['no picture', Buffer.from('not a picture')],
  ['nothing', Buffer.alloc(0)],
  ['a picture cut short', undefined],
])('refuses a file that holds %s by its name and leaves no file', async (_, bytes) => {
  const path = join(folder, 'bad.png');
  const whole = bytes ?? (await readFile(join(folder, 'still.png'))).subarray(0, 500);
  await writeFile(path, whole);
  const before = await readdir(folder);
  await expect(media.encodeMoving(coding(path, 2))).rejects.toMatchObject({
    code: 'media-failed',
    message: expect.stringContaining('bad.png'),
  });
  expect(await readdir(folder)).toEqual(before);
});

test('tells of frames as they are done', async () => {
  const told: number[] = [];
  await media.encodeMoving(coding(join(folder, 'still.png'), 50), undefined, (frames) => told.push(frames));
  expect(told.length).toBeGreaterThan(2);
  expect(told).toEqual(told.toSorted((left, right) => left - right));
  expect(told.at(-1)).toBeLessThanOrEqual(50);
});

test('gives the same bytes for the same drawings', async () => {
  const bytes = async () => {
    const request = coding(join(folder, 'still.png'), 20);
    await media.encodeMoving(request);
    return readFile(request.outputPath);
  };
  expect((await bytes()).equals(await bytes())).toBe(true);
});
