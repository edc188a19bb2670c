import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitWriter } from './bit-writer.ts';
import { nalUnit } from './nal-unit.ts';
import { blendedPicture, renumberPicture, repeatedPicture } from './picture.ts';
import { skippingSet } from './picture-parameter-set.ts';
import { blendWeights } from './prediction-weights.ts';
import { filmSequenceSet } from './sequence-parameter-set.ts';
import { type ParameterSets, readSliceHeader, type SliceHeader, writeSliceHeader } from './slice-header.ts';

const sequence = filmSequenceSet({
  size: { widthPixels: 64, heightPixels: 64 },
  frameRate: { numerator: 30, denominator: 1 },
  referenceFrames: 2,
  reorderFrames: 1,
  peakBitsPerSecond: 0,
});
const coded: ParameterSets = { sequence, picture: { ...skippingSet(3, 1), arithmeticCoding: true } };

const command = (first: number[]) =>
  fc.tuple(fc.constantFrom(...first), fc.integer({ min: 0, max: 99 })).map((pair): number[] => pair);
const listCommands = fc.option(fc.array(command([0, 1, 2]), { maxLength: 3 }));
const kinds = fc.constantFrom('P' as const, 'B' as const, 'I' as const);

const headers = fc
  .record({
    firstMacroblock: fc.integer({ min: 0, max: 15 }),
    kind: kinds,
    mixedKinds: fc.boolean(),
    bottomOrderDelta: fc.constant(0),
    idr: fc.boolean(),
    reference: fc.boolean(),
    frameNumber: fc.integer({ min: 0, max: 65_535 }),
    idrPictureId: fc.integer({ min: 0, max: 65_535 }),
    orderCount: fc.integer({ min: 0, max: 65_535 }),
    directSpatial: fc.boolean(),
    activeReferences: fc.option(fc.tuple(fc.constant(1), fc.constant(1))),
    listModifications: fc.tuple(listCommands, listCommands),
    share: fc.integer({ min: 0, max: 64 }),
    marking: fc.option(fc.array(command([1, 2, 4, 6]), { maxLength: 3 })),
    cabacInitialisation: fc.integer({ min: 0, max: 2 }),
    quantiserDelta: fc.integer({ min: -26, max: 25 }),
    deblocking: fc.constantFrom([1, 0, 0] as const, [0, -2, 3] as const, [2, 6, -6] as const),
  })
  .map(({ share, ...header }): SliceHeader => {
    const intra = header.kind === 'I';
    const both = header.kind === 'B';
    const idr = header.idr && intra;
    const reference = header.reference || idr;
    return {
      ...header,
      idr,
      reference,
      idrPictureId: idr ? header.idrPictureId : 0,
      directSpatial: both && header.directSpatial,
      activeReferences: intra ? null : header.activeReferences,
      listModifications: [
        intra ? null : header.listModifications[0],
        both ? header.listModifications[1] : null,
      ],
      weights: both ? blendWeights(share) : null,
      marking: reference && !idr ? header.marking : null,
      cabacInitialisation: intra ? 0 : header.cabacInitialisation,
    };
  });

function sliceOf(header: SliceHeader, data: Uint8Array): Uint8Array {
  const bits = new BitWriter();
  writeSliceHeader(bits, header, coded);
  const head = bits.align(1).bytes();
  return nalUnit(header.reference ? 3 : 0, header.idr ? 5 : 1, Uint8Array.from([...head, ...data]));
}

test('reads back every slice header that it writes', () => {
  fc.assert(
    fc.property(headers, (header) => {
      const bits = new BitWriter();
      writeSliceHeader(bits, header, coded);
      const endBit = bits.bitCount;
      const rbsp = bits.trailing().bytes();
      const unit = nalUnit(header.reference ? 3 : 0, header.idr ? 5 : 1, rbsp);
      expect(readSliceHeader(unit, rbsp, coded)).toEqual({ header, endBit });
    }),
  );
});

test('gives a picture new numbers and leaves its data as it is', () => {
  const numbers = fc.record({
    frameNumber: fc.integer({ min: 0, max: 65_535 }),
    orderCount: fc.integer({ min: 0, max: 65_535 }),
  });
  const data = fc
    .uint8Array({ minLength: 1, maxLength: 50 })
    .map((bytes) => Uint8Array.from([...bytes, 0x80]));
  fc.assert(
    fc.property(headers, numbers, data, (header, next, payload) => {
      const entry = header.idr ? { idrPictureId: 1 } : 'plain';
      const renumbered = renumberPicture(sliceOf(header, payload), coded, coded, next, entry);
      const expected = { ...header, ...next, idrPictureId: header.idr ? 1 : 0 };
      expect(renumbered).toEqual(sliceOf(expected, payload));
    }),
  );
});

test('refuses to let decoding begin with a picture that needs another', () => {
  const header = fc.sample(headers, 200).find(({ kind }) => kind === 'P')!;
  const slice = sliceOf(header, Uint8Array.of(0x80));
  const numbers = { frameNumber: 0, orderCount: 0 };
  expect(() => renumberPicture(slice, coded, coded, numbers, { idrPictureId: 0 })).toThrow('intra');
});

test('spends a few bytes on a repeated and on a blended picture', () => {
  const numbers = { frameNumber: 5, orderCount: 100 };
  const repeated = repeatedPicture({ sequence, picture: skippingSet(0, 0) }, numbers);
  const blended = blendedPicture({ sequence, picture: skippingSet(1, 1) }, numbers, 20);
  expect(repeated.length).toBeLessThan(12);
  expect(blended.length).toBeLessThan(28);
});
