const PROFILE_HIGH = 100;

/**
 * AVCDecoderConfigurationRecord, ISO/IEC 14496-15, clause 5.3.3.1, for 4:2:0 with 8 bits: what an MP4 says of
 * its H.264 track. Each NAL unit of a sample stands behind a length of 4 bytes.
 */
export function decoderConfiguration(
  sequenceSets: Uint8Array | readonly Uint8Array[],
  pictureSets: readonly Uint8Array[],
): Uint8Array {
  const sequences = sequenceSets instanceof Uint8Array ? [sequenceSets] : sequenceSets;
  if (sequences.length > 31) throw new RangeError('A track can hold at most 31 sequence parameter sets.');
  if (pictureSets.length > 255) throw new RangeError('A track can hold at most 255 picture parameter sets.');
  // The widest profile and level, and the constraints that all sets keep to.
  const profile = Math.max(...sequences.map((set) => set[1]!));
  const compatibility = sequences.reduce((constraints, set) => constraints & set[2]!, 0xff);
  const level = Math.max(...sequences.map((set) => set[3]!));
  return Uint8Array.from([
    1,
    profile,
    compatibility,
    level,
    // Reserved ones with lengthSizeMinusOne; reserved ones with the number of sequence sets.
    0xfc | 3,
    0xe0 | sequences.length,
    ...sequences.flatMap((set) => [...lengthOf(set), ...set]),
    pictureSets.length,
    ...pictureSets.flatMap((set) => [...lengthOf(set), ...set]),
    // chroma_format 4:2:0, 8 bits of luma and of chroma, no extensions; only High has this part.
    ...(profile >= PROFILE_HIGH ? [0xfc | 1, 0xf8, 0xf8, 0] : []),
  ]);
}

function lengthOf(unit: Uint8Array): [number, number] {
  return [unit.length >> 8, unit.length & 0xff];
}

/** What an AVCDecoderConfigurationRecord holds. */
export interface TrackConfiguration {
  /** Bytes of the length before each NAL unit of a sample. */
  lengthBytes: number;
  sequenceSets: Uint8Array[];
  pictureSets: Uint8Array[];
}

/** Reads such a record. Raises an Error where it is none. */
export function readDecoderConfiguration(record: Uint8Array): TrackConfiguration {
  if (record[0] !== 1) throw new Error('The track has no configuration record of H.264.');
  let at = 6;
  const sets = (count: number): Uint8Array[] =>
    Array.from({ length: count }, () => {
      const start = at + 2;
      at = start + ((record[at] ?? 0) << 8) + (record[at + 1] ?? 0);
      if (at > record.length) throw new Error('The configuration record of the track is cut short.');
      return record.slice(start, at);
    });
  const sequenceSets = sets((record[5] ?? 0) & 0x1f);
  const pictureCount = record[at++] ?? 0;
  return { lengthBytes: ((record[4] ?? 0) & 3) + 1, sequenceSets, pictureSets: sets(pictureCount) };
}
