/// <reference lib="dom" />
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import { joinClips } from '../../src/render/copying/join-clips.ts';
import { decodedLumas } from '../media/decoded-pictures.ts';
import { makeMovingClip } from '../media/moving-clip.ts';
import { chromiumPath, openBrowser } from './browser.ts';
import { serveMedia } from './media-server.ts';

const SIZE = { widthPixels: 160, heightPixels: 96 };
const FRAME_RATE = { numerator: 24, denominator: 1 };
const media = createMedia();
const chromium = chromiumPath();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cut-e2e-'));
  const codings = ['keyint=24:bframes=3:open-gop=1', 'keyint=20:bframes=2:cabac=0'];
  for (const [index, coding] of codings.entries()) {
    await makeMovingClip(
      {
        path: join(folder, `clip${index}.mp4`),
        size: SIZE,
        frameRate: FRAME_RATE,
        frameCount: 72,
        coding,
        seed: index + 1,
        sound: true,
      },
      media,
    );
  }
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

test.skipIf(chromium === undefined).each([
  { name: 'trimmed', cuts: [{ clip: 0, startFrame: 7, endFrame: 67 }] },
  {
    name: 'joined',
    cuts: [{ clip: 0 }, { clip: 1, startFrame: 5, endFrame: 50 }, { clip: 0, endFrame: 31 }],
  },
])(
  'R2 Chromium plays a $name film and lands on the right frame wherever it seeks',
  async ({ name, cuts }) => {
    const outputPath = join(folder, `${name}.mp4`);
    const made = await joinClips(
      {
        cuts: cuts.map(({ clip, ...range }) => ({ path: join(folder, `clip${clip}.mp4`), ...range })),
        outputPath,
        workFolder: folder,
      },
      media,
    );
    const means = (await decodedLumas(outputPath)).map(blockMeans);
    expect(means).toHaveLength(made.frameCount);
    const page = `<!doctype html><video src="${name}.mp4" muted preload="auto"></video>`;
    await using server = await serveMedia(folder, page);
    const browser = await openBrowser(chromium ?? '');
    try {
      const tab = await browser.newPage();
      await tab.goto(server.url);
      const frames = [made.frameCount - 1, 0, 31, 5, 16, 17, 18, 43, 29, 2, 58, 11];
      const seen = await tab.evaluate(seekAndPlay, { frames, secondsAFrame: 1 / 24 });
      expect(seen.error).toBeNull();
      expect(seen.durationSeconds).toBeCloseTo(made.frameCount / 24, 1);
      expect(seen.playedSeconds).toBeGreaterThan(0.5);
      for (const [index, frame] of frames.entries()) {
        const distances = means.map((wanted) => distance(wanted, seen.lumas[index]!));
        expect(distances[frame], `frame ${frame}`).toBeLessThan(Math.min(...distances) + 0.05);
      }
    } finally {
      await browser.close();
    }
  },
);

/** The mean luma of each block of 8 by 8, row by row, as the page computes it. */
function blockMeans(luma: Buffer): number[] {
  const { widthPixels: width, heightPixels: height } = SIZE;
  const sums = new Array<number>((width * height) / 64).fill(0);
  for (const [index, value] of luma.entries()) {
    const [x, y] = [index % width, Math.floor(index / width)];
    sums[Math.floor(y / 8) * (width / 8) + Math.floor(x / 8)]! += value / 64;
  }
  return sums;
}

function distance(one: readonly number[], other: readonly number[]): number {
  const sum = one.reduce((total, value, index) => total + Math.abs(value - other[index]!), 0);
  return sum / one.length;
}

/** Runs in the page: seeks to the middle of each frame and reads its luma in blocks, then plays a second. */
async function seekAndPlay({ frames, secondsAFrame }: { frames: number[]; secondsAFrame: number }) {
  const video = document.querySelector('video') as HTMLVideoElement;
  const happened = (name: string) =>
    new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
  if (video.readyState < 4) await happened('canplaythrough');
  const canvas = document.createElement('canvas');
  const [width, height] = [video.videoWidth, video.videoHeight];
  canvas.width = width;
  canvas.height = height;
  const painter = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const lumas: number[][] = [];
  for (const frame of frames) {
    const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    const sought = Promise.race([happened('seeked'), happened('error')]);
    video.currentTime = (frame + 0.5) * secondsAFrame;
    await sought;
    // The picture reaches the screen a moment after the seek has ended; none comes where it is there already.
    await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 2000))]);
    painter.drawImage(video, 0, 0);
    const { data } = painter.getImageData(0, 0, width, height);
    const blocks = new Array<number>((width * height) / 64).fill(0);
    for (let index = 0; index < width * height; index += 1) {
      const [red, green, blue] = [data[index * 4]!, data[index * 4 + 1]!, data[index * 4 + 2]!];
      const luma = 16 + ((0.2126 * red + 0.7152 * green + 0.0722 * blue) * 219) / 255;
      blocks[Math.floor(Math.floor(index / width) / 8) * (width / 8) + Math.floor((index % width) / 8)]! +=
        luma / 64;
    }
    lumas.push(blocks);
  }
  video.currentTime = 0;
  await video.play().catch(() => undefined);
  for (let waits = 0; waits < 200 && video.currentTime < 1.2; waits += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    error: video.error?.message ?? null,
    durationSeconds: video.duration,
    playedSeconds: video.currentTime,
    lumas,
  };
}
