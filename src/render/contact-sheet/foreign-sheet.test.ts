import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Node } from '@takumi-rs/helpers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMovingClip } from '../../../test/media/moving-clip.ts';
import { createMedia } from '../../media/media-client.ts';
import type { ChapterMark, FrameExtraction, MediaFacts } from '../../ports/media.ts';
import type { Artwork } from '../../ports/rasterizer.ts';
import { ProcessRasterizer } from '../../raster/process-rasterizer.ts';
import { drawForeignSheet } from './foreign-sheet.ts';

const media = createMedia();
let folder = '';
let filmPath = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreign-sheet-'));
  filmPath = join(folder, 'film.mp4');
  const size = { widthPixels: 160, heightPixels: 96 };
  const frameRate = { numerator: 24, denominator: 1 };
  const clip = { path: filmPath, size, frameRate, frameCount: 72 };
  await makeMovingClip({ ...clip, coding: 'keyint=24:bframes=3' }, media);
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

function textsOf(node: Node): string[] {
  if (node.type === 'text') return [node.text];
  return node.type === 'container' ? (node.children ?? []).flatMap(textsOf) : [];
}

/** Draws the sheet as if the film said this of itself; answers with what stands on it and which moments it shows. */
async function sheetOf(said: Partial<Pick<MediaFacts, 'title' | 'chapters'>>) {
  const artworks: Artwork[] = [];
  const taken: FrameExtraction[] = [];
  await drawForeignSheet(
    { filmPath, outputPath: join(folder, 'sheet.png'), name: 'film.mp4' },
    {
      media: {
        listPictures: (path) => media.listPictures(path),
        probe: async (path) => ({ ...(await media.probe(path)), ...said }),
        extractFrames: async (extraction) => void taken.push(extraction),
      },
      rasterizer: { draw: async (artwork) => void artworks.push(artwork) },
    },
  );
  return {
    texts: textsOf(artworks[0]!.root),
    seconds: taken[0]!.frames.map(({ at }) => ('seconds' in at ? Number(at.seconds.toFixed(3)) : at)),
  };
}

const CHAPTERS: ChapterMark[] = [
  { title: 'Dawn', startSeconds: 0 },
  { title: 'Dusk', startSeconds: 2 },
];

test('R6 the sheet of a film with chapters shows the middle of each, with its title and time', async () => {
  const { texts, seconds } = await sheetOf({ title: 'One day', chapters: CHAPTERS });
  expect(seconds).toEqual([1, 2.5]);
  const chapters = ['1', '0:00', 'Dawn', '2', '0:02', 'Dusk'];
  expect(texts).toEqual(['One day', '0:03   ·   160 × 96   ·   24 fps', ...chapters]);
});

test('R6 the sheet of a film without chapters shows moments spread over it, under its file’s name', async () => {
  const { texts, seconds } = await sheetOf({});
  expect(seconds).toEqual([0.375, 1.125, 1.875, 2.625]);
  expect(texts[0]).toBe('film.mp4');
});

test('R6 one chapter alone tells nothing of a film: its moments are shown', async () => {
  const { seconds } = await sheetOf({ chapters: CHAPTERS.slice(0, 1) });
  expect(seconds).toHaveLength(4);
});

test('R6 more chapters than a page shows give way to moments', async () => {
  const chapters = Array.from({ length: 25 }, (_, index) => ({
    title: `${index}`,
    startSeconds: index / 10,
  }));
  const { seconds } = await sheetOf({ chapters });
  expect(seconds).toHaveLength(4);
});

test('R6 the sheet of a film from anywhere is one PNG, and nothing else is left beside it', async () => {
  const rasterizer = new ProcessRasterizer();
  const before = await readdir(folder);
  const outputPath = join(folder, 'real.png');
  try {
    const pictures = await drawForeignSheet({ filmPath, outputPath, name: 'film' }, { media, rasterizer });
    expect(pictures).toBe(4);
  } finally {
    await rasterizer.close();
  }
  expect((await media.probe(outputPath)).streams).toMatchObject([{ codec: 'png' }]);
  expect((await readdir(folder)).filter((name) => !before.includes(name))).toEqual(['real.png']);
});
