import { BitReader } from './bit-reader.ts';
import { BitWriter } from './bit-writer.ts';
import { NAL_PPS, nalUnit, payloadOf } from './nal-unit.ts';

const QUANTISER_BASE = 26;

/** pic_parameter_set_rbsp(), ITU-T H.264 clause 7.3.2.2, for one slice group. */
export interface PictureParameterSet {
  id: number;
  sequenceId: number;
  /** CABAC; CAVLC where false. */
  arithmeticCoding: boolean;
  bottomFieldOrderPresent: boolean;
  /** num_ref_idx_l0_default_active and l1. */
  defaultReferences: readonly [number, number];
  weightedPrediction: boolean;
  /** weighted_bipred_idc: 0 plain mean, 1 explicit weights, 2 by distance. */
  weightedBiprediction: number;
  initialQuantiser: number;
  chromaQuantiserOffset: number;
  deblockingControlPresent: boolean;
  constrainedIntra: boolean;
  redundantPicturesPresent: boolean;
  /** The part that only High has; absent where the set ends before it. */
  high?: { transform8x8: boolean; secondChromaQuantiserOffset: number };
}

/** A set for pictures in which every macroblock is skipped: without arithmetic coding such a slice is one number. */
export function skippingSet(id: number, weightedBiprediction: 0 | 1): PictureParameterSet {
  return {
    id,
    sequenceId: 0,
    arithmeticCoding: false,
    bottomFieldOrderPresent: false,
    defaultReferences: [1, 1],
    weightedPrediction: false,
    weightedBiprediction,
    initialQuantiser: QUANTISER_BASE,
    chromaQuantiserOffset: 0,
    deblockingControlPresent: true,
    constrainedIntra: false,
    redundantPicturesPresent: false,
  };
}

export function writePictureSet(set: PictureParameterSet): Uint8Array {
  const bits = new BitWriter();
  bits.exponential(set.id).exponential(set.sequenceId);
  bits.flag(set.arithmeticCoding).flag(set.bottomFieldOrderPresent);
  bits.exponential(0);
  bits.exponential(set.defaultReferences[0] - 1).exponential(set.defaultReferences[1] - 1);
  bits.flag(set.weightedPrediction).unsigned(2, set.weightedBiprediction);
  bits.signedExponential(set.initialQuantiser - QUANTISER_BASE).signedExponential(0);
  bits.signedExponential(set.chromaQuantiserOffset);
  bits.flag(set.deblockingControlPresent).flag(set.constrainedIntra).flag(set.redundantPicturesPresent);
  if (set.high !== undefined) {
    bits.flag(set.high.transform8x8).flag(false);
    bits.signedExponential(set.high.secondChromaQuantiserOffset);
  }
  return nalUnit(3, NAL_PPS, bits.trailing().bytes());
}

/** Reads a PPS of one slice group without scaling matrices; anything else raises an Error. */
export function readPictureSet(unit: Uint8Array): PictureParameterSet {
  const rbsp = payloadOf(unit);
  const bits = new BitReader(rbsp);
  const id = bits.exponential();
  const sequenceId = bits.exponential();
  const arithmeticCoding = bits.flag();
  const bottomFieldOrderPresent = bits.flag();
  if (bits.exponential() !== 0) throw new Error('Slice groups are not supported.');
  const defaultReferences = [bits.exponential() + 1, bits.exponential() + 1] as const;
  const weightedPrediction = bits.flag();
  const weightedBiprediction = bits.unsigned(2);
  const initialQuantiser = bits.signedExponential() + QUANTISER_BASE;
  bits.signedExponential();
  const set: PictureParameterSet = {
    id,
    sequenceId,
    arithmeticCoding,
    bottomFieldOrderPresent,
    defaultReferences,
    weightedPrediction,
    weightedBiprediction,
    initialQuantiser,
    chromaQuantiserOffset: bits.signedExponential(),
    deblockingControlPresent: bits.flag(),
    constrainedIntra: bits.flag(),
    redundantPicturesPresent: bits.flag(),
  };
  if (bits.position >= stopBit(rbsp)) return set;
  const transform8x8 = bits.flag();
  if (bits.flag()) throw new Error('Scaling matrices are not supported.');
  return { ...set, high: { transform8x8, secondChromaQuantiserOffset: bits.signedExponential() } };
}

/** Where rbsp_stop_one_bit stands; more_rbsp_data() of clause 7.2 holds before it. */
function stopBit(rbsp: Uint8Array): number {
  const last = rbsp.findLastIndex((byte) => byte !== 0);
  const byte = rbsp[last]!;
  return last * 8 + 7 - (31 - Math.clz32(byte & -byte));
}
