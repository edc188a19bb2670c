import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AssetRecipe, type AssetRecord, assetHash } from '../../domain/asset.ts';
import { PIECE_OF_ROLE, soundPieceRecipe, spokenLineRole, spokenPieceRecipe } from '../../domain/lip-sync.ts';
import { createMedia } from '../../media/media-client.ts';
import type { MadeInput, MakeRequest } from '../../ports/maker.ts';
import { soundPieceMaker } from './sound-piece-maker.ts';

const media = createMedia();
const RATE = 48_000;
const SECONDS = 2;
let folder: string;
let path: string;

/** Each sample tells its own place in the file. */
const valueAt = (sample: number) => (sample % 30_000) - 15_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-piece-'));
  path = join(folder, 'track.wav');
  const header = Buffer.alloc(44);
  const dataBytes = SECONDS * RATE * 4;
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 4, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  const samples = Int16Array.from({ length: SECONDS * RATE * 2 }, (_, index) => valueAt(index >> 1));
  await writeFile(path, Buffer.concat([header, Buffer.from(samples.buffer)]));
});

afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

/** The left channel of the piece. */
function pieceOf(startSeconds: number, durationSeconds: number): Promise<number[]> {
  const recipe = soundPieceRecipe('a'.repeat(64), { startSeconds, durationSeconds });
  return samplesOf(recipe, { [PIECE_OF_ROLE]: { path, record: {} as AssetRecord } });
}

/** The first channel of what is made of a recipe. */
async function samplesOf(recipe: AssetRecipe, inputs: { [role: string]: MadeInput }): Promise<number[]> {
  const { filePath } = await soundPieceMaker(media).make({
    recipe,
    inputs: new Map(Object.entries(inputs)),
    outputPathStem: join(folder, assetHash(recipe)),
    signal: new AbortController().signal,
    steppedDown: [],
    report: () => {},
  } as unknown as MakeRequest);
  const bytes = await readFile(filePath);
  const frameBytes = bytes.readUInt16LE(bytes.indexOf('fmt ') + 20);
  const data = bytes.indexOf('data') + 8;
  const count = bytes.readUInt32LE(data - 4) / frameBytes;
  return Array.from({ length: count }, (_, index) => bytes.readInt16LE(data + index * frameBytes));
}

test('cuts a piece out of the track to the sample', async () => {
  const piece = await pieceOf(0.75, 0.5);
  expect(piece).toHaveLength(24_000);
  expect(piece[0]).toBe(valueAt(36_000));
  expect(piece.at(-1)).toBe(valueAt(59_999));
});

test('is silent before the track begins and after it ends', async () => {
  const early = await pieceOf(-0.25, 0.5);
  expect(early).toHaveLength(24_000);
  expect(early.slice(0, 12_000).every((value) => value === 0)).toBe(true);
  expect(early[12_000]).toBe(valueAt(0));
  const late = await pieceOf(1.75, 0.5);
  expect(late).toHaveLength(24_000);
  expect(late[11_999]).toBe(valueAt(95_999));
  expect(late.slice(12_000).every((value) => value === 0)).toBe(true);
});

test('lays lines of speech at the frames at which the film has them, each as long as it is spoken', async () => {
  const line = (durationSeconds: number) => ({
    path,
    record: { facts: { durationSeconds } } as unknown as AssetRecord,
  });
  const spoken = {
    lines: [{ text: 'One.', pauseSeconds: 0.2 }, { text: 'Two.' }],
    inSeconds: 0.25,
    leadSeconds: 0.5,
    quietSeconds: 0.1,
    leastSeconds: 1,
    frameRate: { numerator: 30, denominator: 1 },
  };
  const piece = await samplesOf(spokenPieceRecipe(['b'.repeat(64), 'c'.repeat(64)], spoken), {
    [spokenLineRole(0)]: line(0.41),
    [spokenLineRole(1)]: line(0.5),
  });
  // 1.41 s after the scene's start is frame 42 of it; the scene lasts 2.01 s, so 61 frames.
  const [first, second] = [0.25 * RATE + 15 * 1600, 0.25 * RATE + 42 * 1600];
  expect(piece).toHaveLength(0.25 * RATE + 61 * 1600);
  const isQuiet = (from: number, to: number) => piece.slice(from, to).every((value) => value === 0);
  expect(isQuiet(0, first)).toBe(true);
  expect(piece.slice(first, first + 3)).toEqual([0, 1, 2].map(valueAt));
  expect(piece[first + 0.41 * RATE - 1]).toBe(valueAt(0.41 * RATE - 1));
  expect(isQuiet(first + 0.41 * RATE, second)).toBe(true);
  expect(piece.slice(second, second + 3)).toEqual([0, 1, 2].map(valueAt));
  expect(isQuiet(second + 0.5 * RATE, piece.length)).toBe(true);
});
