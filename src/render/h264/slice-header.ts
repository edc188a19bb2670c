import { BitReader } from './bit-reader.ts';
import type { BitWriter } from './bit-writer.ts';
import { NAL_IDR_SLICE, nalType } from './nal-unit.ts';
import type { PictureParameterSet } from './picture-parameter-set.ts';
import { readWeights, type WeightTable, writeWeights } from './prediction-weights.ts';
import type { SequenceParameterSet } from './sequence-parameter-set.ts';

export type SliceKind = 'P' | 'B' | 'I';

/** One command of ref_pic_list_modification() or dec_ref_pic_marking() with its arguments. */
export type ListCommand = readonly number[];

/** slice_header(), ITU-T H.264 clause 7.3.3, of a slice of a frame. */
export interface SliceHeader {
  /** first_mb_in_slice: 0 for the first slice of a picture. */
  firstMacroblock: number;
  kind: SliceKind;
  /** True where slice_type leaves open that other slices of the picture are of another kind. */
  mixedKinds: boolean;
  idr: boolean;
  reference: boolean;
  frameNumber: number;
  idrPictureId: number;
  orderCount: number;
  /** delta_pic_order_cnt_bottom, where the PPS has it. */
  bottomOrderDelta: number;
  /** B slices: direct_spatial_mv_pred_flag. */
  directSpatial: boolean;
  /** num_ref_idx_active, where it is not the PPS's default. */
  activeReferences: readonly [number, number] | null;
  /** modification_of_pic_nums_idc and its argument, for each list; null where the list is as it comes. */
  listModifications: readonly [readonly ListCommand[] | null, readonly ListCommand[] | null];
  weights: WeightTable | null;
  /** Memory management commands; null for the sliding window (and for an IDR picture). */
  marking: readonly ListCommand[] | null;
  cabacInitialisation: number;
  quantiserDelta: number;
  /** disable_deblocking_filter_idc and the two offsets, where the PPS lets slices say. */
  deblocking: readonly [number, number, number];
}

export interface ParameterSets {
  sequence: SequenceParameterSet;
  picture: PictureParameterSet;
}

/** A header and where it ends. Fields and long-term IDR pictures raise an Error. */
export function readSliceHeader(
  unit: Uint8Array,
  rbsp: Uint8Array,
  { sequence, picture }: ParameterSets,
): { header: SliceHeader; endBit: number } {
  const bits = new BitReader(rbsp);
  if (!sequence.frameMacroblocksOnly) throw new Error('Interlaced pictures are not supported.');
  const firstMacroblock = bits.exponential();
  const type = bits.exponential();
  const kind = kindOf(type);
  bits.exponential();
  const idr = nalType(unit) === NAL_IDR_SLICE;
  const reference = (unit[0]! >> 5) % 4 !== 0;
  const frameNumber = bits.unsigned(sequence.frameNumberBits);
  const idrPictureId = idr ? bits.exponential() : 0;
  const orderCount = sequence.orderCountType === 0 ? bits.unsigned(sequence.orderCountBits) : 0;
  const hasBottomDelta = picture.bottomFieldOrderPresent && sequence.orderCountType === 0;
  const bottomOrderDelta = hasBottomDelta ? bits.signedExponential() : 0;
  if (picture.redundantPicturesPresent) bits.exponential();
  const directSpatial = kind === 'B' && bits.flag();
  const activeReferences = kind !== 'I' && bits.flag() ? readActive(bits, kind, picture) : null;
  const active = activeReferences ?? picture.defaultReferences;
  const first = kind === 'I' ? null : readCommands(bits, 3, () => 1);
  const second = kind === 'B' ? readCommands(bits, 3, () => 1) : null;
  const weights = usesWeights(kind, picture) ? readWeights(bits, active, kind === 'B') : null;
  const marking = reference ? readMarking(bits, idr) : null;
  const cabacInitialisation = picture.arithmeticCoding && kind !== 'I' ? bits.exponential() : 0;
  const quantiserDelta = bits.signedExponential();
  const deblocking = picture.deblockingControlPresent ? readDeblocking(bits) : ([0, 0, 0] as const);
  const header: SliceHeader = {
    firstMacroblock,
    kind,
    mixedKinds: type < 5,
    idr,
    reference,
    frameNumber,
    idrPictureId,
    orderCount,
    bottomOrderDelta,
    directSpatial,
    activeReferences,
    listModifications: [first, second],
    weights,
    marking,
    cabacInitialisation,
    quantiserDelta,
    deblocking,
  };
  return { header, endBit: bits.position };
}

export function writeSliceHeader(
  bits: BitWriter,
  header: SliceHeader,
  { sequence, picture }: ParameterSets,
): void {
  const { kind } = header;
  // A slice_type of 5 to 7 says that all slices of the picture are of this kind.
  bits.exponential(header.firstMacroblock);
  bits.exponential((header.mixedKinds ? 0 : 5) + SLICE_TYPES.indexOf(kind));
  bits.exponential(picture.id);
  bits.unsigned(sequence.frameNumberBits, header.frameNumber % 2 ** sequence.frameNumberBits);
  if (header.idr) bits.exponential(header.idrPictureId);
  if (sequence.orderCountType === 0) {
    bits.unsigned(sequence.orderCountBits, header.orderCount % 2 ** sequence.orderCountBits);
    if (picture.bottomFieldOrderPresent) bits.signedExponential(header.bottomOrderDelta);
  }
  if (kind === 'B') bits.flag(header.directSpatial);
  if (kind !== 'I') {
    bits.flag(header.activeReferences !== null);
    if (header.activeReferences !== null) bits.exponential(header.activeReferences[0] - 1);
    if (header.activeReferences !== null && kind === 'B') bits.exponential(header.activeReferences[1] - 1);
    writeCommands(bits, header.listModifications[0], 3);
    if (kind === 'B') writeCommands(bits, header.listModifications[1], 3);
  }
  if (usesWeights(kind, picture)) writeWeights(bits, header.weights!, kind === 'B');
  if (header.reference) {
    // no_output_of_prior_pics_flag and long_term_reference_flag of an IDR picture.
    if (header.idr) bits.flag(false).flag(false);
    else writeCommands(bits, header.marking, 0);
  }
  if (picture.arithmeticCoding && kind !== 'I') bits.exponential(header.cabacInitialisation);
  bits.signedExponential(header.quantiserDelta);
  if (picture.deblockingControlPresent) {
    const [mode, alpha, beta] = header.deblocking;
    bits.exponential(mode);
    if (mode !== 1) bits.signedExponential(alpha).signedExponential(beta);
  }
}

/** slice_type modulo 5, table 7-6. */
const SLICE_TYPES: readonly SliceKind[] = ['P', 'B', 'I'];

function kindOf(type: number): SliceKind {
  const kind = SLICE_TYPES[type % 5];
  if (kind === undefined) throw new Error('Switching slices are not supported.');
  return kind;
}

function usesWeights(kind: SliceKind, picture: PictureParameterSet): boolean {
  return (kind === 'P' && picture.weightedPrediction) || (kind === 'B' && picture.weightedBiprediction === 1);
}

function readActive(bits: BitReader, kind: SliceKind, picture: PictureParameterSet): [number, number] {
  const first = bits.exponential() + 1;
  return [first, kind === 'B' ? bits.exponential() + 1 : picture.defaultReferences[1]];
}

/** Commands behind a presence flag, up to the one that ends them; each has as many arguments as `count` says. */
function readCommands(
  bits: BitReader,
  end: number,
  count: (command: number) => number,
): ListCommand[] | null {
  if (!bits.flag()) return null;
  const commands: ListCommand[] = [];
  for (let command = bits.exponential(); command !== end; command = bits.exponential()) {
    commands.push([command, ...Array.from({ length: count(command) }, () => bits.exponential())]);
  }
  return commands;
}

function writeCommands(bits: BitWriter, commands: readonly ListCommand[] | null, end: number): void {
  bits.flag(commands !== null);
  if (commands === null) return;
  for (const number of commands.flat()) bits.exponential(number);
  bits.exponential(end);
}

/** dec_ref_pic_marking(), clause 7.3.3.3: the third command has two arguments, the fifth none. */
function readMarking(bits: BitReader, idr: boolean): ListCommand[] | null {
  if (!idr) return readCommands(bits, 0, (command) => (command === 3 ? 2 : command === 5 ? 0 : 1));
  bits.flag();
  if (bits.flag()) throw new Error('Long-term IDR pictures are not supported.');
  return null;
}

function readDeblocking(bits: BitReader): [number, number, number] {
  const mode = bits.exponential();
  return mode === 1 ? [1, 0, 0] : [mode, bits.signedExponential(), bits.signedExponential()];
}
