import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import { PICTURE_CODECS } from '../../src/ports/clip-media.ts';
import { exportFilm } from '../../src/render/outputs/export-film.ts';
import { makeMovingClip } from '../media/moving-clip.ts';
import { chromiumPath } from './browser.ts';
import { watchFrames } from './frames-in-browser.ts';
import { blocksOf, expectSameFrames } from './luma-blocks.ts';

/** Smaller than the film, so that none is copied. */
const SIZE = { widthPixels: 128, heightPixels: 80 };
const FILM_SIZE = { widthPixels: 160, heightPixels: 96 };
const FRAME_COUNT = 72;
/** Chromium leaves its decoding to hardware, and plays the sound alone where there is none for it. */
const PLAYED_BY_FEW = ['hevc'];

const media = createMedia();
const chromium = chromiumPath();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exported-e2e-'));
  const clip = { path: join(folder, 'film.mp4'), size: FILM_SIZE, frameCount: FRAME_COUNT, sound: true };
  const frameRate = { numerator: 24, denominator: 1 };
  await makeMovingClip({ ...clip, frameRate, coding: 'keyint=24:bframes=3' }, media);
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

test.skipIf(chromium === undefined).for(PICTURE_CODECS)(
  'R3 Chromium plays a film exported as %s and lands on the right frame wherever it seeks, where it says that it plays that',
  async (codec, { annotate }) => {
    const outputPath = join(folder, `${codec}.mp4`);
    const files = { inputPath: join(folder, 'film.mp4'), outputPath, workFolder: folder };
    await exportFilm({ ...files, codec, size: SIZE, fitting: 'fit' }, media);
    const facts = await media.probe(outputPath);
    const codecString = facts.streams[0]?.codecString ?? '';
    expect(codecString).toMatch(/^(avc1|hvc1|av01)\./);
    const frames = [71, 0, 31, 5, 16, 17, 18, 43, 29, 2, 58, 11];
    const seen = await watchFrames({
      chromiumPath: chromium ?? '',
      folder,
      fileName: `${codec}.mp4`,
      frames,
      secondsAFrame: 1 / 24,
      places: blocksOf(SIZE),
      codecString,
    });
    await annotate(`canPlayType answers “${seen.canPlay}” to ${codecString}`);
    if (PLAYED_BY_FEW.includes(codec) && seen.canPlay === '') {
      expect(seen.showsPictures).toBe(false);
      return;
    }
    expect(seen.canPlay).toBe('probably');
    expect(seen.error).toBeNull();
    expect(seen.durationSeconds).toBeCloseTo(FRAME_COUNT / 24, 1);
    expect(seen.playedSeconds).toBeGreaterThan(0.5);
    await expectSameFrames(outputPath, SIZE, frames, seen);
  },
);
