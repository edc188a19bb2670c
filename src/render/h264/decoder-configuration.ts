/**
 * AVCDecoderConfigurationRecord, ISO/IEC 14496-15, clause 5.3.3.1, for High 4:2:0 with 8 bits: what an MP4 says of
 * its H.264 track. Each NAL unit of a sample stands behind a length of 4 bytes.
 */
export function decoderConfiguration(
  sequenceSet: Uint8Array,
  pictureSets: readonly Uint8Array[],
): Uint8Array {
  if (pictureSets.length > 255) throw new RangeError('A track can hold at most 255 picture parameter sets.');
  const [profile, compatibility, level] = [sequenceSet[1]!, sequenceSet[2]!, sequenceSet[3]!];
  return Uint8Array.from([
    1,
    profile,
    compatibility,
    level,
    // Reserved ones with lengthSizeMinusOne; reserved ones with the number of sequence sets.
    0xfc | 3,
    0xe0 | 1,
    ...lengthOf(sequenceSet),
    ...sequenceSet,
    pictureSets.length,
    ...pictureSets.flatMap((set) => [...lengthOf(set), ...set]),
    // chroma_format 4:2:0, 8 bits of luma and of chroma, no extensions.
    0xfc | 1,
    0xf8,
    0xf8,
    0,
  ]);
}

function lengthOf(unit: Uint8Array): [number, number] {
  return [unit.length >> 8, unit.length & 0xff];
}
