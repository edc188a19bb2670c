import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locateFile, makeSoftMovie, paint, softPixel, spanFolder } from '../../../test/media/drawn-media.ts';
import { tone } from '../../../test/media/painted-media.ts';
import { type ClipDraft, timelineOf } from '../../../test/media/silent-timeline.ts';
import { isReelError } from '../../domain/errors.ts';
import { createMedia } from '../../media/media-client.ts';
import { renderFilm } from '../spans/render-film.ts';

const SIZE = { widthPixels: 96, heightPixels: 64 };
const FRAMES = 30;
const media = createMedia();
let folder = '';
let movie: Buffer;
let still: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'damaged-media-'));
  const frameRate = { numerator: 30, denominator: 1 };
  const path = join(folder, 'movie.mp4');
  await makeSoftMovie({ path, size: SIZE, frameRate, frameCount: FRAMES }, media);
  paint(join(folder, 'still.png'), SIZE, softPixel);
  tone(join(folder, 'tone.wav'), 48_000);
  movie = await readFile(path);
  still = await readFile(join(folder, 'still.png'));
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

/** Bytes of a file with some of them changed by a rule that is the same every time. */
function damaged(bytes: Buffer, seed: number): Buffer {
  const changed = Buffer.from(bytes);
  let state = seed * 2_654_435_761;
  for (let count = 0; count < 4 + (seed % 5) * 12; count += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    changed[state % changed.length] = state >>> 24;
  }
  return changed;
}

const OUTCOMES: { [what: string]: () => [string, Buffer][] } = {
  'movies with wrong bytes': () =>
    Array.from({ length: 24 }, (_, seed) => [`wrong${seed}.mp4`, damaged(movie, seed + 1)]),
  'movies cut short': () =>
    Array.from({ length: 8 }, (_, part) => [
      `short${part}.mp4`,
      movie.subarray(0, Math.floor((movie.length * (part + 1)) / 9)),
    ]),
  'movies with a hole': () =>
    Array.from({ length: 6 }, (_, part) => {
      const holed = Buffer.from(movie);
      const start = Math.floor((movie.length * part) / 7);
      holed.fill(0, start, start + 900);
      return [`hole${part}.mp4`, holed];
    }),
  'pictures with wrong bytes': () =>
    Array.from({ length: 8 }, (_, seed) => [`wrong${seed}.png`, damaged(still, seed + 90)]),
};

for (const [what, files] of Object.entries(OUTCOMES)) {
  test(`makes a film of ${what} or says clearly which file cannot be used`, async () => {
    for (const [name, bytes] of files()) await expectFilmOrError(name, bytes);
  });
}

test('says clearly which file cannot be used where it holds no pictures', async () => {
  const files: [string, Buffer][] = [
    ['empty.mp4', Buffer.alloc(0)],
    ['text.mp4', Buffer.from('once upon a time\n'.repeat(99))],
    ['zeros.mov', Buffer.alloc(5000)],
    ['sound.mp4', await readFile(join(folder, 'tone.wav'))],
    ['playlist.m3u8', Buffer.from('#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n')],
  ];
  for (const [name, bytes] of files) expect(await outcomeOf(name, bytes)).toContain(name);
});

test('plays a picture that is given as a movie', async () => {
  expect(await outcomeOf('still.mp4', still)).toBe('film');
});

async function expectFilmOrError(name: string, bytes: Buffer): Promise<void> {
  const outcome = await outcomeOf(name, bytes);
  if (outcome !== 'film') expect(outcome).toContain(name);
}

/** `film`, or the message of the error. */
async function outcomeOf(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const place = { durationFrames: FRAMES, transition: { kind: 'cut', durationFrames: 0 } } as const;
  const clip: ClipDraft = name.endsWith('.png')
    ? { ...place, kind: 'still', media: { file: path }, fit: 'blurred' }
    : { ...place, kind: 'movie', media: { file: path }, inSeconds: 0.2, speed: 1, whenShort: 'freeze' };
  const timeline = timelineOf([clip], { size: SIZE, frameRate: { numerator: 30, denominator: 1 } });
  const outputPath = join(folder, 'film.mp4');
  const before = (await readdir(folder)).filter((file) => !file.startsWith('spans-'));
  const work = await mkdtemp(join(folder, 'spans-'));
  try {
    await renderFilm({ timeline, locate: locateFile, outputPath, workFolder: work }, media, spanFolder(work));
    const track = await media.listPictures(outputPath);
    expect(track.displayTicks.length).toBe(FRAMES);
    await rm(outputPath);
    return 'film';
  } catch (error) {
    expect(isReelError(error) && error.code, String(error)).toBe('media-failed');
    expect((await readdir(folder)).filter((file) => !file.startsWith('spans-'))).toEqual(before);
    return (error as Error).message;
  } finally {
    await rm(path);
  }
}
