import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import { renderFilm } from '../../src/render/spans/render-film.ts';
import { locateFile, makeSoftMovie, paint, softPixel, spanFolder } from '../media/drawn-media.ts';
import { type ClipDraft, timelineOf } from '../media/silent-timeline.ts';
import { PlainRenderer } from '../oracle/plain-renderer.ts';
import { chromiumPath } from './browser.ts';
import { watchFrames } from './frames-in-browser.ts';

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
    const frames = [250, 12, 95, 61, 178, 60, 134, 29, 221, 185, 0, 299];
    const places = [
      [40, 40],
      [160, 90],
      [250, 60],
      [100, 150],
    ].map(([left = 0, top = 0]) => ({ left, top, width: 1, height: 1 }));
    const seen = await watchFrames({
      chromiumPath: chromium ?? '',
      folder,
      fileName: 'film.mp4',
      frames,
      secondsAFrame: 1 / 30,
      places,
    });
    expect(seen.error).toBeNull();
    expect(seen.durationSeconds).toBeCloseTo(10, 2);
    expect(seen.playedSeconds).toBeGreaterThan(0.5);
    expect(seen.colours).toHaveLength(frames.length);
    for (const [index, frame] of frames.entries()) {
      for (const [at, { left, top }] of places.entries()) {
        const wanted = plain.colourAt(frame, left + 0.5, top + 0.5);
        for (const channel of [0, 1, 2] as const) {
          const error = Math.abs(seen.colours[index]![at]![channel] - wanted[channel]);
          expect(error, `frame ${frame} at ${left}, ${top}`).toBeLessThan(24);
        }
      }
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
