import { closeSync, openSync, readSync } from 'node:fs';
import type { PictureTrack } from '../../ports/clip-media.ts';
import { readDecoderConfiguration } from '../h264/decoder-configuration.ts';
import { NAL_IDR_SLICE, NAL_PPS, NAL_SLICE, NAL_SPS, nalType } from '../h264/nal-unit.ts';
import { SourceSets } from './parameter-sets.ts';

const NAL_SEI = 6;
const SEI_RECOVERY_POINT = 6;

/** What a group of pictures begins with. */
export type GroupStart =
  /** Decoding can begin, and everything that comes later stands on it. */
  | 'idr'
  /** Decoding can begin; pictures that are shown earlier may need what came before (an open group). */
  | 'recovery'
  | 'neither';

/** The H.264 track of an MP4 or MOV, its samples read from the file as they are asked for. */
export class TrackReader {
  readonly track: PictureTrack;
  readonly sets: SourceSets;
  readonly #lengthBytes: number;
  readonly #file: number;

  constructor(path: string, track: PictureTrack) {
    const configuration = readDecoderConfiguration(track.decoderConfiguration);
    this.track = track;
    this.sets = new SourceSets(configuration);
    this.#lengthBytes = configuration.lengthBytes;
    this.#file = openSync(path, 'r');
  }

  /** The NAL units of a sample. */
  units(sample: number): Uint8Array[] {
    const data = Buffer.allocUnsafe(this.track.byteSizes[sample]!);
    const got = readSync(this.#file, data, 0, data.length, this.track.byteOffsets[sample]!);
    const units: Uint8Array[] = [];
    for (let at = 0; at + this.#lengthBytes < got; ) {
      const length = data.readUIntBE(at, this.#lengthBytes);
      const start = at + this.#lengthBytes;
      at = start + length;
      if (at > got) throw new Error('A picture of the source is cut short.');
      if (length > 0) units.push(data.subarray(start, at));
    }
    return units;
  }

  groupStart(sample: number): GroupStart {
    if (this.track.keys[sample] !== 1) return 'neither';
    const units = this.units(sample);
    if (units.some((unit) => nalType(unit) === NAL_IDR_SLICE)) return 'idr';
    return units.some(isExactRecoveryPoint) ? 'recovery' : 'neither';
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
  }
}

export function isSlice(unit: Uint8Array): boolean {
  return nalType(unit) === NAL_SLICE || nalType(unit) === NAL_IDR_SLICE;
}

export function isParameterSet(unit: Uint8Array): boolean {
  return nalType(unit) === NAL_SPS || nalType(unit) === NAL_PPS;
}

/** True for SEI that says of the hypothetical decoder's buffer, in terms of an SPS id that may change. */
export function isBufferingPeriod(unit: Uint8Array): boolean {
  return nalType(unit) === NAL_SEI && unit[1] === 0;
}

/** recovery_point() with recovery_frame_cnt 0 (clause D.2.8): all that is shown from here on is right. */
function isExactRecoveryPoint(unit: Uint8Array): boolean {
  if (nalType(unit) !== NAL_SEI) return false;
  // sei_message(), clause 7.3.2.3.1, of payloads under 255 bytes: longer ones are walked over by their size.
  for (let at = 1; at + 2 < unit.length; ) {
    const type = unit[at]!;
    let size = 0;
    at += 1;
    while (unit[at] === 0xff) {
      size += 0xff;
      at += 1;
    }
    size += unit[at] ?? 0;
    at += 1;
    // ue(v) of 0 is a single one bit.
    if (type === SEI_RECOVERY_POINT) return (unit[at]! & 0x80) !== 0;
    at += size;
  }
  return false;
}
