import { expect, test } from 'vitest';
import { decoderConfiguration } from './decoder-configuration.ts';
import { readPictureSet, skippingSet, writePictureSet } from './picture-parameter-set.ts';
import {
  type FilmSequence,
  filmSequenceSet,
  readSequenceSet,
  writeSequenceSet,
} from './sequence-parameter-set.ts';

const VERTICAL: FilmSequence = {
  size: { widthPixels: 1080, heightPixels: 1920 },
  frameRate: { numerator: 30, denominator: 1 },
  referenceFrames: 2,
  reorderFrames: 1,
  peakBitsPerSecond: 4_000_000,
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('writes the SPS of a vertical film, cropped from whole macroblocks, bit for bit', () => {
  // Checked field by field with FFmpeg's trace_headers.
  expect(hex(writeSequenceSet(VERTICAL))).toMatchInlineSnapshot(
    `"67640028ac1b1ac04403c797c05a808080a0000003002000000791e1108a70"`,
  );
});

test.each([
  [1080, 1920, 30, 40],
  [1920, 1080, 60, 42],
  [1080, 1080, 30, 32],
  [640, 360, 30, 30],
  [3840, 2160, 30, 51],
])('declares the least level that holds %i x %i at %i frames a second', (width, height, rate, level) => {
  const size = { widthPixels: width, heightPixels: height };
  const set = filmSequenceSet({ ...VERTICAL, size, frameRate: { numerator: rate, denominator: 1 } });
  expect(set.level).toBe(level);
});

test('reads back the sets that it writes', () => {
  expect(readSequenceSet(writeSequenceSet(VERTICAL))).toEqual(filmSequenceSet(VERTICAL));
  const plain = skippingSet(7, 1);
  expect(readPictureSet(writePictureSet(plain))).toEqual(plain);
  const high = {
    ...plain,
    high: { transform8x8: true, secondChromaQuantiserOffset: -2 },
    arithmeticCoding: true,
  };
  expect(readPictureSet(writePictureSet(high))).toEqual(high);
});

test('writes the PPS of repeated pictures bit for bit', () => {
  // ue 0 and 0, CAVLC, no field order, ue 0, 0 and 0, no weights (3 bits), se 0, 0 and 0, deblocking control, 0, 0.
  // 1 1 0 0 1 1 1 0 00 1 1 1 1 0 0, then the stop bit.
  expect(hex(writePictureSet(skippingSet(0, 0)))).toBe('68ce3c80');
});

test('describes its sets to an MP4', () => {
  const sequence = writeSequenceSet(VERTICAL);
  const picture = writePictureSet(skippingSet(0, 0));
  const record = decoderConfiguration(sequence, [picture]);
  expect(hex(record.subarray(0, 6))).toBe('01640028ffe1');
  expect(record.length).toBe(6 + 2 + sequence.length + 1 + 2 + picture.length + 4);
});
