import { BitWriter } from './bit-writer.ts';
import { NAL_SLICE, nalUnit } from './nal-unit.ts';
import { blendWeights } from './prediction-weights.ts';
import { readSlice, withHeader } from './slice.ts';
import { type ParameterSets, type SliceHeader, writeSliceHeader } from './slice-header.ts';

/** Where a picture stands in its group of pictures. */
export interface PictureNumbers {
  frameNumber: number;
  /** Twice the frames from the group's IDR picture in display. */
  orderCount: number;
}

/** How a coded picture is entered into the film. */
export type Entry = { idrPictureId: number } | 'plain';

const DEBLOCKING_OFF = [1, 0, 0] as const;

/**
 * Puts a picture that is one CABAC slice under another sequence: a new header, the same data. An intra picture can
 * be entered as IDR or as plain. Its data begins at a whole byte (cabac_alignment_one_bit, ITU-T H.264 clause
 * 7.3.4), so it is copied as it is.
 */
export function renumberPicture(
  unit: Uint8Array,
  from: ParameterSets,
  to: ParameterSets,
  numbers: PictureNumbers,
  entry: Entry,
): Uint8Array {
  if (!from.picture.arithmeticCoding) throw new Error('Only CABAC slices can be renumbered.');
  const slice = readSlice(unit, from);
  const idr = entry !== 'plain';
  if (idr && slice.header.kind !== 'I') throw new Error('Only an intra picture can be an IDR picture.');
  const idrPictureId = idr ? entry.idrPictureId : 0;
  return withHeader(slice, { ...slice.header, ...numbers, idr, idrPictureId }, from, to);
}

/**
 * The reference picture before it once more: a P picture of skipped macroblocks alone (clause 7.4.5, P_Skip), which
 * is not itself referred to. The parameter sets are those of `skippingSet`.
 */
export function repeatedPicture(sets: ParameterSets, numbers: PictureNumbers): Uint8Array {
  return skippedPicture(sets, { ...SKIPPED, ...numbers, kind: 'P' });
}

/**
 * A blend of the reference pictures before and after it: a B picture of skipped macroblocks alone, whose
 * prediction is weighted (clause 8.4.2.3). With every macroblock skipped, spatial direct prediction comes to
 * vectors of zero and the first picture of each list (clause 8.4.1.2.2).
 */
export function blendedPicture(sets: ParameterSets, numbers: PictureNumbers, share: number): Uint8Array {
  return skippedPicture(sets, {
    ...SKIPPED,
    ...numbers,
    kind: 'B',
    directSpatial: true,
    activeReferences: [1, 1],
    weights: blendWeights(share),
  });
}

const SKIPPED: Omit<SliceHeader, 'kind' | keyof PictureNumbers> = {
  firstMacroblock: 0,
  mixedKinds: false,
  bottomOrderDelta: 0,
  idr: false,
  reference: false,
  idrPictureId: 0,
  directSpatial: false,
  activeReferences: null,
  listModifications: [null, null],
  weights: null,
  marking: null,
  cabacInitialisation: 0,
  quantiserDelta: 0,
  deblocking: DEBLOCKING_OFF,
};

function skippedPicture(sets: ParameterSets, header: SliceHeader): Uint8Array {
  const bits = new BitWriter();
  writeSliceHeader(bits, header, sets);
  // mb_skip_run over the whole picture (clause 7.3.4).
  bits.exponential(sets.sequence.widthMacroblocks * sets.sequence.heightMacroblocks);
  return nalUnit(0, NAL_SLICE, bits.trailing().bytes());
}
