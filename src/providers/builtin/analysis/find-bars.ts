import { likeness, meanOf, standardised } from './likeness.ts';
import { CHROMA_FRAMES, type SpectralFeatures } from './spectral-features.ts';

/** Bars that music is counted in. */
const METRES = [
  { beatsPerBar: 4, worth: 1 },
  // Rarer: it must be so much clearer.
  { beatsPerBar: 3, worth: 0.75 },
];
/** What tells that a bar begins: a new chord, the bass, any accent. */
const WEIGHTS = { harmony: 1, low: 0.6, accent: 0.3 };

/** What it costs that a bar is cut short: it is done where the music says so for some bars. */
const RESTART_COST = 6;

export interface BarCount {
  beatsPerBar: number;
  /** Which of the beats begin a bar. */
  firstBeats: number[];
}

/** Finds how beats are counted, from where harmony changes and where the bass and the accents are. */
export function countBars(
  features: SpectralFeatures,
  onsets: Float32Array,
  beats: readonly number[],
): BarCount {
  const harmony = standardised(harmonyChanges(features, beats));
  const low = standardised(beats.map((frame) => around(features.lowOnsets, frame)));
  const accent = standardised(beats.map((frame) => around(onsets, frame)));
  const evidence = beats.map(
    (_, beat) => WEIGHTS.harmony * harmony[beat]! + WEIGHTS.low * low[beat]! + WEIGHTS.accent * accent[beat]!,
  );
  const counts = METRES.map(({ beatsPerBar, worth }) => {
    const counted = countIn(evidence, beatsPerBar);
    return { beatsPerBar, firstBeats: counted.firstBeats, score: counted.score * worth };
  });
  return counts.reduce((best, count) => (count.score > best.score ? count : best));
}

/** The most likely places of bars of so many beats, by dynamic programming over the place of each beat in its bar. */
function countIn(evidence: readonly number[], beatsPerBar: number): { firstBeats: number[]; score: number } {
  const places = Array.from({ length: beatsPerBar }, (_, place) => place);
  // Of n beats one stands out by up to the root of n - 1 of their spread: no metre gains by its length.
  const atPlace = (value: number, place: number) =>
    (place === 0 ? value : -value / (beatsPerBar - 1)) / Math.sqrt(beatsPerBar - 1);
  let scores = places.map((place) => atPlace(evidence[0] ?? 0, place));
  const before: number[][] = [];
  for (const value of evidence.slice(1)) {
    const best = scores.indexOf(Math.max(...scores));
    const from = places.map((place) => {
      const usual = (place + beatsPerBar - 1) % beatsPerBar;
      return place === 0 && scores[best]! - RESTART_COST > scores[usual]! ? best : usual;
    });
    scores = places.map((place) => {
      const usual = (place + beatsPerBar - 1) % beatsPerBar;
      const cost = from[place] === usual ? 0 : RESTART_COST;
      return scores[from[place]!]! - cost + atPlace(value, place);
    });
    before.push(from);
  }
  const score = Math.max(...scores);
  let place = scores.indexOf(score);
  const firstBeats: number[] = [];
  for (let beat = evidence.length - 1; beat >= 0; beat -= 1) {
    if (place === 0) firstBeats.push(beat);
    place = before[beat - 1]?.[place] ?? 0;
  }
  return { firstBeats: firstBeats.reverse(), score };
}

/** How unlike the tones of a beat are to those of the beat before. */
function harmonyChanges({ chroma, frameCount }: SpectralFeatures, beats: readonly number[]): number[] {
  const means = beats.map((frame, beat) => {
    const end = beats[beat + 1] ?? frameCount;
    return meanOf(chroma, 12, frame / CHROMA_FRAMES + 0.5, end / CHROMA_FRAMES);
  });
  return means.map((mean, beat) => (beat === 0 ? 0 : 1 - likeness(mean, means[beat - 1]!)));
}

function around(values: Float32Array, frame: number): number {
  let most = 0;
  for (let near = frame - 3; near <= frame + 3; near += 1) most = Math.max(most, values[near] ?? 0);
  return most;
}
