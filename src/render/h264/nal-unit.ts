/** nal_unit_type, ITU-T H.264 table 7-1. */
export const NAL_SLICE = 1;
export const NAL_IDR_SLICE = 5;
export const NAL_SPS = 7;
export const NAL_PPS = 8;

const LENGTH_BYTES = 4;

export function nalType(unit: Uint8Array): number {
  return unit[0]! & 0x1f;
}

/** The NAL units of a byte stream with start codes (Annex B), as views into it. */
export function splitByteStream(stream: Buffer): Buffer[] {
  const units: Buffer[] = [];
  const startCode = Buffer.from([0, 0, 1]);
  let start = stream.indexOf(startCode);
  while (start >= 0) {
    const next = stream.indexOf(startCode, start + 3);
    let end = next < 0 ? stream.length : next;
    // Zeros before a start code belong to it (zero_byte) or are trailing_zero_8bits.
    while (end > start + 3 && stream[end - 1] === 0) end -= 1;
    units.push(stream.subarray(start + 3, end));
    start = next;
  }
  return units;
}

/** A NAL unit around an RBSP, emulation prevention put in (clause 7.4.1.1). */
export function nalUnit(referenceIdc: number, type: number, rbsp: Uint8Array): Uint8Array {
  const escaped = escapePayload(rbsp);
  const unit = new Uint8Array(1 + escaped.length);
  unit[0] = (referenceIdc << 5) | type;
  unit.set(escaped, 1);
  return unit;
}

/** The RBSP of a NAL unit: its payload without emulation_prevention_three_byte. */
export function payloadOf(unit: Uint8Array): Uint8Array {
  const rbsp = new Uint8Array(unit.length - 1);
  let length = 0;
  let zeros = 0;
  for (let index = 1; index < unit.length; index += 1) {
    const byte = unit[index]!;
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    rbsp[length++] = byte;
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return rbsp.subarray(0, length);
}

/** Puts a 3 wherever three bytes would read 00 00 00 to 00 00 03 (clause 7.4.1). */
export function escapePayload(rbsp: Uint8Array): Uint8Array {
  const escaped = new Uint8Array(rbsp.length + (rbsp.length >> 1) + 1);
  let length = 0;
  let zeros = 0;
  for (let index = 0; index < rbsp.length; index += 1) {
    const byte = rbsp[index]!;
    if (zeros >= 2 && byte <= 3) {
      escaped[length++] = 3;
      zeros = 0;
    }
    escaped[length++] = byte;
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return escaped.subarray(0, length);
}

/** One access unit as MP4 samples hold it: each NAL unit behind its length (ISO/IEC 14496-15, clause 5.3.2). */
export function sampleOf(units: readonly Uint8Array[]): Buffer {
  const sample = Buffer.alloc(units.reduce((sum, unit) => sum + LENGTH_BYTES + unit.length, 0));
  let offset = 0;
  for (const unit of units) {
    sample.writeUInt32BE(unit.length, offset);
    sample.set(unit, offset + LENGTH_BYTES);
    offset += LENGTH_BYTES + unit.length;
  }
  return sample;
}
