import type { MusicSection } from '../../../ports/music-analyser.ts';
import { likeness, meanOf, standardised } from './likeness.ts';
import { BANDS, CHROMA_FRAMES, FRAMES_PER_SECOND, type SpectralFeatures } from './spectral-features.ts';

/** A section is told from the one before by so many bars on either side; those within the second figure count most. */
const KERNEL_BARS = 6;
const TAPER_BARS = 3;
const SHORTEST_BARS = 4;
/** A boundary is at least this part as clear as the clearest. */
const CLEAR = 0.25;
/** Bars come in fours, and a boundary between them must be so much clearer. */
const PHRASE_BARS = 4;
const PHRASE_WORTH = 2;
/** Sections that are more alike than this have one letter. */
const SAME_LIKENESS = 0.6;
/** Twelve pitch classes count as much as all bands of timbre and level together. */
const CHROMA_WEIGHT = Math.sqrt(BANDS / 12);

/**
 * Where a piece changes: bars are compared with each other by their timbre, level and tones, and a boundary is where
 * those before are alike, those after too, but not the ones with the others (Foote, "Automatic Audio Segmentation Using
 * a Measure of Audio Novelty", 2000). `bars` are the frames at which bars begin.
 */
export function findSections(
  features: SpectralFeatures,
  bars: readonly number[],
  energyOf: (fromFrame: number, toFrame: number) => number,
): MusicSection[] {
  const sounds = soundsOf(features, bars);
  const starts = [0, ...boundariesOf(sounds)];
  const letters: Float64Array[] = [];
  return starts.map((startBar, index) => {
    const endBar = starts[index + 1] ?? bars.length;
    const sound = meanSound(sounds.slice(startBar, endBar));
    let letter = letters.findIndex((each) => likeness(each, sound) > SAME_LIKENESS);
    if (letter === -1) letter = letters.push(sound) - 1;
    const from = index === 0 ? 0 : bars[startBar]!;
    const to = bars[endBar] ?? features.frameCount;
    return {
      startSeconds: from / FRAMES_PER_SECOND,
      endSeconds: to / FRAMES_PER_SECOND,
      label: nameOf(letter),
      energy: energyOf(from, to),
    };
  });
}

/** How each bar sounds, against the whole piece. */
function soundsOf(features: SpectralFeatures, bars: readonly number[]): Float64Array[] {
  const rows = bars.map((bar, index) => {
    const end = bars[index + 1] ?? features.frameCount;
    const timbre = meanOf(features.bands, BANDS, bar, end);
    const tones = meanOf(features.chroma, 12, bar / CHROMA_FRAMES, end / CHROMA_FRAMES);
    const loudest = Math.max(1e-9, ...tones);
    return [...timbre, ...tones.map((tone) => tone / loudest)];
  });
  const width = BANDS + 12;
  const columns = Array.from({ length: width }, (_, column) => {
    const weight = column < BANDS ? 1 : CHROMA_WEIGHT;
    return standardised(rows.map((row) => row[column]!)).map((value) => value * weight);
  });
  return rows.map((_, bar) => Float64Array.from(columns, (column) => column[bar]!));
}

/** The bars at which something new begins. */
function boundariesOf(sounds: readonly Float64Array[]): number[] {
  const alike = sounds.map((one) => Float64Array.from(sounds, (other) => likeness(one, other)));
  const novelty = favourPhrases(sounds.map((_, bar) => noveltyAt(alike, bar)));
  const clearest = Math.max(0, ...novelty);
  const candidates = [...novelty.keys()]
    .filter((bar) => novelty[bar]! >= CLEAR * clearest && novelty[bar]! > 0)
    .sort((one, other) => novelty[other]! - novelty[one]!);
  const found: number[] = [];
  for (const bar of candidates) {
    const isApart = [0, sounds.length, ...found].every((other) => Math.abs(other - bar) >= SHORTEST_BARS);
    if (isApart) found.push(bar);
  }
  return found.sort((one, other) => one - other);
}

/** Sections begin at every fourth bar far more often than between: those bars are favoured on which most is new. */
function favourPhrases(novelty: readonly number[]): number[] {
  const sums = Array.from({ length: PHRASE_BARS }, (_, phase) =>
    novelty.reduce((sum, value, bar) => sum + (bar % PHRASE_BARS === phase ? Math.max(0, value) : 0), 0),
  );
  const phase = sums.indexOf(Math.max(...sums));
  return novelty.map((value, bar) => (bar % PHRASE_BARS === phase ? value * PHRASE_WORTH : value));
}

/** A checkerboard laid over the likenesses around a bar's beginning; what is nearer counts more. */
function noveltyAt(alike: readonly Float64Array[], bar: number): number {
  if (bar < 2 || bar > alike.length - 2) return 0;
  const first = Math.max(0, bar - KERNEL_BARS);
  const end = Math.min(alike.length, bar + KERNEL_BARS);
  const taper = (each: number) => Math.exp(-(((each + 0.5 - bar) / TAPER_BARS) ** 2));
  let [sum, total] = [0, 0];
  for (let one = first; one < end; one += 1) {
    for (let other = first; other < end; other += 1) {
      if (one === other) continue;
      const weight = taper(one) * taper(other);
      sum += (one < bar === other < bar ? weight : -weight) * alike[one]![other]!;
      total += weight;
    }
  }
  return sum / total;
}

function meanSound(sounds: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(sounds[0]?.length ?? 0);
  for (const sound of sounds)
    for (const [index, value] of sound.entries()) mean[index]! += value / sounds.length;
  return mean;
}

function nameOf(letter: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const round = Math.floor(letter / alphabet.length);
  return `${alphabet[letter % alphabet.length]}${round === 0 ? '' : round + 1}`;
}
