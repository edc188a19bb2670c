import { BitReader } from './bit-reader.ts';
import { BitWriter } from './bit-writer.ts';
import { NAL_PPS, NAL_SPS, nalUnit, payloadOf } from './nal-unit.ts';

/** Bits before seq_parameter_set_id: profile, constraints, level (ITU-T H.264 clause 7.3.2.1.1). */
const BITS_BEFORE_SEQUENCE_ID = 24;

/** An SPS under another id, otherwise bit for bit the same. */
export function withSequenceId(unit: Uint8Array, id: number): Uint8Array {
  return nalUnit(3, NAL_SPS, replaced(payloadOf(unit), BITS_BEFORE_SEQUENCE_ID, [id]));
}

/** A PPS under another id and for another SPS, otherwise bit for bit the same. */
export function withPictureSetIds(unit: Uint8Array, id: number, sequenceId: number): Uint8Array {
  return nalUnit(3, NAL_PPS, replaced(payloadOf(unit), 0, [id, sequenceId]));
}

/** Replaces Exp-Golomb codes that stand one after the other behind the first `bitsBefore` bits. */
function replaced(rbsp: Uint8Array, bitsBefore: number, codes: readonly number[]): Uint8Array {
  const reader = new BitReader(rbsp);
  const writer = new BitWriter();
  for (let bit = 0; bit < bitsBefore; bit += 1) writer.flag(reader.flag());
  for (const code of codes) {
    reader.exponential();
    writer.exponential(code);
  }
  const last = rbsp.findLastIndex((byte) => byte !== 0);
  const stopBit = last * 8 + 7 - (31 - Math.clz32(rbsp[last]! & -rbsp[last]!));
  while (reader.position < stopBit) writer.flag(reader.flag());
  return writer.trailing().bytes();
}
