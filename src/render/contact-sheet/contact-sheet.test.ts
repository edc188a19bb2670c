import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Node } from '@takumi-rs/helpers';
import { describe, expect, it } from 'vitest';
import { ReelError } from '../../domain/errors.ts';
import type { FrameSize, Timeline } from '../../domain/timeline.ts';
import type { FrameExtraction } from '../../ports/media.ts';
import type { Artwork } from '../../ports/rasterizer.ts';
import { drawContactSheet } from './contact-sheet.ts';
import { takePoster } from './poster.ts';
import { posterFrame, sceneMoments } from './scene-moments.ts';
import { clockTime } from './sheet-artwork.ts';
import { sheetGrid } from './sheet-grid.ts';

const PORTRAIT = { widthPixels: 1080, heightPixels: 1920 };

const still = (sceneId: string, startFrame: number, durationFrames: number, fadeFrames: number) => ({
  kind: 'still' as const,
  sceneId,
  media: { asset: `${sceneId}-${startFrame}` },
  startFrame,
  durationFrames,
  transition: { kind: 'crossfade' as const, durationFrames: fadeFrames },
});

const TIMELINE: Timeline = {
  version: 1,
  size: PORTRAIT,
  frameRate: { numerator: 30, denominator: 1 },
  durationFrames: 900,
  picture: [
    still('one', 0, 90, 0),
    still('one', 90, 210, 8),
    still('two', 300, 595, 15),
    still('three', 895, 5, 15),
  ],
  overlays: [],
  narration: [],
  clipSound: [],
  effects: [],
  music: [],
  chapters: [
    { title: 'Light', startFrame: 0 },
    { title: 'Glass', startFrame: 300 },
    { title: 'End', startFrame: 895 },
  ],
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};

function textsOf(node: Node): string[] {
  if (node.type === 'text') return [node.text];
  return node.type === 'container' ? (node.children ?? []).flatMap(textsOf) : [];
}

describe('R6: the moment of a scene', () => {
  it('is when its last picture stands alone, with all bullets on it', () => {
    expect(sceneMoments(TIMELINE)).toEqual([
      { sceneId: 'one', title: 'Light', startSeconds: 0, frame: 98 },
      { sceneId: 'two', title: 'Glass', startSeconds: 10, frame: 315 },
      { sceneId: 'three', title: 'End', startSeconds: 895 / 30, frame: 899 },
    ]);
  });

  it('waits for what comes over the picture, but not for what comes late', () => {
    const over = (startFrame: number) => ({
      media: { asset: 'card' },
      startFrame,
      durationFrames: 60,
      xPixels: 0,
      yPixels: 0,
      enter: { kind: 'fade' as const, durationFrames: 12 },
    });
    const timeline = { ...TIMELINE, overlays: [over(330), over(340), over(700), over(896)] };
    expect(sceneMoments(timeline).map(({ frame }) => frame)).toEqual([98, 352, 899]);
  });

  it('of the first scene is the poster’s', () => {
    expect(posterFrame(TIMELINE)).toBe(98);
    expect(posterFrame({ ...TIMELINE, picture: [] })).toBe(0);
  });
});

describe('R6: the poster', () => {
  const taken: FrameExtraction[] = [];
  const media = {
    extractFrames: async (extraction: FrameExtraction) => {
      taken.push(extraction);
    },
  };

  it('is the best frame at full size, or the one asked for', async () => {
    const request = { filmPath: '/film.mp4', timeline: TIMELINE, outputPath: '/poster.png' };
    await takePoster(request, media);
    await takePoster({ ...request, frame: 12 }, media);
    const ofStills = { inputPath: '/film.mp4', format: 'png', pictures: 'references' };
    expect(taken).toEqual([
      { ...ofStills, frames: [{ at: { frame: 98 }, outputPath: '/poster.png' }] },
      { ...ofStills, frames: [{ at: { frame: 12 }, outputPath: '/poster.png' }] },
    ]);
  });
});

describe('R6: the contact sheet', () => {
  it('shows every scene with its number, time and title, and leaves nothing beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sheet-test-'));
    const extractions: FrameExtraction[] = [];
    const artworks: Artwork[] = [];
    await drawContactSheet(
      {
        filmPath: '/f.mp4',
        timeline: TIMELINE,
        title: 'Optics',
        language: 'en',
        outputPath: join(folder, 's.png'),
      },
      {
        media: { extractFrames: async (extraction) => void extractions.push(extraction) },
        rasterizer: { draw: async (artwork) => void artworks.push(artwork) },
      },
    );
    expect(extractions[0]?.frames.map(({ at, outputPath }) => [at, basename(outputPath)])).toEqual([
      [{ frame: 98 }, '0.png'],
      [{ frame: 315 }, '1.png'],
      [{ frame: 899 }, '2.png'],
    ]);
    expect(textsOf(artworks[0]!.root)).toEqual([
      'Optics',
      '0:30   ·   1080 × 1920   ·   30 fps',
      ...['1', '0:00', 'Light'],
      ...['2', '0:10', 'Glass'],
      ...['3', '0:29', 'End'],
    ]);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('leaves nothing behind where it fails either', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sheet-test-'));
    const request = {
      filmPath: '/f.mp4',
      timeline: TIMELINE,
      title: 'x',
      language: 'en',
      outputPath: join(folder, 's.png'),
    };
    const broken = () => Promise.reject(new ReelError('media-failed', 'Broken.'));
    const parts = { media: { extractFrames: broken }, rasterizer: { draw: broken } };
    await expect(drawContactSheet(request, parts)).rejects.toMatchObject({ code: 'media-failed' });
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  const sizes: FrameSize[] = [
    PORTRAIT,
    { widthPixels: 1920, heightPixels: 1080 },
    { widthPixels: 1080, heightPixels: 1080 },
    { widthPixels: 1080, heightPixels: 1350 },
  ];

  it.each(sizes)(
    'keeps pictures large enough, whatever their number, for $widthPixels x $heightPixels',
    (size) => {
      for (let count = 1; count <= 200; count += 1) {
        const grid = sheetGrid(count, size);
        const { picture, page } = grid;
        expect(picture.widthPixels).toBeGreaterThanOrEqual(220);
        expect(picture.widthPixels / picture.heightPixels).toBeCloseTo(
          size.widthPixels / size.heightPixels,
          1,
        );
        expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(count);
        expect((grid.rows - 1) * grid.columns).toBeLessThan(count);
        const pictures = grid.columns * (picture.widthPixels + grid.gapPixels) - grid.gapPixels;
        expect(page.widthPixels).toBeGreaterThanOrEqual(pictures + 2 * grid.marginPixels);
        if (count >= 6) expect(Math.abs(Math.log(page.widthPixels / page.heightPixels))).toBeLessThan(1);
      }
    },
  );
});

describe('clock times', () => {
  it.each([
    [0, '0:00'],
    [59.99, '0:59'],
    [182, '3:02'],
    [3_725, '1:02:05'],
  ])('%d seconds are %s', (seconds, text) => expect(clockTime(seconds)).toBe(text));
});
