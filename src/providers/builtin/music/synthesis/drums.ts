import { SAMPLE_RATE_HERTZ } from '../../../../domain/time.ts';
import { createRandom, type Random } from '../../pictures/random.ts';

/** What a drum is made of: falling tones and bands of noise. */
interface Recipe {
  tones: { hertz: number; fallsFrom?: number; fallSeconds?: number; level: number; decaySeconds: number }[];
  noises: {
    hertz: number;
    /** Width of the band as a part of its middle. */
    width: number;
    level: number;
    attackSeconds: number;
    decaySeconds: number;
    delaySeconds?: number;
  }[];
}

const RECIPES = {
  kick: {
    tones: [{ hertz: 50, fallsFrom: 150, fallSeconds: 0.03, level: 1, decaySeconds: 0.32 }],
    noises: [{ hertz: 1800, width: 1.2, level: 0.05, attackSeconds: 0.001, decaySeconds: 0.012 }],
  },
  'soft-kick': {
    tones: [{ hertz: 48, fallsFrom: 95, fallSeconds: 0.035, level: 0.9, decaySeconds: 0.3 }],
    noises: [{ hertz: 300, width: 1, level: 0.02, attackSeconds: 0.002, decaySeconds: 0.02 }],
  },
  taiko: {
    tones: [
      { hertz: 62, fallsFrom: 85, fallSeconds: 0.06, level: 1, decaySeconds: 1.1 },
      { hertz: 104, fallsFrom: 130, fallSeconds: 0.05, level: 0.35, decaySeconds: 0.5 },
    ],
    noises: [{ hertz: 260, width: 1.4, level: 0.14, attackSeconds: 0.002, decaySeconds: 0.12 }],
  },
  snap: {
    tones: [],
    noises: [
      { hertz: 1900, width: 0.5, level: 0.5, attackSeconds: 0.001, decaySeconds: 0.05 },
      { hertz: 5200, width: 0.8, level: 0.3, attackSeconds: 0.001, decaySeconds: 0.06 },
    ],
  },
  clap: {
    tones: [],
    noises: [0, 0.011, 0.023].map((delaySeconds, stroke) => ({
      hertz: 1500,
      width: 0.9,
      level: stroke === 2 ? 0.5 : 0.3,
      attackSeconds: 0.001,
      decaySeconds: stroke === 2 ? 0.16 : 0.02,
      delaySeconds,
    })),
  },
  rim: {
    tones: [
      { hertz: 420, level: 0.5, decaySeconds: 0.05 },
      { hertz: 1130, level: 0.3, decaySeconds: 0.035 },
    ],
    noises: [{ hertz: 4000, width: 1, level: 0.1, attackSeconds: 0.001, decaySeconds: 0.01 }],
  },
  brush: {
    tones: [{ hertz: 190, level: 0.12, decaySeconds: 0.1 }],
    noises: [{ hertz: 5200, width: 1.2, level: 0.4, attackSeconds: 0.02, decaySeconds: 0.2 }],
  },
  shaker: {
    tones: [],
    noises: [{ hertz: 7800, width: 0.7, level: 0.4, attackSeconds: 0.018, decaySeconds: 0.07 }],
  },
  hat: {
    tones: [],
    noises: [{ hertz: 9500, width: 0.5, level: 0.45, attackSeconds: 0.001, decaySeconds: 0.06 }],
  },
  crackle: {
    tones: [],
    noises: [{ hertz: 4200, width: 1.5, level: 0.2, attackSeconds: 0.0003, decaySeconds: 0.004 }],
  },
} satisfies { [name: string]: Recipe };

export type DrumName = keyof typeof RECIPES;

/** Where a drum stands between left and right. */
export const DRUM_PANS: { [Drum in DrumName]: number } = {
  kick: 0,
  'soft-kick': 0,
  taiko: -0.1,
  snap: 0.15,
  clap: 0.05,
  rim: -0.25,
  brush: 0.1,
  shaker: 0.35,
  hat: -0.3,
  crackle: 0.5,
};

/** One stroke, one channel. Strokes of different `variant` differ a little, as a player's do. */
export function strikeDrum(name: DrumName, variant: number): Float32Array {
  const recipe: Recipe = RECIPES[name];
  const random = createRandom('drum', name, variant);
  const longest = Math.max(
    ...recipe.tones.map(({ decaySeconds }) => decaySeconds),
    ...recipe.noises.map((noise) => (noise.delaySeconds ?? 0) + noise.attackSeconds + noise.decaySeconds),
  );
  const samples = new Float32Array(Math.ceil(longest * 1.3 * SAMPLE_RATE_HERTZ));
  for (const tone of recipe.tones) addFallingTone(samples, tone);
  for (const noise of recipe.noises) addBand(samples, noise, random);
  const fadeSamples = Math.min(samples.length, 240);
  for (let left = 0; left < fadeSamples; left += 1) samples[samples.length - 1 - left]! *= left / fadeSamples;
  return samples;
}

function addFallingTone(samples: Float32Array, tone: Recipe['tones'][number]): void {
  const fall = (tone.fallsFrom ?? tone.hertz) - tone.hertz;
  const attackSamples = 0.0015 * SAMPLE_RATE_HERTZ;
  let phase = 0;
  for (let index = 0; index < samples.length; index += 1) {
    const seconds = index / SAMPLE_RATE_HERTZ;
    const hertz = tone.hertz + fall * Math.exp(-seconds / (tone.fallSeconds ?? 1));
    phase += (2 * Math.PI * hertz) / SAMPLE_RATE_HERTZ;
    const level =
      tone.level * Math.exp((-6.9 * seconds) / tone.decaySeconds) * Math.min(1, index / attackSamples);
    samples[index]! += level * Math.sin(phase);
  }
}

/** Noise through a state-variable band-pass (Simper, "Linear Trapezoidal State Variable Filter", 2013). */
function addBand(samples: Float32Array, noise: Recipe['noises'][number], random: Random): void {
  const slope = Math.tan(
    (Math.PI * Math.min(noise.hertz * random.between(0.96, 1.04), 18_000)) / SAMPLE_RATE_HERTZ,
  );
  const first = 1 / (1 + slope * (slope + noise.width));
  let low = 0;
  let band = 0;
  const start = Math.round((noise.delaySeconds ?? 0) * SAMPLE_RATE_HERTZ);
  const attackSamples = noise.attackSeconds * SAMPLE_RATE_HERTZ;
  const level = (noise.level * 5) / Math.sqrt(noise.width);
  for (let index = start; index < samples.length; index += 1) {
    const age = index - start;
    const input = random.next() * 2 - 1;
    const passed = first * (band + slope * (input - low));
    low += slope * passed * 2;
    band = 2 * passed - band;
    const fading = Math.exp(
      (-6.9 * Math.max(0, age - attackSamples)) / (noise.decaySeconds * SAMPLE_RATE_HERTZ),
    );
    samples[index]! += passed * noise.width * level * Math.min(1, age / attackSamples) * fading;
  }
}
