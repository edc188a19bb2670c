import type { Breathe } from '../../domain/breathing.ts';
import type { LoudnessTarget } from '../../domain/timeline.ts';
import { decibelsToGain, gainToDecibels } from './decibels.ts';
import { gatedLoudness, SILENCE_LUFS } from './gated-loudness.ts';
import type { LevelProfile } from './level-profile.ts';
import { limitGains } from './limiter.ts';

/** How much lower true peaks are kept than asked for: AAC at 128 kbit/s mostly puts them up again by less. */
export const CODING_HEADROOM_DECIBELS = 1.5;
const CLOSE_ENOUGH_LU = 0.01;
const MOST_ROUNDS = 16;
/** Gain beyond what loudness alone would ask is limited away again; past this it would only do harm. */
const MOST_OVERDRIVE_DECIBELS = 15;

/** The gain over the film that brings its sound to the target. */
export interface Mastering {
  /** At the borders of hops, to be drawn straight between them. */
  gains: Float32Array;
  /** What the sound is expected to measure with them. */
  integratedLufs: number;
  /** Under which true peaks are kept before coding. */
  ceiling: number;
  /** The deepest that the limiter goes. */
  limitedDecibels: number;
}

/**
 * Finds the gain with which the limited sound has the target's loudness. The limiter works on the profile alone,
 * so trying a gain costs next to nothing and the sound is gone through once. Silence keeps a gain of 1.
 */
export async function planMastering(
  profile: LevelProfile,
  target: LoudnessTarget,
  headroomDecibels: number,
  breathe: Breathe,
): Promise<Mastering> {
  const unmastered = gatedLoudness(profile);
  const ceiling = decibelsToGain(target.truePeakDbtp - headroomDecibels);
  const silent = unmastered <= SILENCE_LUFS;
  const plainDecibels = silent ? 0 : target.integratedLufs - unmastered;
  const gains = new Float32Array(profile.hopCount + 1);
  let decibels = plainDecibels;
  for (let round = 1; ; round += 1) {
    limitGains(profile, decibelsToGain(decibels), ceiling, gains);
    const integratedLufs = gatedLoudness(profile, gains);
    const missing = target.integratedLufs - integratedLufs;
    if (silent || Math.abs(missing) < CLOSE_ENOUGH_LU || round === MOST_ROUNDS) {
      const deepest = gains.reduce((least, each) => Math.min(least, each));
      return {
        gains,
        integratedLufs,
        ceiling,
        limitedDecibels: Math.max(0, decibels - gainToDecibels(deepest)),
      };
    }
    // A limited decibel of gain gives less than a decibel of loudness, so the step is made a little longer.
    decibels = Math.min(decibels + missing * 1.3, plainDecibels + MOST_OVERDRIVE_DECIBELS);
    await breathe();
  }
}
