import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AV_LOG_QUIET } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAMAGED_FILES } from '../../../test/media/damaged-files.ts';
import { ODD_FILES } from '../../../test/media/odd-files.ts';
import { isReelError } from '../../domain/errors.ts';
import { createMedia } from '../../media/media-client.ts';
import { exportFilm } from './export-film.ts';

const SIZE = { widthPixels: 96, heightPixels: 64 };
const FRAME_RATE = { numerator: 24, denominator: 1 };

const FILES = [...ODD_FILES, ...DAMAGED_FILES];

const media = createMedia();
let folder = '';
let workFolder = '';

beforeAll(async () => {
  Log.setLevel(AV_LOG_QUIET);
  folder = await mkdtemp(join(tmpdir(), 'odd-files-'));
  workFolder = join(folder, 'work');
  await mkdir(workFolder);
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

test('there are fifty of them and more', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(50);
  expect(new Set(FILES.map(({ name }) => name)).size).toBe(FILES.length);
});

test.each(FILES)(
  'a file with $what ends in a film or is clearly refused, and leaves nothing behind',
  async (file) => {
    const inputPath = join(folder, file.name);
    await file.make(inputPath);
    const outputPath = join(folder, 'film.mp4');
    const outcome = await exportFilm(
      { inputPath, outputPath, workFolder, size: SIZE, frameRate: FRAME_RATE, codec: 'h264', fitting: 'fit' },
      media,
    ).catch((error: unknown) => error);
    expect(await readdir(workFolder)).toEqual([]);
    if (outcome instanceof Error) {
      expect(isReelError(outcome), String(outcome.stack)).toBe(true);
      expect(outcome).toMatchObject({ code: expect.stringMatching(/^(media-failed|unsupported-media)$/) });
      // Neither a crash nor a hang of the media process, nor words that tell nothing.
      expect(outcome.message).not.toMatch(/died|failed twice|not done within|undefined|NaN/);
      expect(outcome.message.length).toBeGreaterThan(20);
      expect(file.comesTo, outcome.message).not.toBe('film');
      expect(await readdir(folder)).not.toContain('film.mp4');
      return;
    }
    expect(file.comesTo).not.toBe('refusal');
    const facts = await media.probe(outputPath);
    expect(facts.streams[0]).toMatchObject({
      codec: 'h264',
      size: SIZE,
      frameRate: FRAME_RATE,
      pixelFormat: 'yuv420p',
    });
    const report = await media.decodeCheck({
      path: outputPath,
      pictures: 'all',
      blackSeconds: 9,
      frozenSeconds: 9,
      silentSeconds: 9,
      silenceDecibels: -60,
    });
    expect(report.problems).toEqual([]);
    expect(report.decodedFrameCount).toBeGreaterThan(0);
    await rm(outputPath);
  },
);
