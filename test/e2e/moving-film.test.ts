/// <reference lib="dom" />
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import { renderFilm } from '../../src/render/spans/render-film.ts';
import { locateFile, makeSoftMovie, paint, softPixel, spanFolder } from '../media/drawn-media.ts';
import { type ClipDraft, timelineOf } from '../media/silent-timeline.ts';
import { PlainRenderer } from '../oracle/plain-renderer.ts';
import { chromiumPath, openBrowser } from './browser.ts';
import { serveMedia } from './media-server.ts';

const SIZE = { widthPixels: 320, heightPixels: 180 };
const FRAME_RATE = { numerator: 30, denominator: 1 };
const media = createMedia();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moving-e2e-'));
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

const chromium = chromiumPath();

test.skipIf(chromium === undefined)(
  'R1 Chromium plays a film of stills and movies and lands on the right frame wherever it seeks',
  async () => {
    const timeline = await mixedTimeline();
    const outputPath = join(folder, 'film.mp4');
    await renderFilm(
      { timeline, locate: locateFile, outputPath, workFolder: folder },
      media,
      spanFolder(folder),
    );
    const plain = await PlainRenderer.open(timeline);
    const page = '<!doctype html><video src="film.mp4" muted preload="auto"></video>';
    await using server = await serveMedia(folder, page);
    const browser = await openBrowser(chromium ?? '');
    try {
      const tab = await browser.newPage();
      await tab.goto(server.url);
      const frames = [250, 12, 95, 61, 178, 60, 134, 29, 221, 185, 0, 299];
      const seen = await tab.evaluate(seekAndPlay, { frames, secondsAFrame: 1 / 30 });
      expect(seen.error).toBeNull();
      expect(seen.durationSeconds).toBeCloseTo(10, 2);
      expect(seen.playedSeconds).toBeGreaterThan(0.5);
      for (const [index, frame] of frames.entries()) {
        for (const [x, y, ...colour] of seen.spots[index]!) {
          const wanted = plain.colourAt(frame, x! + 0.5, y! + 0.5);
          for (const channel of [0, 1, 2]) {
            const error = Math.abs(colour[channel]! - wanted[channel]!);
            expect(error, `frame ${frame} at ${x}, ${y}`).toBeLessThan(24);
          }
        }
      }
    } finally {
      await browser.close();
    }
  },
);

/** Ten seconds in which pictures stand, fade by weights, move and change by drawn transitions. */
async function mixedTimeline() {
  paint(join(folder, 'one.png'), SIZE, softPixel);
  paint(join(folder, 'two.png'), SIZE, (x, y) => softPixel(y, x));
  const movie = join(folder, 'movie.mp4');
  await makeSoftMovie({ path: movie, size: SIZE, frameRate: FRAME_RATE, frameCount: 90 }, media);
  const still = (name: string, transition: ClipDraft['transition']): ClipDraft => ({
    kind: 'still',
    media: { file: join(folder, name) },
    durationFrames: 60,
    transition,
  });
  const moving = (transition: ClipDraft['transition']): ClipDraft => ({
    kind: 'movie',
    media: { file: movie },
    inSeconds: 0,
    speed: 1,
    whenShort: 'freeze',
    durationFrames: 60,
    transition,
  });
  return timelineOf(
    [
      still('one.png', { kind: 'cut', durationFrames: 0 }),
      moving({ kind: 'cut', durationFrames: 0 }),
      still('two.png', { kind: 'wipe', durationFrames: 15 }),
      still('one.png', { kind: 'crossfade', durationFrames: 15 }),
      moving({ kind: 'crossfade', durationFrames: 15 }),
    ],
    { size: SIZE, frameRate: FRAME_RATE },
  );
}

/** Runs in the page: seeks to the middle of each frame, reads some spots back, then plays a second. */
async function seekAndPlay({ frames, secondsAFrame }: { frames: number[]; secondsAFrame: number }) {
  const video = document.querySelector('video') as HTMLVideoElement;
  const happened = (name: string) =>
    new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
  if (video.readyState < 4) await happened('canplaythrough');
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const painter = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const spots: number[][][] = [];
  for (const frame of frames) {
    const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    const sought = happened('seeked');
    video.currentTime = (frame + 0.5) * secondsAFrame;
    await sought;
    // The picture reaches the screen a moment after the seek has ended; none comes where it is there already.
    await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 2000))]);
    painter.drawImage(video, 0, 0);
    const places = [
      [40, 40],
      [160, 90],
      [250, 60],
      [100, 150],
    ];
    spots.push(places.map(([x, y]) => [x!, y!, ...[...painter.getImageData(x!, y!, 1, 1).data].slice(0, 3)]));
  }
  video.currentTime = 0;
  await video.play();
  for (let waits = 0; waits < 200 && video.currentTime < 1.2; waits += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    error: video.error?.message ?? null,
    durationSeconds: video.duration,
    playedSeconds: video.currentTime,
    spots,
  };
}
