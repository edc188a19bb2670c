import { BitReader } from './bit-reader.ts';
import { BitWriter } from './bit-writer.ts';
import { escapePayload, NAL_IDR_SLICE, NAL_SLICE } from './nal-unit.ts';
import { type ParameterSets, readSliceHeader, type SliceHeader, writeSliceHeader } from './slice-header.ts';

/** A slice whose header has been read; its data is left where it is. */
export interface Slice {
  unit: Uint8Array;
  header: SliceHeader;
  /** Where the header ends in the RBSP. */
  endBit: number;
  /** The RBSP's beginning; it ends with a byte that is not zero, or with the unit. */
  head: Uint8Array;
  /** Where the unit goes on behind the head. */
  restByte: number;
}

/** Enough for nearly every header; tables of weights for many references are longer. */
const HEAD_BYTES = [64, 1024, Number.POSITIVE_INFINITY] as const;

/** pic_parameter_set_id of a slice. */
export function pictureSetIdOf(unit: Uint8Array): number {
  const bits = new BitReader(headOf(unit, HEAD_BYTES[0]).head);
  bits.exponential();
  bits.exponential();
  return bits.exponential();
}

/** Reads a slice's header without touching its data. */
export function readSlice(unit: Uint8Array, sets: ParameterSets): Slice {
  for (const leastBytes of HEAD_BYTES) {
    const { head, restByte } = headOf(unit, leastBytes);
    try {
      return { unit, head, restByte, ...readSliceHeader(unit, head, sets) };
    } catch (error) {
      // The header may go on behind what was looked at.
      if (!(error instanceof RangeError) || restByte === unit.length) throw error;
    }
  }
  throw new RangeError('The slice has no end.');
}

/**
 * A slice under another header, its data unchanged. CABAC data begins at a whole byte (ITU-T H.264 clause 7.3.4), so
 * it is copied; CAVLC data is moved by some bits.
 */
export function withHeader(
  slice: Slice,
  header: SliceHeader,
  from: ParameterSets,
  to: ParameterSets,
): Uint8Array {
  const bits = new BitWriter();
  writeSliceHeader(bits, header, to);
  const type = header.idr ? NAL_IDR_SLICE : NAL_SLICE;
  const firstByte = (slice.unit[0]! & 0x60) | type;
  if (from.picture.arithmeticCoding) {
    const start = bits.align(1).bytes();
    const data = slice.head.subarray(Math.ceil(slice.endBit / 8));
    // The head ends with a byte that is not zero: no emulation prevention reaches over this seam.
    return joined([firstByte], escapePayload(joined(start, data)), slice.unit.subarray(slice.restByte));
  }
  const { head } = headOf(slice.unit, Number.POSITIVE_INFINITY);
  const startBits = bits.bitCount;
  return joined([firstByte], escapePayload(movedBits(bits.align(0).bytes(), startBits, head, slice.endBit)));
}

/** Undoes emulation prevention for so many bytes at least, and on to a byte that is not zero. */
function headOf(unit: Uint8Array, leastBytes: number): { head: Uint8Array; restByte: number } {
  const head = new Uint8Array(Math.min(unit.length, leastBytes + 1024));
  let [length, zeros, index] = [0, 0, 1];
  for (; index < unit.length; index += 1) {
    if (length >= leastBytes && head[length - 1] !== 0) break;
    const byte = unit[index]!;
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    if (length === head.length) return headOf(unit, Number.POSITIVE_INFINITY);
    head[length++] = byte;
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return { head: head.subarray(0, length), restByte: index };
}

/** Bits of `source` from `fromBit` to its end, put behind the first `startBits` of `start`. */
function movedBits(start: Uint8Array, startBits: number, source: Uint8Array, fromBit: number): Uint8Array {
  const moved = new Uint8Array(Math.ceil((startBits + source.length * 8 - fromBit) / 8) + 1);
  moved.set(start);
  const [right, left] = [startBits & 7, fromBit & 7];
  let to = startBits >> 3;
  for (let from = fromBit >> 3; from < source.length; from += 1, to += 1) {
    const byte = ((source[from]! << left) | ((source[from + 1] ?? 0) >> (8 - left))) & 0xff;
    moved[to]! |= byte >> right;
    if (right > 0) moved[to + 1] = (byte << (8 - right)) & 0xff;
  }
  // rbsp_stop_one_bit is the last that is not zero.
  return moved.subarray(0, moved.findLastIndex((byte) => byte !== 0) + 1);
}

function joined(...parts: (Uint8Array | readonly number[])[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
