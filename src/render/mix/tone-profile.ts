import type { Breathe } from '../../domain/breathing.ts';
import { SpectrumMeter } from '../../domain/spectrum.ts';
import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { type SoundFile, SoundReader } from './sound-file.ts';

/** The step of the profile's frames: 43 ms. */
export const TONE_HOP_SAMPLES = 2048;
const SPECTRUM_SAMPLES = 8192;
/** A semitone a band, over seven octaves. */
const BANDS = 84;
const LOWEST_HERTZ = 65.4;
/** What is softer than this against the loudest band makes no difference. */
const FLOOR_DECIBELS = -60;
const READ_FRAMES = 24;

/** Which tones a stretch of music has over its time, in decibels: how it sounds to the ear, without its phases. */
export interface ToneProfile {
  firstSample: number;
  frameCount: number;
  /** `BANDS` values a frame. */
  levels: Float32Array;
}

/** Listens to a stretch of a file; both channels as one. Frames whose window reaches past the stretch read on. */
export async function readToneProfile(
  file: SoundFile,
  from: number,
  to: number,
  breathe: Breathe,
): Promise<ToneProfile> {
  const frameCount = Math.max(0, Math.floor((to - from) / TONE_HOP_SAMPLES));
  const levels = new Float32Array(frameCount * BANDS);
  const meter = new SpectrumMeter(SPECTRUM_SAMPLES);
  const edges = bandEdges();
  const powers = new Float64Array(edges.at(-1)! + 1);
  const blockSamples = READ_FRAMES * TONE_HOP_SAMPLES + SPECTRUM_SAMPLES;
  const [left, right] = [new Float32Array(blockSamples), new Float32Array(blockSamples)];
  await using reader = new SoundReader();
  for (let first = 0; first < frameCount; first += READ_FRAMES) {
    const blockStart = from + first * TONE_HOP_SAMPLES - (SPECTRUM_SAMPLES - TONE_HOP_SAMPLES) / 2;
    await reader.read(file, blockStart, left, right);
    for (let index = 0; index < blockSamples; index += 1) left[index]! += right[index]!;
    const end = Math.min(frameCount, first + READ_FRAMES);
    for (let frame = first; frame < end; frame += 1) {
      meter.measure(left, (frame - first) * TONE_HOP_SAMPLES, powers);
      for (let band = 0; band < BANDS; band += 1) {
        let power = 0;
        for (let bin = edges[band]!; bin < edges[band + 1]!; bin += 1) power += powers[bin]!;
        levels[frame * BANDS + band] = 10 * Math.log10(power + 1e-9);
      }
    }
    await breathe();
  }
  const floor = levels.reduce((most, level) => Math.max(most, level), -90) + FLOOR_DECIBELS;
  for (const [index, level] of levels.entries()) if (level < floor) levels[index] = floor;
  return { firstSample: from, frameCount, levels };
}

/** How unlike two frames are: the mean difference over all bands in decibels. */
export function toneDistance(
  one: ToneProfile,
  frame: number,
  other: ToneProfile,
  otherFrame: number,
): number {
  const [start, otherStart] = [frame * BANDS, otherFrame * BANDS];
  let sum = 0;
  for (let band = 0; band < BANDS; band += 1) {
    const difference = one.levels[start + band]! - other.levels[otherStart + band]!;
    sum += difference < 0 ? -difference : difference;
  }
  return sum / BANDS;
}

/** The first bin of each band; a low band may share its bin with the next. */
function bandEdges(): number[] {
  const binHertz = SAMPLE_RATE_HERTZ / SPECTRUM_SAMPLES;
  const edges = [Math.round(LOWEST_HERTZ / binHertz)];
  for (let band = 1; band <= BANDS; band += 1) {
    const edge = Math.round((LOWEST_HERTZ * 2 ** (band / 12)) / binHertz);
    edges.push(Math.max(edge, edges.at(-1)! + 1));
  }
  return edges;
}
