import { SAMPLE_RATE_HERTZ } from '../../../../domain/time.ts';
import type { Random } from '../../pictures/random.ts';
import { type CircularBus, panned } from './circular-bus.ts';

/** A held tone: strings of oscillators on both sides, each a little out of tune with the others. */
interface Recipe {
  /** The level of the nth harmonic of a note. */
  harmonic(n: number, hertz: number): number;
  harmonics: number;
  /** How far the oscillators lie apart, in hundredths of a semitone. */
  detuneCents: number;
  vibrato: { cents: number; hertz: number };
  attackSeconds: number;
  releaseSeconds: number;
}

const RECIPES = {
  warm: {
    harmonics: 16,
    harmonic: (n, hertz) => n ** -1.2 * Math.exp((-n * hertz) / 1500),
    detuneCents: 7,
    vibrato: { cents: 0, hertz: 1 },
    attackSeconds: 0.5,
    releaseSeconds: 0.9,
  },
  strings: {
    harmonics: 24,
    harmonic: (n, hertz) => (n ** -1 * Math.exp((-n * hertz) / 3000)) / (1 + ((n * hertz) / 2400) ** 2),
    detuneCents: 9,
    vibrato: { cents: 5, hertz: 5 },
    attackSeconds: 0.45,
    releaseSeconds: 0.8,
  },
  glass: {
    harmonics: 12,
    harmonic: (n, hertz) => (n % 2 === 1 ? n ** -1.6 : 0.25 * n ** -1.6) * Math.exp((-n * hertz) / 3500),
    detuneCents: 5,
    vibrato: { cents: 2, hertz: 0.7 },
    attackSeconds: 0.35,
    releaseSeconds: 1.2,
  },
  air: {
    harmonics: 8,
    harmonic: (n, hertz) => n ** -2 * Math.exp((-n * hertz) / 2000),
    detuneCents: 10,
    vibrato: { cents: 3, hertz: 0.4 },
    attackSeconds: 1.6,
    releaseSeconds: 2.2,
  },
} satisfies { [name: string]: Recipe };

export type SustainedToneName = keyof typeof RECIPES;

/** A cycle is 2^32 steps of phase: the first 11 bits are the place in the table, the rest lies between two. */
const TABLE_BITS = 11;
const TABLE_SIZE = 2 ** TABLE_BITS;
const BETWEEN_BITS = 32 - TABLE_BITS;
const BETWEEN_MASK = 2 ** BETWEEN_BITS - 1;
const OSCILLATORS = 4;
/** How much of each side's oscillators is heard on the other side: wide, and still whole in one loudspeaker. */
const CROSS = 0.6;
/** A held note has the same power all the time; a struck one only at its beginning. */
const HELD_GAIN = 0.21;
/** Pitch and brightness move slowly: they are followed in steps of this many samples. */
const STEP_SAMPLES = 64;
const HIGHEST_HERTZ = 12_000;

/** One cycle of a note's waveform, made of no harmonic that the sample rate cannot hold; its power is 1/2. */
export type Wavetable = Float32Array;

export function wavetable(name: SustainedToneName, pitch: number): Wavetable {
  const recipe: Recipe = RECIPES[name];
  const hertz = hertzOf(pitch);
  const table = new Float32Array(TABLE_SIZE + 1);
  let power = 0;
  for (let n = 1; n <= recipe.harmonics && n * hertz < HIGHEST_HERTZ; n += 1) {
    const level = recipe.harmonic(n, hertz);
    power += level * level;
    for (let index = 0; index <= TABLE_SIZE; index += 1) {
      // The golden angle spreads the harmonics' phases, so that they never stand in one sharp peak.
      table[index]! += level * Math.sin((2 * Math.PI * n * index) / TABLE_SIZE + n * 2.399963);
    }
  }
  return table.map((value) => value / Math.sqrt(power));
}

/** Adds a held note to the bus; it fades beyond its length, into the beginning of the bus where it must. */
export function hold(
  bus: CircularBus,
  note: { tone: SustainedToneName; table: Wavetable; pitch: number; pan: number; gain: number },
  startSample: number,
  lengthSamples: number,
  random: Random,
): void {
  const recipe: Recipe = RECIPES[note.tone];
  const attack = Math.min(recipe.attackSeconds * SAMPLE_RATE_HERTZ, lengthSamples * 0.6);
  const release = recipe.releaseSeconds * SAMPLE_RATE_HERTZ;
  const total = Math.round(lengthSamples + release);
  const base = (hertzOf(note.pitch) * 2 ** 32) / SAMPLE_RATE_HERTZ;
  const spread = [-1, 0.55, 1, -0.55].map((place) => 2 ** ((place * recipe.detuneCents) / 1200));
  let [phase0, phase1, phase2, phase3] = spread.map(() => (random.next() * 2 ** 32) | 0) as OscillatorValues;
  const swayPhase = random.next() * 2 * Math.PI;
  const vibratoPhase = random.next() * 2 * Math.PI;
  const { table } = note;
  const gain = (note.gain * HELD_GAIN) / Math.sqrt((OSCILLATORS / 2) * (1 + CROSS * CROSS));
  const toSides = panned(gain, note.pan);
  const { left, right, lengthSamples: circle } = bus;
  const scale = 2 ** -BETWEEN_BITS;
  let at = bus.place(startSample);
  for (let step = 0; step < total; step += STEP_SAMPLES) {
    const seconds = step / SAMPLE_RATE_HERTZ;
    const bend = recipe.vibrato.cents * Math.sin(2 * Math.PI * recipe.vibrato.hertz * seconds + vibratoPhase);
    const pace = base * 2 ** (bend / 1200);
    const [pace0, pace1, pace2, pace3] = spread.map((each) => Math.round(each * pace)) as OscillatorValues;
    const sway = 0.12 * Math.sin(2 * Math.PI * 0.23 * seconds + swayPhase);
    const toLeft = toSides.left * (1 + sway);
    const toRight = toSides.right * (1 - sway);
    const end = Math.min(STEP_SAMPLES, total - step);
    let level = envelope(step, attack, lengthSamples, release);
    const slope = (envelope(step + STEP_SAMPLES, attack, lengthSamples, release) - level) / STEP_SAMPLES;
    for (let index = 0; index < end; index += 1, level += slope) {
      const cell0 = phase0 >>> BETWEEN_BITS;
      const cell1 = phase1 >>> BETWEEN_BITS;
      const cell2 = phase2 >>> BETWEEN_BITS;
      const cell3 = phase3 >>> BETWEEN_BITS;
      const from0 = table[cell0]!;
      const from1 = table[cell1]!;
      const from2 = table[cell2]!;
      const from3 = table[cell3]!;
      const value0 = from0 + (table[cell0 + 1]! - from0) * ((phase0 & BETWEEN_MASK) * scale);
      const value1 = from1 + (table[cell1 + 1]! - from1) * ((phase1 & BETWEEN_MASK) * scale);
      const value2 = from2 + (table[cell2 + 1]! - from2) * ((phase2 & BETWEEN_MASK) * scale);
      const value3 = from3 + (table[cell3 + 1]! - from3) * ((phase3 & BETWEEN_MASK) * scale);
      const one = (value0 + value1) * level;
      const other = (value2 + value3) * level;
      left[at]! += (one + CROSS * other) * toLeft;
      right[at]! += (other + CROSS * one) * toRight;
      phase0 = (phase0 + pace0) | 0;
      phase1 = (phase1 + pace1) | 0;
      phase2 = (phase2 + pace2) | 0;
      phase3 = (phase3 + pace3) | 0;
      at = at + 1 === circle ? 0 : at + 1;
    }
  }
}

type OscillatorValues = [number, number, number, number];

/** Rises and falls as the sine of a quarter turn: two notes that follow each other keep their common power. */
function envelope(sample: number, attack: number, length: number, release: number): number {
  const rising = sample < attack ? Math.sin((Math.PI / 2) * (sample / attack)) : 1;
  if (sample <= length) return rising;
  const falling = (sample - length) / release;
  return falling >= 1 ? 0 : rising * Math.cos((Math.PI / 2) * falling);
}

function hertzOf(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}
