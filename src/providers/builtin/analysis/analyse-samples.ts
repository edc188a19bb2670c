import { SAMPLE_RATE_HERTZ } from '../../../domain/time.ts';
import type { MusicAnalysis } from '../../../ports/music-analyser.ts';
import { countBars } from './find-bars.ts';
import { findSections } from './find-sections.ts';
import { FRAMES_PER_SECOND, type SpectralFeatures, spectralFeatures } from './spectral-features.ts';
import { followTempo } from './tempo-curve.ts';
import { normalOnsets, trackBeats } from './track-beats.ts';

const ENERGY_FRAMES = FRAMES_PER_SECOND / 4;
/** Energy goes from the softest twentieth of a piece to its loudest, over at least so much. */
const LEAST_RANGE_DECIBELS = 12;
const SILENCE_DECIBELS = -80;

/** Listens to sound of 48 kHz with one channel. A pure function; three minutes take about two seconds. */
export function analyseSamples(samples: Float32Array): MusicAnalysis {
  const features = spectralFeatures(samples);
  const onsets = normalOnsets(features.onsets);
  const beats = trackBeats(onsets, followTempo(onsets));
  const { beatsPerBar, firstBeats } = countBars(features, onsets, beats);
  const bars = firstBeats.map((beat) => beats[beat]!);
  const levels = energyLevels(features, onsets);
  const durationSeconds = samples.length / SAMPLE_RATE_HERTZ;
  const secondsOf = (frame: number) => frame / FRAMES_PER_SECOND;
  return {
    durationSeconds,
    tempoBpm: tempoOf(beats),
    beats: beats.map(secondsOf),
    bars: bars.map(secondsOf),
    beatsPerBar,
    sections: findSections(features, bars, (from, to) =>
      meanBetween(levels, from / ENERGY_FRAMES, to / ENERGY_FRAMES),
    ),
    energy: { stepSeconds: ENERGY_FRAMES / FRAMES_PER_SECOND, levels },
  };
}

function tempoOf(beats: readonly number[]): number {
  if (beats.length < 2) return 0;
  // Over eight beats, so that a hundredth of a second more or less makes no difference.
  const span = Math.min(8, beats.length - 1);
  const lengths = beats.slice(span).map((frame, index) => (frame - beats[index]!) / span);
  const median = lengths.sort((one, other) => one - other)[lengths.length >> 1]!;
  return (60 * FRAMES_PER_SECOND) / median;
}

/** Loudness over a quarter of a second, and how much begins in it, from 0 to 1 against the most of the piece. */
function energyLevels({ power, frameCount }: SpectralFeatures, onsets: Float32Array): number[] {
  const steps = Math.max(1, Math.ceil(frameCount / ENERGY_FRAMES));
  const rows = Array.from({ length: steps }, (_, step) => {
    const [from, to] = [step * ENERGY_FRAMES, Math.min(frameCount, (step + 1) * ENERGY_FRAMES)];
    let [loud, busy] = [0, 0];
    for (let frame = from; frame < to; frame += 1) {
      loud += power[frame]!;
      busy += onsets[frame]!;
    }
    return { decibels: 10 * Math.log10(loud / ENERGY_FRAMES + 1e-12), busy: busy / ENERGY_FRAMES };
  });
  const byLevel = rows.map(({ decibels }) => decibels).sort((one, other) => one - other);
  const loudest = byLevel.at(-1)!;
  if (loudest < SILENCE_DECIBELS) return rows.map(() => 0);
  const softest = Math.min(byLevel[Math.floor(steps / 20)]!, loudest - LEAST_RANGE_DECIBELS);
  const busiest = rows.reduce((most, { busy }) => Math.max(most, busy), 1e-9);
  const plain = rows.map(({ decibels, busy }) => {
    const loudness = Math.max(0, (decibels - softest) / (loudest - softest));
    return loudness * (0.75 + (0.25 * busy) / busiest);
  });
  // Two seconds' mean: energy is not the single stroke.
  const smooth = plain.map((_, step) => meanBetween(plain, step - 3.5, step + 4.5));
  const most = smooth.reduce((highest, level) => Math.max(highest, level), 1e-9);
  return smooth.map((level) => level / most);
}

function meanBetween(values: readonly number[], from: number, to: number): number {
  const part = values.slice(Math.max(0, Math.round(from)), Math.max(1, Math.round(to)));
  return part.reduce((sum, value) => sum + value, 0) / Math.max(1, part.length);
}
