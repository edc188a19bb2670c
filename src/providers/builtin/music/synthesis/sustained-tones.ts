import { SAMPLE_RATE_HERTZ } from '../../../../domain/time.ts';
import type { Random } from '../../pictures/random.ts';
import type { CircularBus } from './circular-bus.ts';

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
    harmonic: (n, hertz) => n ** -1.2 * Math.exp((-n * hertz) / 900),
    detuneCents: 7,
    vibrato: { cents: 0, hertz: 1 },
    attackSeconds: 0.5,
    releaseSeconds: 0.9,
  },
  strings: {
    harmonics: 24,
    harmonic: (n, hertz) => (n ** -1 * Math.exp((-n * hertz) / 1500)) / (1 + ((n * hertz) / 1600) ** 2),
    detuneCents: 9,
    vibrato: { cents: 5, hertz: 5 },
    attackSeconds: 0.45,
    releaseSeconds: 0.8,
  },
  glass: {
    harmonics: 12,
    harmonic: (n, hertz) => (n % 2 === 1 ? n ** -1.6 : 0.25 * n ** -1.6) * Math.exp((-n * hertz) / 2200),
    detuneCents: 5,
    vibrato: { cents: 2, hertz: 0.7 },
    attackSeconds: 0.35,
    releaseSeconds: 1.2,
  },
  air: {
    harmonics: 8,
    harmonic: (n, hertz) => n ** -2 * Math.exp((-n * hertz) / 1200),
    detuneCents: 10,
    vibrato: { cents: 3, hertz: 0.4 },
    attackSeconds: 1.6,
    releaseSeconds: 2.2,
  },
} satisfies { [name: string]: Recipe };

export type SustainedToneName = keyof typeof RECIPES;

const TABLE_SIZE = 2048;
const OSCILLATORS = 4;
/** Pitch and brightness move slowly: they are followed in steps of this many samples. */
const STEP_SAMPLES = 48;
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
  const total = Math.min(Math.round(lengthSamples + release), bus.lengthSamples);
  const base = (hertzOf(note.pitch) * TABLE_SIZE) / SAMPLE_RATE_HERTZ;
  const spread = [-1, 0.55, 1, -0.55].map((place) => 2 ** ((place * recipe.detuneCents) / 1200));
  let [phase0, phase1, phase2, phase3] = spread.map(() => random.next() * TABLE_SIZE) as OscillatorValues;
  const swayPhase = random.next() * 2 * Math.PI;
  const vibratoPhase = random.next() * 2 * Math.PI;
  const { table, pan } = note;
  const toLeft = (note.gain * Math.cos((Math.PI / 4) * (1 + pan))) / Math.sqrt(OSCILLATORS / 2);
  const toRight = (note.gain * Math.sin((Math.PI / 4) * (1 + pan))) / Math.sqrt(OSCILLATORS / 2);
  const { left, right } = bus;
  let at = bus.place(startSample);
  for (let step = 0; step < total; step += STEP_SAMPLES) {
    const seconds = step / SAMPLE_RATE_HERTZ;
    const bend = recipe.vibrato.cents * Math.sin(2 * Math.PI * recipe.vibrato.hertz * seconds + vibratoPhase);
    const pace = base * 2 ** (bend / 1200);
    const [pace0, pace1, pace2, pace3] = spread.map((each) => each * pace) as OscillatorValues;
    const sway = 0.12 * Math.sin(2 * Math.PI * 0.23 * seconds + swayPhase);
    const end = Math.min(STEP_SAMPLES, total - step);
    let level = envelope(step, attack, lengthSamples, release);
    const slope = (envelope(step + STEP_SAMPLES, attack, lengthSamples, release) - level) / STEP_SAMPLES;
    for (let index = 0; index < end; index += 1, level += slope) {
      const cell0 = phase0 | 0;
      const cell1 = phase1 | 0;
      const cell2 = phase2 | 0;
      const cell3 = phase3 | 0;
      const value0 = table[cell0]! + (table[cell0 + 1]! - table[cell0]!) * (phase0 - cell0);
      const value1 = table[cell1]! + (table[cell1 + 1]! - table[cell1]!) * (phase1 - cell1);
      const value2 = table[cell2]! + (table[cell2 + 1]! - table[cell2]!) * (phase2 - cell2);
      const value3 = table[cell3]! + (table[cell3 + 1]! - table[cell3]!) * (phase3 - cell3);
      left[at]! += (value0 + value1) * level * toLeft * (1 + sway);
      right[at]! += (value2 + value3) * level * toRight * (1 - sway);
      phase0 = wrapped(phase0 + pace0);
      phase1 = wrapped(phase1 + pace1);
      phase2 = wrapped(phase2 + pace2);
      phase3 = wrapped(phase3 + pace3);
      at = at + 1 === bus.lengthSamples ? 0 : at + 1;
    }
  }
}

type OscillatorValues = [number, number, number, number];

function wrapped(phase: number): number {
  return phase < TABLE_SIZE ? phase : phase - TABLE_SIZE;
}

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
