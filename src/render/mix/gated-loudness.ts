import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { HOP_SAMPLES, type LevelProfile } from './level-profile.ts';

/** What silence measures: the absolute gate of ITU-R BS.1770-5. */
export const SILENCE_LUFS = -70;

const BLOCK_HOPS = (SAMPLE_RATE_HERTZ * 0.4) / HOP_SAMPLES;
const STEP_HOPS = BLOCK_HOPS / 4;
const RELATIVE_GATE_LU = -10;

/**
 * Integrated loudness by ITU-R BS.1770-5: blocks of 400 ms at a step of 100 ms, gated at -70 LUFS and at 10 LU
 * under what passes that. Sound shorter than a block counts as one. `gains` are applied
 * first where they are given: at the borders of hops, drawn straight between them.
 */
export function gatedLoudness(profile: LevelProfile, gains?: Float32Array): number {
  const blocks = blockEnergies(profile, gains);
  const absolute = meanAbove(blocks, energyOf(SILENCE_LUFS));
  if (absolute === 0) return SILENCE_LUFS;
  const gated = meanAbove(blocks, energyOf(loudnessOf(absolute) + RELATIVE_GATE_LU));
  return gated === 0 ? SILENCE_LUFS : Math.max(SILENCE_LUFS, loudnessOf(gated));
}

/** The loudness of a mean energy of all channels, K-weighted. */
function loudnessOf(energy: number): number {
  return -0.691 + 10 * Math.log10(energy);
}

export function energyOf(loudnessLufs: number): number {
  return 10 ** ((loudnessLufs + 0.691) / 10);
}

function blockEnergies({ hopCount, energies }: LevelProfile, gains?: Float32Array): Float64Array {
  const steps = new Float64Array(Math.max(4, Math.floor(hopCount / STEP_HOPS)));
  const wholeHops = Math.min(hopCount, steps.length * STEP_HOPS);
  for (let hop = 0; hop < wholeHops; hop += 1) {
    const gain = gains === undefined ? 1 : (gains[hop]! + gains[hop + 1]!) / 2;
    steps[Math.floor(hop / STEP_HOPS)]! += energies[hop]! * gain * gain;
  }
  const blockHops = Math.min(BLOCK_HOPS, Math.max(1, hopCount));
  const blocks = new Float64Array(steps.length - 3);
  for (let block = 0; block < blocks.length; block += 1) {
    blocks[block] = (steps[block]! + steps[block + 1]! + steps[block + 2]! + steps[block + 3]!) / blockHops;
  }
  return blocks;
}

function meanAbove(blocks: Float64Array, threshold: number): number {
  let sum = 0;
  let count = 0;
  for (const energy of blocks) {
    if (energy <= threshold) continue;
    sum += energy;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
