import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitReader } from './bit-reader.ts';
import { BitWriter } from './bit-writer.ts';
import { escapePayload, nalUnit, payloadOf, splitByteStream } from './nal-unit.ts';

test('reads back every number that was written, in order', () => {
  const element = fc.oneof(
    fc.record({ code: fc.constant('ue' as const), value: fc.integer({ min: 0, max: 2 ** 31 - 2 }) }),
    fc.record({ code: fc.constant('se' as const), value: fc.integer({ min: -(2 ** 29), max: 2 ** 29 }) }),
    fc.record({ code: fc.constant('u32' as const), value: fc.integer({ min: 0, max: 2 ** 32 - 1 }) }),
  );
  fc.assert(
    fc.property(fc.array(element, { maxLength: 40 }), (elements) => {
      const writer = new BitWriter();
      for (const { code, value } of elements) {
        if (code === 'ue') writer.exponential(value);
        else if (code === 'se') writer.signedExponential(value);
        else writer.unsigned(32, value);
      }
      const reader = new BitReader(writer.trailing().bytes());
      const read = elements.map(({ code }) =>
        code === 'ue'
          ? reader.exponential()
          : code === 'se'
            ? reader.signedExponential()
            : reader.unsigned(32),
      );
      expect(read).toEqual(elements.map(({ value }) => value));
    }),
  );
});

test('writes the codes of tables 9-2 and 9-3', () => {
  const codes = (write: (writer: BitWriter) => void): string => {
    const writer = new BitWriter();
    write(writer);
    const bits = writer.bitCount;
    return writer
      .align(0)
      .bytes()
      .reduce((text, byte) => text + byte.toString(2).padStart(8, '0'), '')
      .slice(0, bits);
  };
  expect([0, 1, 2, 3, 7].map((value) => codes((writer) => writer.exponential(value)))).toEqual([
    '1',
    '010',
    '011',
    '00100',
    '0001000',
  ]);
  expect([0, 1, -1, 2].map((value) => codes((writer) => writer.signedExponential(value)))).toEqual([
    '1',
    '010',
    '011',
    '00100',
  ]);
});

test('refuses to read past the end', () => {
  expect(() => new BitReader(Uint8Array.of(0)).unsigned(9)).toThrow(RangeError);
});

const bytesWithZeros = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 255 })), {
    maxLength: 200,
  })
  .map((bytes) => Uint8Array.from([...bytes, 0x80]));

test('leaves no start code within a NAL unit and gives the payload back', () => {
  fc.assert(
    fc.property(bytesWithZeros, (rbsp) => {
      const escaped = escapePayload(rbsp);
      for (let at = 2; at < escaped.length; at += 1) {
        const forbidden = escaped[at - 2] === 0 && escaped[at - 1] === 0 && escaped[at]! <= 2;
        expect(forbidden).toBe(false);
      }
      expect(payloadOf(nalUnit(3, 1, rbsp))).toEqual(rbsp);
    }),
  );
});

test('cuts a byte stream at start codes of three and four bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(bytesWithZeros, fc.boolean()), { minLength: 1, maxLength: 6 }), (parts) => {
      const units = parts.map(([rbsp]) => Buffer.from(nalUnit(3, 5, rbsp)));
      const stream = Buffer.concat(
        units.flatMap((unit, index) => [Buffer.from(parts[index]![1] ? [0, 0, 0, 1] : [0, 0, 1]), unit]),
      );
      expect(splitByteStream(stream)).toEqual(units);
    }),
  );
});
