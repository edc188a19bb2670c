import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMovingClip } from '../../../test/media/moving-clip.ts';
import { OUTPUT_PRESETS, OUTPUT_RATES } from '../../domain/output-presets.ts';
import { createMedia } from '../../media/media-client.ts';
import { PICTURE_CODECS } from '../../ports/clip-media.ts';
import { exportFilm } from './export-film.ts';
import { exportSound } from './export-sound.ts';
import { makePreview, makeTeaser } from './quick-looks.ts';
import { takePicture } from './take-picture.ts';

/** As short as shows pictures that stand on others, for the largest outputs take their time. */
const FRAME_COUNT = 6;
const SIZE = { widthPixels: 96, heightPixels: 64 };

const media = createMedia();
let folder = '';
let workFolder = '';
let inputPath = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'every-output-'));
  workFolder = join(folder, 'work');
  await mkdir(workFolder);
  inputPath = join(folder, 'film.mp4');
  const clip = { path: inputPath, size: SIZE, frameCount: FRAME_COUNT, sound: true };
  await makeMovingClip({ ...clip, frameRate: OUTPUT_RATES['24'], coding: 'bframes=2' }, media);
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

/** Decodes all of a file in FFmpeg; answers with the pictures that came out. */
async function decodedWhole(path: string): Promise<number> {
  const stretches = { blackSeconds: 9, frozenSeconds: 9, silentSeconds: 9, silenceDecibels: -60 };
  const report = await media.decodeCheck({ path, pictures: 'all', ...stretches });
  expect(report.problems).toEqual([]);
  expect(report.decodedFrameCount).toBe(report.frameCount);
  return report.decodedFrameCount;
}

const CODED_PRESETS = OUTPUT_PRESETS.flatMap((preset) =>
  PICTURE_CODECS.map((codec) => ({ ...preset, codec })),
);
const CODED_RATES = Object.entries(OUTPUT_RATES).flatMap(([name, frameRate]) =>
  PICTURE_CODECS.map((codec) => ({ name, frameRate, codec })),
);

test.each(CODED_PRESETS)('R6 $name as $codec decodes without an error', async ({ size, codec }) => {
  const outputPath = join(folder, 'film-out.mp4');
  const files = { inputPath, outputPath, workFolder };
  await exportFilm({ ...files, size, codec, fitting: 'fill' }, media);
  expect((await media.probe(outputPath)).streams).toMatchObject([{ codec, size }, { codec: 'aac' }]);
  expect(await decodedWhole(outputPath)).toBe(FRAME_COUNT);
});

test.each(CODED_RATES)(
  'R6 $name frames a second as $codec decode without an error',
  async ({ frameRate, codec }) => {
    const outputPath = join(folder, 'film-out.mp4');
    const files = { inputPath, outputPath, workFolder };
    const { frameCount } = await exportFilm({ ...files, frameRate, codec, fitting: 'fit' }, media);
    expect((await media.probe(outputPath)).streams).toMatchObject([{ codec, frameRate }, { codec: 'aac' }]);
    expect(await decodedWhole(outputPath)).toBe(frameCount);
  },
);

const OTHERS: { ending: string; make(outputPath: string): Promise<unknown>; pictures: number }[] = [
  ...['webp', 'gif'].map((ending) => ({
    ending,
    make: (outputPath: string) => makeTeaser({ inputPath, outputPath }, media),
    // Of a quarter of a second, at 12 a second.
    pictures: 3,
  })),
  ...['png', 'jpg'].map((ending) => ({
    ending,
    make: (outputPath: string) => takePicture({ inputPath, outputPath, atSeconds: 0.1 }, media),
    pictures: 1,
  })),
  ...['m4a', 'wav'].map((ending) => ({
    ending,
    make: (outputPath: string) => exportSound({ inputPath, outputPath, workFolder }, media),
    pictures: 0,
  })),
  {
    ending: 'preview.mp4',
    make: (outputPath: string) => makePreview({ inputPath, outputPath, workFolder }, media),
    pictures: 4,
  },
];

test.each(OTHERS)('R6 a .$ending decodes without an error', async ({ ending, make, pictures }) => {
  const outputPath = join(folder, `out.${ending}`);
  await make(outputPath);
  expect(await decodedWhole(outputPath)).toBe(pictures);
});
