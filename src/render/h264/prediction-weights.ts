import type { BitReader } from './bit-reader.ts';
import type { BitWriter } from './bit-writer.ts';

/** Weight and offset of one plane of a reference; null where it counts as it is. */
export type Weighting = readonly [weight: number, offset: number];

export interface ReferenceWeights {
  luma: Weighting | null;
  chroma: readonly [Weighting, Weighting] | null;
}

/** pred_weight_table(), ITU-T H.264 clause 7.3.3.2, for 4:2:0. */
export interface WeightTable {
  lumaLogDenominator: number;
  chromaLogDenominator: number;
  lists: readonly [readonly ReferenceWeights[], readonly ReferenceWeights[]];
}

export function readWeights(bits: BitReader, active: readonly [number, number], both: boolean): WeightTable {
  const lumaLogDenominator = bits.exponential();
  const chromaLogDenominator = bits.exponential();
  const list = (length: number): ReferenceWeights[] =>
    Array.from({ length }, () => ({
      luma: bits.flag() ? readWeighting(bits) : null,
      chroma: bits.flag() ? [readWeighting(bits), readWeighting(bits)] : null,
    }));
  return { lumaLogDenominator, chromaLogDenominator, lists: [list(active[0]), both ? list(active[1]) : []] };
}

export function writeWeights(bits: BitWriter, table: WeightTable, both: boolean): void {
  bits.exponential(table.lumaLogDenominator).exponential(table.chromaLogDenominator);
  for (const reference of both ? table.lists.flat() : table.lists[0]) {
    bits.flag(reference.luma !== null);
    if (reference.luma !== null) writeWeighting(bits, reference.luma);
    bits.flag(reference.chroma !== null);
    for (const weighting of reference.chroma ?? []) writeWeighting(bits, weighting);
  }
}

/** Weights by which two references are blended: `share` of the second, the rest of the first, in 64ths. */
export function blendWeights(share: number): WeightTable {
  const alike = (weight: number): ReferenceWeights => ({
    luma: [weight, 0],
    chroma: [
      [weight, 0],
      [weight, 0],
    ],
  });
  // Both weights are taken over 2^(5+1) (clause 8.4.2.3.2, equation 8-299).
  return { lumaLogDenominator: 5, chromaLogDenominator: 5, lists: [[alike(64 - share)], [alike(share)]] };
}

function readWeighting(bits: BitReader): Weighting {
  return [bits.signedExponential(), bits.signedExponential()];
}

function writeWeighting(bits: BitWriter, [weight, offset]: Weighting): void {
  bits.signedExponential(weight).signedExponential(offset);
}
