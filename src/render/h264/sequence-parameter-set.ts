import type { FrameRate } from '../../domain/time.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import { BitReader } from './bit-reader.ts';
import { BitWriter } from './bit-writer.ts';
import { NAL_SPS, nalUnit, payloadOf } from './nal-unit.ts';

const PROFILE_HIGH = 100;
const MACROBLOCK_PIXELS = 16;
const BT709 = 1;
const SAMPLE_SQUARE = 1;

/** What the slices that come after an SPS depend on. */
export interface SequenceParameterSet {
  id: number;
  profile: number;
  level: number;
  frameNumberBits: number;
  orderCountType: number;
  orderCountBits: number;
  referenceFrames: number;
  widthMacroblocks: number;
  heightMacroblocks: number;
  frameMacroblocksOnly: boolean;
}

/** The one SPS of a film. */
export interface FilmSequence {
  size: FrameSize;
  frameRate: FrameRate;
  /** Pictures that later ones may refer to at a time. */
  referenceFrames: number;
  /** Pictures that may come before another in decoding and after it in display. */
  reorderFrames: number;
  /** Bits a second at the busiest, for the choice of the level. */
  peakBitsPerSecond: number;
}

/** frame_num and pic_order_cnt_lsb are as wide as the standard lets them be, so that no group of pictures wraps. */
const WIDE_BITS = 16;

/** ITU-T H.264 table A-1: level, macroblocks a second, macroblocks a frame, decoded picture buffer, kbit/s (High). */
const LEVELS: readonly (readonly [number, number, number, number, number])[] = [
  [30, 40_500, 1_620, 8_100, 12_500],
  [31, 108_000, 3_600, 18_000, 17_500],
  [32, 216_000, 5_120, 20_480, 25_000],
  [40, 245_760, 8_192, 32_768, 25_000],
  [41, 245_760, 8_192, 32_768, 62_500],
  [42, 522_240, 8_704, 34_816, 62_500],
  [50, 589_824, 22_080, 110_400, 168_750],
  [51, 983_040, 36_864, 184_320, 300_000],
  [52, 2_073_600, 36_864, 184_320, 300_000],
];

/** Describes the SPS that slices of a film are written against. */
export function filmSequenceSet(film: FilmSequence): SequenceParameterSet {
  const widthMacroblocks = Math.ceil(film.size.widthPixels / MACROBLOCK_PIXELS);
  const heightMacroblocks = Math.ceil(film.size.heightPixels / MACROBLOCK_PIXELS);
  return {
    id: 0,
    profile: PROFILE_HIGH,
    level: levelOf(film, widthMacroblocks * heightMacroblocks),
    frameNumberBits: WIDE_BITS,
    orderCountType: 0,
    orderCountBits: WIDE_BITS,
    referenceFrames: film.referenceFrames,
    widthMacroblocks,
    heightMacroblocks,
    frameMacroblocksOnly: true,
  };
}

/** seq_parameter_set_rbsp(), clause 7.3.2.1.1, as a NAL unit: High, 4:2:0, 8 bits, BT.709 in limited range. */
export function writeSequenceSet(film: FilmSequence): Uint8Array {
  const set = filmSequenceSet(film);
  const bits = new BitWriter();
  bits.unsigned(8, set.profile).unsigned(8, 0).unsigned(8, set.level).exponential(set.id);
  // chroma_format_idc 4:2:0, 8 bits of luma and chroma, no lossless bypass, no scaling matrix.
  bits.exponential(1).exponential(0).exponential(0).flag(false).flag(false);
  bits.exponential(set.frameNumberBits - 4);
  bits.exponential(set.orderCountType).exponential(set.orderCountBits - 4);
  bits.exponential(set.referenceFrames).flag(false);
  bits.exponential(set.widthMacroblocks - 1).exponential(set.heightMacroblocks - 1);
  // frame_mbs_only_flag, direct_8x8_inference_flag.
  bits.flag(true).flag(true);
  writeCropping(bits, film.size, set);
  bits.flag(true);
  writeUsability(bits, film);
  return nalUnit(3, NAL_SPS, bits.trailing().bytes());
}

/** Reads an SPS of progressive 4:2:0 video; anything else raises an Error. */
export function readSequenceSet(unit: Uint8Array): SequenceParameterSet {
  const bits = new BitReader(payloadOf(unit));
  const profile = bits.unsigned(8);
  bits.unsigned(8);
  const level = bits.unsigned(8);
  const id = bits.exponential();
  if (profile >= PROFILE_HIGH) {
    const simple =
      bits.exponential() === 1 && bits.exponential() === 0 && bits.exponential() === 0 && !bits.flag();
    if (!simple || bits.flag()) throw new Error('The SPS is not of plain 4:2:0 video with 8 bits.');
  }
  const frameNumberBits = bits.exponential() + 4;
  const orderCountType = bits.exponential();
  if (orderCountType === 1) throw new Error('Picture order count type 1 is not supported.');
  const orderCountBits = orderCountType === 0 ? bits.exponential() + 4 : 0;
  const referenceFrames = bits.exponential();
  bits.flag();
  return {
    id,
    profile,
    level,
    frameNumberBits,
    orderCountType,
    orderCountBits,
    referenceFrames,
    widthMacroblocks: bits.exponential() + 1,
    heightMacroblocks: bits.exponential() + 1,
    frameMacroblocksOnly: bits.flag(),
  };
}

/** Whole macroblocks are coded; what is beyond the frame is cropped, in units of 2 pixels (clause 7.4.2.1.1). */
function writeCropping(bits: BitWriter, size: FrameSize, set: SequenceParameterSet): void {
  const right = set.widthMacroblocks * MACROBLOCK_PIXELS - size.widthPixels;
  const bottom = set.heightMacroblocks * MACROBLOCK_PIXELS - size.heightPixels;
  bits.flag(right > 0 || bottom > 0);
  if (right === 0 && bottom === 0) return;
  bits
    .exponential(0)
    .exponential(right / 2)
    .exponential(0)
    .exponential(bottom / 2);
}

/** vui_parameters(), clause E.1.1. */
function writeUsability(bits: BitWriter, film: FilmSequence): void {
  bits.flag(true).unsigned(8, SAMPLE_SQUARE).flag(false);
  // video_signal_type: unspecified format, limited range, BT.709 primaries, transfer and matrix.
  bits.flag(true).unsigned(3, 5).flag(false).flag(true);
  bits.unsigned(8, BT709).unsigned(8, BT709).unsigned(8, BT709);
  bits.flag(false);
  // A tick is a field: two of them make a frame (clause E.2.1, time_scale).
  bits
    .flag(true)
    .unsigned(32, film.frameRate.denominator)
    .unsigned(32, 2 * film.frameRate.numerator);
  bits.flag(true);
  // No HRD parameters, no pic_struct.
  bits.flag(false).flag(false).flag(false);
  // bitstream_restriction: motion over picture edges, no size limits, vectors within 2^16, reordering.
  bits.flag(true).flag(true).exponential(0).exponential(0).exponential(16).exponential(16);
  bits.exponential(film.reorderFrames).exponential(film.referenceFrames);
}

function levelOf(film: FilmSequence, macroblocks: number): number {
  const perSecond = (macroblocks * film.frameRate.numerator) / film.frameRate.denominator;
  const buffered = macroblocks * film.referenceFrames;
  const fitting = LEVELS.find(
    ([, rate, frame, buffer, kilobits]) =>
      perSecond <= rate &&
      macroblocks <= frame &&
      buffered <= buffer &&
      film.peakBitsPerSecond <= kilobits * 1000,
  );
  return (fitting ?? LEVELS.at(-1)!)[0];
}
