import { SAMPLE_RATE_HERTZ } from '../../../../domain/time.ts';
import { createRandom } from '../../pictures/random.ts';

/**
 * Struck and plucked tones by adding partials, each a decaying sine of its own: nothing above what the sample
 * rate can hold is ever made, so nothing folds back (additive synthesis; Roads, "The Computer Music Tutorial").
 */
interface Recipe {
  /** Partials of a note, as ratio to its frequency, level, and time in which it falls by 60 dB. */
  partials(hertz: number, hardness: number): { ratio: number; level: number; decaySeconds: number }[];
  attackSeconds: number;
  /** A soft thud of hammer, finger or mallet. */
  noise: { level: number; hertz: number; decaySeconds: number };
}

/** The middle of the keyboard, to which decay times refer. */
const MIDDLE_HERTZ = 262;
const HIGHEST_HERTZ = 14_000;

const RECIPES = {
  'felt-piano': {
    attackSeconds: 0.006,
    noise: { level: 0.07, hertz: 900, decaySeconds: 0.04 },
    partials: (hertz, hardness) =>
      harmonics(20, (n) => ({
        // Stiff strings are a little sharp in their high partials (Fletcher, 1964).
        ratio: n * Math.sqrt(1 + 0.0004 * n * n),
        level: n ** -1 * Math.exp((-n * hertz) / (2600 + 2400 * hardness)) * (n === 7 ? 0.3 : 1),
        decaySeconds: lowLonger(4.2, hertz, 0.55) / (1 + 0.28 * (n - 1)),
      })),
  },
  'electric-piano': {
    attackSeconds: 0.004,
    noise: { level: 0.02, hertz: 900, decaySeconds: 0.03 },
    partials: (hertz, hardness) => [
      { ratio: 1, level: 1, decaySeconds: lowLonger(3.2, hertz, 0.4) },
      { ratio: 2, level: 0.32 + 0.2 * hardness, decaySeconds: 1.5 },
      { ratio: 3, level: 0.14 + 0.16 * hardness, decaySeconds: 1 },
      { ratio: 4, level: 0.05 + 0.1 * hardness, decaySeconds: 0.7 },
      { ratio: 5, level: 0.03 + 0.06 * hardness, decaySeconds: 0.5 },
      { ratio: 7.1, level: hertz < 700 ? 0.14 * hardness : 0, decaySeconds: 0.25 },
    ],
  },
  pluck: {
    attackSeconds: 0.002,
    noise: { level: 0.04, hertz: 1800, decaySeconds: 0.015 },
    partials: (hertz, hardness) =>
      harmonics(20, (n) => ({
        ratio: n,
        // Plucked at a fifth of the string: every fifth harmonic is missing.
        level:
          Math.abs(Math.sin((Math.PI * n) / 5)) *
          n ** -1.3 *
          Math.exp((-n * hertz) / (3500 + 3500 * hardness)),
        decaySeconds: lowLonger(1.5, hertz, 0.4) / (1 + 0.3 * (n - 1)),
      })),
  },
  'muted-pluck': {
    attackSeconds: 0.002,
    noise: { level: 0.06, hertz: 1200, decaySeconds: 0.012 },
    partials: (hertz, hardness) =>
      harmonics(14, (n) => ({
        ratio: n,
        level:
          Math.abs(Math.sin((Math.PI * n) / 7)) *
          n ** -1.1 *
          Math.exp((-n * hertz) / (2200 + 2400 * hardness)),
        decaySeconds: lowLonger(0.5, hertz, 0.3) / (1 + 0.4 * (n - 1)),
      })),
  },
  harp: {
    attackSeconds: 0.003,
    noise: { level: 0.02, hertz: 1500, decaySeconds: 0.02 },
    partials: (hertz, hardness) =>
      harmonics(16, (n) => ({
        ratio: n * Math.sqrt(1 + 0.0001 * n * n),
        level:
          Math.abs(Math.sin((Math.PI * n) / 2.6)) *
          n ** -1.5 *
          Math.exp((-n * hertz) / (4000 + 3000 * hardness)),
        decaySeconds: lowLonger(2.8, hertz, 0.5) / (1 + 0.35 * (n - 1)),
      })),
  },
  marimba: {
    attackSeconds: 0.003,
    noise: { level: 0.06, hertz: 800, decaySeconds: 0.02 },
    partials: (hertz, hardness) => [
      { ratio: 1, level: 1, decaySeconds: lowLonger(1.1, hertz, 0.5) },
      { ratio: 3.93, level: 0.12 + 0.12 * hardness, decaySeconds: 0.28 },
      { ratio: 9.2, level: 0.03 * hardness, decaySeconds: 0.09 },
    ],
  },
  vibraphone: {
    attackSeconds: 0.004,
    noise: { level: 0.015, hertz: 1200, decaySeconds: 0.02 },
    partials: (hertz, hardness) => [
      { ratio: 1, level: 0.7, decaySeconds: lowLonger(4, hertz, 0.4) },
      { ratio: 1.003, level: 0.4, decaySeconds: lowLonger(4.4, hertz, 0.4) },
      { ratio: 4, level: 0.08 + 0.06 * hardness, decaySeconds: 1.1 },
      { ratio: 10, level: 0.012 * hardness, decaySeconds: 0.3 },
    ],
  },
  bell: {
    attackSeconds: 0.004,
    noise: { level: 0, hertz: 1000, decaySeconds: 0.01 },
    partials: (hertz, hardness) => [
      { ratio: 1, level: 0.8, decaySeconds: lowLonger(3.4, hertz, 0.4) },
      { ratio: 1.004, level: 0.35, decaySeconds: lowLonger(3.6, hertz, 0.4) },
      { ratio: 2.76, level: 0.16 + 0.08 * hardness, decaySeconds: 1.4 },
      { ratio: 5.4, level: 0.05, decaySeconds: 0.6 },
      { ratio: 8.93, level: 0.02 * hardness, decaySeconds: 0.25 },
    ],
  },
  'round-bass': {
    attackSeconds: 0.008,
    noise: { level: 0.02, hertz: 300, decaySeconds: 0.02 },
    partials: (_hertz, hardness) => [
      { ratio: 1, level: 1, decaySeconds: 3.2 },
      { ratio: 2, level: 0.42, decaySeconds: 1.8 },
      { ratio: 3, level: 0.14 + 0.1 * hardness, decaySeconds: 1 },
      { ratio: 4, level: 0.06 * (1 + hardness), decaySeconds: 0.6 },
      { ratio: 5, level: 0.03 * hardness, decaySeconds: 0.4 },
    ],
  },
  'plucked-bass': {
    attackSeconds: 0.004,
    noise: { level: 0.05, hertz: 500, decaySeconds: 0.015 },
    partials: (_hertz, hardness) =>
      harmonics(9, (n) => ({
        ratio: n,
        level: n ** -1.2 * Math.exp(-n / (3 + 2 * hardness)),
        decaySeconds: 1.3 / (1 + 0.35 * (n - 1)),
      })),
  },
  'sub-bass': {
    attackSeconds: 0.06,
    noise: { level: 0, hertz: 300, decaySeconds: 0.02 },
    partials: () => [
      { ratio: 1, level: 1, decaySeconds: 9 },
      { ratio: 2, level: 0.3, decaySeconds: 7 },
      { ratio: 3, level: 0.08, decaySeconds: 4 },
    ],
  },
} satisfies { [name: string]: Recipe };

export type StruckToneName = keyof typeof RECIPES;

/**
 * One channel of a note from its attack until it has died away or for `longestSamples`; about 1 at its peak.
 * `hardness`, from 0 to 1, is how bright the blow makes it.
 */
export function strike(
  name: StruckToneName,
  pitch: number,
  hardness: number,
  longestSamples: number,
): Float32Array {
  const recipe: Recipe = RECIPES[name];
  const hertz = 440 * 2 ** ((pitch - 69) / 12);
  const partials = recipe
    .partials(hertz, hardness)
    .filter(({ ratio, level }) => ratio * hertz < HIGHEST_HERTZ && level > 0.0005);
  const total = Math.sqrt(partials.reduce((sum, { level }) => sum + level * level, 0));
  const ringingSeconds = Math.max(...partials.map(({ decaySeconds }) => decaySeconds * 1.2));
  const samples = new Float32Array(Math.min(Math.ceil(ringingSeconds * SAMPLE_RATE_HERTZ), longestSamples));
  const random = createRandom('strike', name, pitch);
  for (const { ratio, level, decaySeconds } of partials) {
    addDecayingSine(samples, ratio * hertz, level / total, decaySeconds, random.next() * 0.6);
  }
  addThud(samples, recipe.noise, random.next);
  easeIn(samples, recipe.attackSeconds);
  return samples;
}

function harmonics<T>(count: number, each: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => each(index + 1));
}

/** Strings and bars ring longer the lower they are. */
function lowLonger(seconds: number, hertz: number, power: number): number {
  return seconds * (MIDDLE_HERTZ / hertz) ** power;
}

/** A two-multiply resonator: exact decay and frequency without a sine for each sample. */
function addDecayingSine(
  samples: Float32Array,
  hertz: number,
  level: number,
  decaySeconds: number,
  phase: number,
): void {
  const turn = (2 * Math.PI * hertz) / SAMPLE_RATE_HERTZ;
  const decay = 10 ** (-3 / (decaySeconds * SAMPLE_RATE_HERTZ));
  const lead = 2 * decay * Math.cos(turn);
  const lag = decay * decay;
  let older = (level * Math.sin(phase - 2 * turn)) / lag;
  let old = (level * Math.sin(phase - turn)) / decay;
  const length = Math.min(samples.length, Math.ceil(decaySeconds * 1.4 * SAMPLE_RATE_HERTZ));
  for (let index = 0; index < length; index += 1) {
    const value = lead * old - lag * older;
    older = old;
    old = value;
    samples[index]! += value;
  }
}

function addThud(
  samples: Float32Array,
  { level, hertz, decaySeconds }: Recipe['noise'],
  next: () => number,
): void {
  if (level === 0) return;
  const smoothing = 1 - Math.exp((-2 * Math.PI * hertz) / SAMPLE_RATE_HERTZ);
  const decay = 10 ** (-3 / (decaySeconds * 4 * SAMPLE_RATE_HERTZ));
  const length = Math.min(samples.length, Math.ceil(decaySeconds * 4 * SAMPLE_RATE_HERTZ));
  let gain = level / Math.sqrt(smoothing);
  let first = 0;
  let second = 0;
  for (let index = 0; index < length; index += 1, gain *= decay) {
    first += smoothing * (next() * 2 - 1 - first);
    second += smoothing * (first - second);
    samples[index]! += second * gain;
  }
}

function easeIn(samples: Float32Array, seconds: number): void {
  const length = Math.min(samples.length, Math.round(seconds * SAMPLE_RATE_HERTZ));
  for (let index = 0; index < length; index += 1) {
    samples[index]! *= 0.5 - 0.5 * Math.cos((Math.PI * (index + 0.5)) / length);
  }
}
