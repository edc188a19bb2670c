import { decodeChannel } from '../../src/domain/pulse-code.ts';
import { readWaveFile } from '../../src/domain/wave-file.ts';

/** The first channel of a WAV file, from -1 to 1. */
export async function heardSamples(bytes: Uint8Array): Promise<Float32Array> {
  const wave = await readWaveFile(async (at, length) => bytes.subarray(at, at + length), bytes.length);
  if (wave === undefined) throw new TypeError('This is no WAV file');
  const samples = new Float32Array(wave.frameCount);
  decodeChannel(bytes.subarray(wave.dataOffsetBytes), wave, wave.channels, 0, samples);
  return samples;
}

/** The greatest difference from silence in a stretch of samples. */
export function peakOf(samples: Float32Array, from = 0, to = samples.length): number {
  return samples.subarray(from, to).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}
