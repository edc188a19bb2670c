import { setImmediate } from 'node:timers/promises';
import type { LoudnessTarget } from '../../domain/timeline.ts';
import { decibelsToGain, gainToDecibels } from './decibels.ts';
import { gatedLoudness, SILENCE_LUFS } from './gated-loudness.ts';
import type { LevelProfile } from './level-profile.ts';
import { hopGains, limitedGains } from './limiter.ts';

/** How much lower true peaks are kept than asked for: AAC at 128 kbit/s puts them up again by up to this. */
const CODING_HEADROOM_DECIBELS = 1;
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
  /** The deepest that the limiter goes. */
  limitedDecibels: number;
}

/**
 * Finds the gain with which the limited sound has the target's loudness. The limiter works on the profile alone,
 * so trying a gain costs next to nothing and the sound is gone through once. Silence keeps a gain of 1.
 */
export async function planMastering(profile: LevelProfile, target: LoudnessTarget): Promise<Mastering> {
  const unmastered = gatedLoudness(profile);
  const ceiling = decibelsToGain(target.truePeakDbtp - CODING_HEADROOM_DECIBELS);
  if (unmastered <= SILENCE_LUFS) return masteringAt(profile, 0, ceiling);
  const plainDecibels = target.integratedLufs - unmastered;
  let decibels = plainDecibels;
  let mastering = masteringAt(profile, decibels, ceiling);
  for (let round = 1; round < MOST_ROUNDS; round += 1) {
    const missing = target.integratedLufs - mastering.integratedLufs;
    if (Math.abs(missing) < CLOSE_ENOUGH_LU) break;
    // A limited decibel of gain gives less than a decibel of loudness, so the step is made a little longer.
    decibels = Math.min(decibels + missing * 1.3, plainDecibels + MOST_OVERDRIVE_DECIBELS);
    await setImmediate();
    mastering = masteringAt(profile, decibels, ceiling);
  }
  return mastering;
}

function masteringAt(profile: LevelProfile, decibels: number, ceiling: number): Mastering {
  const gain = decibelsToGain(decibels);
  const gains = limitedGains(profile, gain, ceiling);
  const deepest = gains.reduce((least, each) => Math.min(least, each), gain);
  return {
    gains,
    integratedLufs: gatedLoudness(profile, hopGains(gains)),
    limitedDecibels: gainToDecibels(gain) - gainToDecibels(deepest),
  };
}
