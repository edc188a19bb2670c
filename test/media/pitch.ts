import { readFile } from 'node:fs/promises';
import { decodeChannel } from '../../src/domain/pulse-code.ts';
import { readWaveFile } from '../../src/domain/wave-file.ts';

const FRAME_SECONDS = 0.04;
/** Beyond these nobody speaks. */
const LOWEST_HERTZ = 60;
const HIGHEST_HERTZ = 400;
/** How alike a frame must be to itself one period later to count as voiced. */
const LEAST_LIKENESS = 0.6;

/** The pitch of the voice in a WAV file: the median over all frames in which somebody sounds. */
export async function pitchHertz(path: string): Promise<number> {
  const bytes = await readFile(path);
  const wave = await readWaveFile(async (at, length) => bytes.subarray(at, at + length), bytes.length);
  if (wave === undefined) throw new TypeError(`${path} is no WAV file`);
  const samples = new Float32Array(wave.frameCount);
  decodeChannel(bytes.subarray(wave.dataOffsetBytes), wave, wave.channels, 0, samples);
  const length = Math.round(wave.sampleRateHertz * FRAME_SECONDS);
  const pitches: number[] = [];
  for (let start = 0; start + 2 * length < samples.length; start += length) {
    const period = periodFrom(samples, start, length, wave.sampleRateHertz);
    if (period !== undefined) pitches.push(wave.sampleRateHertz / period);
  }
  return pitches.sort((one, other) => one - other)[Math.floor(pitches.length / 2)] ?? 0;
}

/** The samples after which the sound from there on repeats itself best; undefined where it does not. */
function periodFrom(
  samples: Float32Array,
  start: number,
  length: number,
  rateHertz: number,
): number | undefined {
  let best: number | undefined;
  let most = LEAST_LIKENESS;
  for (let lag = Math.round(rateHertz / HIGHEST_HERTZ); lag <= rateHertz / LOWEST_HERTZ; lag += 1) {
    const likeness = likenessOf(samples, start, start + lag, length);
    // A voice repeats itself after two periods too: only what is plainly better counts as a longer one.
    if (likeness > most * (best === undefined ? 1 : 1.05)) [best, most] = [lag, likeness];
  }
  return best;
}

function likenessOf(samples: Float32Array, one: number, other: number, length: number): number {
  let [product, here, there] = [0, 1e-9, 1e-9];
  for (let at = 0; at < length; at += 1) {
    const [left = 0, right = 0] = [samples[one + at], samples[other + at]];
    product += left * right;
    here += left * left;
    there += right * right;
  }
  return product / Math.sqrt(here * there);
}
