import { readFile } from 'node:fs/promises';
import { ReelError } from '../../domain/errors.ts';
import { decodeChannel } from '../../domain/pulse-code.ts';
import { SpectrumMeter } from '../../domain/spectrum.ts';
import { readWaveFile } from '../../domain/wave-file.ts';

/** How speech sounds from moment to moment, as far as it is alike whoever says it. */
export interface SpeechFeatures {
  /** So many numbers for each moment, one moment after the other. */
  values: Float32Array;
  width: number;
  moments: number;
  secondsBetween: number;
}

const WINDOW_SAMPLES = 2048;
const FINEST_SECONDS = 0.02;
/** More moments would take minutes to be compared. */
const MOST_MOMENTS = 6_000;
const BANDS = 24;
const LOWEST_HERTZ = 100;
const HIGHEST_HERTZ = 7_000;
/** The loudness and the first coefficients of the cepstrum: what vowels and consonants differ in. */
const COEFFICIENTS = 13;

/**
 * Mel-frequency cepstral coefficients (Davis and Mermelstein, 1980) of a WAV of one channel, each brought to mean 0
 * and variance 1 over the file, so that voices and microphones fall out.
 */
export async function speechFeatures(path: string): Promise<SpeechFeatures> {
  const { samples, sampleRateHertz } = await samplesOf(path);
  const seconds = samples.length / sampleRateHertz;
  const secondsBetween = Math.max(FINEST_SECONDS, seconds / MOST_MOMENTS);
  const moments = Math.max(1, Math.floor(seconds / secondsBetween));
  const meter = new SpectrumMeter(WINDOW_SAMPLES);
  const bands = melBands(sampleRateHertz);
  const powers = new Float64Array(bands.at(-1)!.to + 1);
  const values = new Float32Array(moments * COEFFICIENTS);
  const padded = new Float32Array(samples.length + 2 * WINDOW_SAMPLES);
  padded.set(samples, WINDOW_SAMPLES);
  for (let moment = 0; moment < moments; moment += 1) {
    const centre = Math.round((moment + 0.5) * secondsBetween * sampleRateHertz);
    meter.measure(padded, centre + WINDOW_SAMPLES / 2, powers);
    const levels = bands.map((band) => Math.log(bandPower(powers, band) + 1e-6));
    for (let order = 0; order < COEFFICIENTS; order += 1) {
      values[moment * COEFFICIENTS + order] = cosineTransform(levels, order);
    }
  }
  normalise(values, moments);
  return { values, width: COEFFICIENTS, moments, secondsBetween };
}

async function samplesOf(path: string): Promise<{ samples: Float32Array; sampleRateHertz: number }> {
  const file = await readFile(path);
  const wave = await readWaveFile(
    async (offset, length) => file.subarray(offset, offset + length),
    file.length,
  );
  if (wave === undefined) throw new ReelError('media-failed', 'The speech is no WAV file.');
  const samples = new Float32Array(wave.frameCount);
  decodeChannel(file.subarray(wave.dataOffsetBytes), wave, wave.channels, 0, samples);
  return { samples, sampleRateHertz: wave.sampleRateHertz };
}

interface Band {
  from: number;
  centre: number;
  to: number;
}

/** Triangles that overlap by half, of even width on the mel scale. */
function melBands(sampleRateHertz: number): Band[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
  const hertz = (mels: number) => 700 * (10 ** (mels / 2595) - 1);
  const [low, high] = [mel(LOWEST_HERTZ), mel(HIGHEST_HERTZ)];
  const edges = Array.from({ length: BANDS + 2 }, (_, index) => {
    const at = hertz(low + ((high - low) * index) / (BANDS + 1));
    return Math.round((at * WINDOW_SAMPLES) / sampleRateHertz);
  });
  return Array.from({ length: BANDS }, (_, index) => ({
    from: edges[index]!,
    centre: Math.max(edges[index + 1]!, edges[index]! + 1),
    to: Math.max(edges[index + 2]!, edges[index]! + 2),
  }));
}

function bandPower(powers: Float64Array, { from, centre, to }: Band): number {
  let sum = 0;
  for (let bin = from; bin <= to; bin += 1) {
    const weight = bin <= centre ? (bin - from) / (centre - from) : (to - bin) / (to - centre);
    sum += weight * powers[bin]!;
  }
  return sum;
}

function cosineTransform(levels: number[], order: number): number {
  let sum = 0;
  for (const [index, level] of levels.entries()) {
    sum += level * Math.cos((Math.PI * order * (index + 0.5)) / levels.length);
  }
  return sum;
}

function normalise(values: Float32Array, moments: number): void {
  for (let order = 0; order < COEFFICIENTS; order += 1) {
    let sum = 0;
    let squares = 0;
    for (let at = order; at < values.length; at += COEFFICIENTS) {
      sum += values[at]!;
      squares += values[at]! ** 2;
    }
    const mean = sum / moments;
    const deviation = Math.sqrt(Math.max(1e-9, squares / moments - mean ** 2));
    for (let at = order; at < values.length; at += COEFFICIENTS)
      values[at] = (values[at]! - mean) / deviation;
  }
}
