import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssetRecord } from '../../domain/asset.ts';
import { PIECE_OF_ROLE, soundPieceRecipe } from '../../domain/lip-sync.ts';
import { createMedia } from '../../media/media-client.ts';
import type { MakeRequest } from '../../ports/maker.ts';
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
async function pieceOf(startSeconds: number, durationSeconds: number): Promise<number[]> {
  const { filePath } = await soundPieceMaker(media).make({
    recipe: soundPieceRecipe('a'.repeat(64), { startSeconds, durationSeconds }),
    inputs: new Map([[PIECE_OF_ROLE, { path, record: {} as AssetRecord }]]),
    outputPathStem: join(folder, `piece-${startSeconds}`),
    signal: new AbortController().signal,
    steppedDown: [],
    report: () => {},
  } as unknown as MakeRequest);
  const bytes = await readFile(filePath);
  const data = bytes.indexOf('data') + 8;
  const count = bytes.readUInt32LE(data - 4) / 4;
  return Array.from({ length: count }, (_, index) => bytes.readInt16LE(data + index * 4));
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
