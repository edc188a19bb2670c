import type { Breathe } from '../../domain/breathing.ts';
import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { HOP_SAMPLES, type LevelProfile } from './level-profile.ts';
import { rhythmShift } from './rhythm-shift.ts';
import { type SoundFile, SoundReader } from './sound-file.ts';
import { readToneProfile, TONE_HOP_SAMPLES, type ToneProfile, toneDistance } from './tone-profile.ts';

/** Two moments of a piece that sound alike, before and after: from the later one it can go on at the earlier one. */
export interface MusicSeam {
  earlierSample: number;
  laterSample: number;
  /** How far the two waveforms move together around it, from 0 to 1. */
  correlation: number;
}

/** Looked for in so much at either end, which is also less than half of the piece. */
const SEARCHED_SAMPLES = 75 * SAMPLE_RATE_HERTZ;
/** The music must agree so long before and after a seam, a bar or two, or a quarter of what is searched. */
const CONTEXT_FRAMES = 80;
const LEAST_PERIOD_SAMPLES = 4 * SAMPLE_RATE_HERTZ;
/** A seam is one where the music is so much more alike than it is by and large. */
const ALIKE = 0.6;
/** Of two seams as good, the one is taken that keeps more of the piece: this much worse is still better. */
const LENGTH_WORTH = 0.4;
/** Beats are aligned by the level's rises over so much on either side. */
const RHYTHM_HOPS = (4 * SAMPLE_RATE_HERTZ) / HOP_SAMPLES;
const RHYTHM_SHIFT_HOPS = Math.ceil(TONE_HOP_SAMPLES / HOP_SAMPLES);
/** At last the waveforms are laid one over the other. */
const WAVE_SAMPLES = 8192;
const WAVE_SHIFT_SAMPLES = 2 * HOP_SAMPLES;

/**
 * Finds where a piece can go back to its beginning without a break in harmony, colour or beat, by the self-similarity
 * of its spectra (as Foote, "Visualizing Music and Audio using Self-Similarity", 1999). Undefined where no two moments
 * are alike enough. The stretch is what is neither lead-in nor fade-out.
 */
export async function findSeam(
  file: SoundFile,
  profile: LevelProfile,
  startSample: number,
  endSample: number,
  breathe: Breathe,
): Promise<MusicSeam | undefined> {
  const searched = Math.min(SEARCHED_SAMPLES, Math.floor((endSample - startSample) / 2));
  const head = await readToneProfile(file, startSample, startSample + searched, breathe);
  const tail = await readToneProfile(file, endSample - searched, endSample, breathe);
  const found = await mostAlike(head, tail, breathe);
  if (found === undefined) return undefined;
  const laterSample = tail.firstSample + found.tailFrame * TONE_HOP_SAMPLES;
  const roughSample = head.firstSample + found.headFrame * TONE_HOP_SAMPLES;
  const inBeat =
    roughSample +
    rhythmShift(profile, roughSample, laterSample, {
      reach: RHYTHM_HOPS,
      least: -RHYTHM_SHIFT_HOPS,
      most: RHYTHM_SHIFT_HOPS,
    }) *
      HOP_SAMPLES;
  const wave = await waveShift(file, inBeat, laterSample);
  return { earlierSample: inBeat + wave.shift, laterSample, correlation: wave.correlation };
}

/** The pair of frames around which head and tail are most alike. */
async function mostAlike(
  head: ToneProfile,
  tail: ToneProfile,
  breathe: Breathe,
): Promise<{ headFrame: number; tailFrame: number } | undefined> {
  const count = Math.min(head.frameCount, tail.frameCount);
  const context = Math.min(CONTEXT_FRAMES, count >> 2);
  const window = 2 * context + 1;
  const longest = tail.firstSample - head.firstSample + count * TONE_HOP_SAMPLES;
  let best: { headFrame: number; tailFrame: number; cost: number; distance: number } | undefined;
  let total = 0;
  let pairs = 0;
  // Along a diagonal, both go on together.
  for (let ahead = window - count; ahead <= count - window; ahead += 1) {
    await breathe();
    const first = Math.max(0, -ahead);
    const length = count - Math.abs(ahead);
    const distances = new Float64Array(length);
    let sum = 0;
    for (let step = 0; step < length; step += 1) {
      const tailFrame = first + ahead + step;
      distances[step] = toneDistance(head, first + step, tail, tailFrame);
      sum += distances[step]! - (step >= window ? distances[step - window]! : 0);
      total += distances[step]!;
      pairs += 1;
      if (step < window - 1) continue;
      const headFrame = first + step - context;
      const period = tail.firstSample - head.firstSample + ahead * TONE_HOP_SAMPLES;
      if (period < LEAST_PERIOD_SAMPLES) continue;
      const cost = (sum / window) * (1 + LENGTH_WORTH * (1 - period / longest));
      if (best === undefined || cost < best.cost) {
        best = { headFrame, tailFrame: tailFrame - context, cost, distance: sum / window };
      }
    }
  }
  return best !== undefined && best.distance < (ALIKE * total) / pairs ? best : undefined;
}

/** By how many samples the earlier moment has to move for the waveforms to be most alike, and how alike they are. */
async function waveShift(
  file: SoundFile,
  earlierSample: number,
  laterSample: number,
): Promise<{ shift: number; correlation: number }> {
  await using reader = new SoundReader();
  const read = async (from: number, length: number) => {
    const [left, right] = [new Float32Array(length), new Float32Array(length)];
    await reader.read(file, from, left, right);
    return left.map((sample, index) => sample + right[index]!);
  };
  const around = WAVE_SAMPLES / 2;
  const later = await read(laterSample - around, WAVE_SAMPLES);
  const earlier = await read(
    earlierSample - around - WAVE_SHIFT_SAMPLES,
    WAVE_SAMPLES + 2 * WAVE_SHIFT_SAMPLES,
  );
  let best = { shift: 0, correlation: 0 };
  for (let offset = 0; offset <= 2 * WAVE_SHIFT_SAMPLES; offset += 1) {
    const correlation = correlate(later, earlier.subarray(offset, offset + WAVE_SAMPLES));
    if (correlation > best.correlation) best = { shift: offset - WAVE_SHIFT_SAMPLES, correlation };
  }
  return best;
}

function correlate(one: Float32Array, other: Float32Array): number {
  let [product, power, otherPower] = [0, 1e-12, 1e-12];
  for (let index = 0; index < one.length; index += 1) {
    product += one[index]! * other[index]!;
    power += one[index]! ** 2;
    otherPower += other[index]! ** 2;
  }
  return Math.min(1, product / Math.sqrt(power * otherPower));
}
