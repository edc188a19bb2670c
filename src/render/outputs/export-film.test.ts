import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodedLumas } from '../../../test/media/decoded-pictures.ts';
import { makeMovingClip } from '../../../test/media/moving-clip.ts';
import { OUTPUT_PRESETS, OUTPUT_RATES, outputSize } from '../../domain/output-presets.ts';
import { createMedia } from '../../media/media-client.ts';
import { PICTURE_CODECS } from '../../ports/clip-media.ts';
import type { ChapterMark } from '../../ports/media.ts';
import { frameTable } from '../copying/frame-table.ts';
import { exportFilm, type FilmExport } from './export-film.ts';
import { exportSound } from './export-sound.ts';
import { makePreview, makeTeaser } from './quick-looks.ts';
import { takePicture } from './take-picture.ts';

const SIZE = { widthPixels: 160, heightPixels: 96 };
const FRAME_RATE = { numerator: 24, denominator: 1 };
const UPRIGHT = { widthPixels: 90, heightPixels: 160 };
const media = createMedia();
let folder = '';
let workFolder = '';
let inputPath = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-film-'));
  workFolder = join(folder, 'work');
  await mkdir(workFolder);
  inputPath = join(folder, 'film.mp4');
  const clip = { path: inputPath, size: SIZE, frameRate: FRAME_RATE, frameCount: 72 };
  await makeMovingClip({ ...clip, coding: 'keyint=24:bframes=3', sound: true }, media);
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

function request(changes: Partial<FilmExport> = {}): FilmExport {
  const outputPath = join(folder, 'export.mp4');
  return { inputPath, outputPath, workFolder, codec: 'h264', fitting: 'fit', ...changes };
}

/** The film once more, with a title and chapters. */
async function addTitleAndChapters(outputPath: string, chapters: ChapterMark[]): Promise<void> {
  const track = await media.listPictures(inputPath);
  const { frameOfSample } = frameTable(track);
  const film = await readFile(inputPath);
  const samples = [...track.byteSizes].map((size, at) =>
    film.subarray(track.byteOffsets[at], track.byteOffsets[at]! + size),
  );
  const picturesPath = join(workFolder, 'pictures');
  await writeFile(picturesPath, Buffer.concat(samples));
  const { byteSizes, keys, decoderConfiguration } = track;
  await media.joinFilm({
    outputPath,
    size: SIZE,
    frameRate: FRAME_RATE,
    decoderConfiguration,
    picturesPath,
    samples: { byteSizes, displayFrames: Uint32Array.from(frameOfSample), keys },
    title: 'Ein Tag',
    chapters,
  });
  await rm(picturesPath);
}

describe('R6 presets', () => {
  test('are every ratio at every resolution, in whole pairs of pixels', () => {
    expect(OUTPUT_PRESETS).toHaveLength(16);
    expect(outputSize('9:16', '1080p')).toEqual({ widthPixels: 1080, heightPixels: 1920 });
    expect(outputSize('16:9', '2160p')).toEqual({ widthPixels: 3840, heightPixels: 2160 });
    expect(outputSize('1:1', '720p')).toEqual({ widthPixels: 720, heightPixels: 720 });
    expect(outputSize('4:5', '1440p')).toEqual({ widthPixels: 1440, heightPixels: 1800 });
    for (const { size } of OUTPUT_PRESETS) {
      expect([size.widthPixels % 2, size.heightPixels % 2]).toEqual([0, 0]);
    }
  });

  test.each(Object.entries(OUTPUT_RATES))(
    'at %s frames a second keep length and sound',
    async (_, frameRate) => {
      const made = await exportFilm(request({ frameRate }), media);
      const wanted = Math.round((3 * frameRate.numerator) / frameRate.denominator);
      expect(Math.abs(made.frameCount - wanted)).toBeLessThanOrEqual(1);
      const facts = await media.probe(request().outputPath);
      expect(facts.streams).toMatchObject([{ codec: 'h264', frameRate }, { codec: 'aac' }]);
      expect(Math.abs((facts.durationSeconds ?? 0) - 3)).toBeLessThan(0.06);
    },
  );
});

describe('R6 exports', () => {
  test.each(PICTURE_CODECS)('are coded as %s in an MP4 that decodes', async (codec) => {
    const size = { widthPixels: 128, heightPixels: 128 };
    const made = await exportFilm(request({ codec, size }), media);
    expect(made).toMatchObject({ codec, size, copied: false, frameCount: 72 });
    const facts = await media.probe(request().outputPath);
    expect(facts.streams[0]).toMatchObject({ codec, size, pixelFormat: 'yuv420p', frameCount: 72 });
    const colour = { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', range: 'limited' };
    expect(facts.streams[0]).toMatchObject({ colour });
    expect(await decodedLumas(request().outputPath)).toHaveLength(72);
    expect(await readdir(workFolder)).toEqual([]);
  });

  test('copy what is right already, bit for bit', async () => {
    expect(await exportFilm(request(), media)).toMatchObject({ copied: true, frameCount: 72 });
    const [before, after] = [await decodedLumas(inputPath), await decodedLumas(request().outputPath)];
    expect(after.every((picture, frame) => picture.equals(before[frame]!))).toBe(true);
  });

  test('of another ratio have black bars, cut edges, or themselves blurred behind them', async () => {
    const meanOf = (values: Buffer) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const seen: Record<string, { edge: number; middle: number }> = {};
    for (const fitting of ['fit', 'fill', 'blurred'] as const) {
      await exportFilm(request({ fitting, size: UPRIGHT }), media);
      const picture = (await decodedLumas(request().outputPath))[40]!;
      seen[fitting] = {
        edge: meanOf(picture.subarray(0, 90 * 12)),
        middle: meanOf(picture.subarray(90 * 70, 90 * 90)),
      };
    }
    expect(seen.fit!.edge).toBeLessThan(18);
    expect(seen.fill!.edge).toBeGreaterThan(40);
    expect(seen.blurred!.edge).toBeGreaterThan(40);
    expect(Math.abs(seen.blurred!.middle - seen.fit!.middle)).toBeLessThan(2);
  });

  test.each([2, 0.5])('play %s times as fast, their sound as long as their pictures', async (speed) => {
    const made = await exportFilm(request({ speed }), media);
    expect(made).toMatchObject({ copied: false, frameCount: 72 / speed });
    const facts = await media.probe(request().outputPath);
    expect(facts.streams).toMatchObject([{ frameRate: FRAME_RATE }, { codec: 'aac' }]);
    const [sound] = facts.streams.filter(({ kind }) => kind === 'sound');
    expect(sound?.durationSeconds).toBeCloseTo(3 / speed, 2);
    const [before, after] = [await decodedLumas(inputPath), await decodedLumas(request().outputPath)];
    for (const frame of [6, 24, 40]) {
      const [source, shown] = [before[frame]!, after[frame / speed]!];
      const mean = source.reduce((sum, value, at) => sum + Math.abs(value - shown[at]!), 0) / source.length;
      expect(mean).toBeLessThan(4);
    }
  });

  test('keep chapters and title, each chapter where its pictures are', async () => {
    const chapters = [
      { title: 'Morgen', startSeconds: 0 },
      { title: 'ゆうがた', startSeconds: 1.5 },
    ];
    const titled = join(folder, 'titled.mp4');
    await addTitleAndChapters(titled, chapters);
    const factsOf = async (changes: Partial<FilmExport>) => {
      await exportFilm(request({ inputPath: titled, ...changes }), media);
      const { title, chapters: found } = await media.probe(request().outputPath);
      return { title, chapters: found };
    };
    expect(await factsOf({})).toEqual({ title: 'Ein Tag', chapters });
    expect(await factsOf({ size: UPRIGHT })).toEqual({ title: 'Ein Tag', chapters });
    const halved = chapters.map(({ title, startSeconds }) => ({ title, startSeconds: startSeconds / 2 }));
    expect(await factsOf({ speed: 2 })).toEqual({ title: 'Ein Tag', chapters: halved });
  });

  test('tell how much is done, and where they are cancelled, nothing is left', async () => {
    const outputPath = join(folder, 'cancelled.mp4');
    const size = { widthPixels: 1920, heightPixels: 1080 };
    const told: number[] = [];
    const cancelling = new AbortController();
    const onProgress = (fraction: number) => {
      told.push(fraction);
      if (told.length === 3) cancelling.abort();
    };
    const codec = 'hevc';
    await expect(
      exportFilm(request({ outputPath, size, codec, onProgress }), media, cancelling.signal),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(told.slice(0, 3).map((fraction) => Math.round((fraction / 0.95) * 72))).toEqual([12, 24, 36]);
    expect(await readdir(workFolder)).toEqual([]);
    expect(await readdir(folder)).not.toContain('cancelled.mp4');
  });
});

describe('R6 quick looks', () => {
  test('a preview is small, upright and as long as the film, with its sound', async () => {
    const outputPath = join(folder, 'preview.mp4');
    await makePreview({ inputPath, outputPath, workFolder }, media);
    const facts = await media.probe(outputPath);
    expect(facts.streams).toMatchObject([{ codec: 'h264', size: SIZE, frameCount: 45 }, { codec: 'aac' }]);
    expect(facts.durationSeconds).toBeCloseTo(3, 1);
  });

  test.each(['png', 'jpg'])('a picture of a moment is that frame, as .%s', async (ending) => {
    const outputPath = join(folder, `moment.${ending}`);
    const taken = await takePicture({ inputPath, outputPath, atSeconds: 1 }, media);
    expect(taken).toEqual({ seconds: 1, size: SIZE });
    const facts = await media.probe(outputPath);
    expect(facts.streams).toMatchObject([{ codec: ending === 'png' ? 'png' : 'mjpeg', size: SIZE }]);
    await expect(takePicture({ inputPath, outputPath, atSeconds: 3 }, media)).rejects.toMatchObject({
      code: 'invalid-input',
      message: '3 s is after the film’s end, at 3.00 s.',
    });
  });

  test.each(['webp', 'gif'])('a teaser is a moving .%s', async (ending) => {
    const outputPath = join(folder, `teaser.${ending}`);
    await makeTeaser({ inputPath, outputPath }, media);
    const pictures = await decodedLumas(outputPath).catch(() => []);
    // The whole of a film of three seconds, at 12 a second.
    expect(pictures.length).toBe(36);
  });

  test.each(['m4a', 'wav'])('the sound alone is as long as the film in a .%s', async (ending) => {
    const outputPath = join(folder, `sound.${ending}`);
    expect((await exportSound({ inputPath, outputPath, workFolder }, media)).durationSeconds).toBeCloseTo(
      3,
      1,
    );
    const facts = await media.probe(outputPath);
    expect(facts.streams.map(({ kind }) => kind)).toEqual(['sound']);
    expect(facts.durationSeconds).toBeCloseTo(3, 1);
  });
});
