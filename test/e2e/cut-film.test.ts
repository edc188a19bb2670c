import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import { joinClips } from '../../src/render/copying/join-clips.ts';
import { makeMovingClip } from '../media/moving-clip.ts';
import { chromiumPath } from './browser.ts';
import { watchFrames } from './frames-in-browser.ts';
import { blocksOf, expectSameFrames } from './luma-blocks.ts';

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
    const frames = [made.frameCount - 1, 0, 31, 5, 16, 17, 18, 43, 29, 2, 58, 11];
    const seen = await watchFrames({
      chromiumPath: chromium ?? '',
      folder,
      fileName: `${name}.mp4`,
      frames,
      secondsAFrame: 1 / 24,
      places: blocksOf(SIZE),
    });
    expect(seen.error).toBeNull();
    expect(seen.durationSeconds).toBeCloseTo(made.frameCount / 24, 1);
    expect(seen.playedSeconds).toBeGreaterThan(0.5);
    await expectSameFrames(outputPath, SIZE, frames, seen);
  },
);
