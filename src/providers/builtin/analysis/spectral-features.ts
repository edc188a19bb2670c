import { SpectrumMeter } from '../../../domain/spectrum.ts';
import { SAMPLE_RATE_HERTZ } from '../../../domain/time.ts';

/** The step of all features: 10 ms. */
const FRAME_SAMPLES = SAMPLE_RATE_HERTZ / 100;
export const FRAMES_PER_SECOND = SAMPLE_RATE_HERTZ / FRAME_SAMPLES;
const SPECTRUM_SAMPLES = 2048;
/** Tones are told apart by a longer window, at every so many frames. */
const CHROMA_SAMPLES = 8192;
export const CHROMA_FRAMES = 10;
export const BANDS = 36;
const LOWEST_HERTZ = 40;
const HIGHEST_HERTZ = 14_000;
/** Below are bass drum and bass. */
const LOW_BANDS = 6;
/** Loudness is felt as a logarithm, but not far below what is heard at all (Klapuri et al., 2006). */
const COMPRESSION = 100;
/** A rise is taken against the frame two before, so that a slow stroke counts as much as a sharp one. */
const RISE_FRAMES = 2;

/** What is drawn from a piece's spectra over its time. */
export interface SpectralFeatures {
  frameCount: number;
  /** Half-wave rectified rise of compressed bands, against the loudest near by: SuperFlux (Böck, Widmer, 2013). */
  onsets: Float32Array;
  /** The same for the lowest bands alone. */
  lowOnsets: Float32Array;
  /** Mean power of the sound. */
  power: Float32Array;
  /** Compressed bands: `BANDS` for every frame. */
  bands: Float32Array;
  /** Twelve pitch classes for every `CHROMA_FRAMES` frames. */
  chroma: Float32Array;
}

/** Reads the features of sound of 48 kHz with one channel; each frame tells of what is around its middle. */
export function spectralFeatures(samples: Float32Array): SpectralFeatures {
  const frameCount = Math.ceil(samples.length / FRAME_SAMPLES);
  const padded = new Float32Array(samples.length + CHROMA_SAMPLES + FRAME_SAMPLES);
  padded.set(samples, CHROMA_SAMPLES / 2);
  const features: SpectralFeatures = {
    frameCount,
    onsets: new Float32Array(frameCount),
    lowOnsets: new Float32Array(frameCount),
    power: new Float32Array(frameCount),
    bands: new Float32Array(frameCount * BANDS),
    chroma: new Float32Array(12 * Math.ceil(frameCount / CHROMA_FRAMES)),
  };
  readBands(padded, features);
  readOnsets(features);
  readChroma(padded, features);
  return features;
}

function readBands(padded: Float32Array, { frameCount, bands, power }: SpectralFeatures): void {
  const meter = new SpectrumMeter(SPECTRUM_SAMPLES);
  const edges = bandEdges();
  const powers = new Float64Array(edges.at(-1)!);
  const scale = 4 / SPECTRUM_SAMPLES ** 2;
  for (let frame = 0; frame < frameCount; frame += 1) {
    const middle = CHROMA_SAMPLES / 2 + frame * FRAME_SAMPLES + FRAME_SAMPLES / 2;
    meter.measure(padded, middle - SPECTRUM_SAMPLES / 2, powers);
    let total = 0;
    for (let band = 0; band < BANDS; band += 1) {
      let sum = 0;
      for (let bin = edges[band]!; bin < edges[band + 1]!; bin += 1) sum += powers[bin]!;
      total += sum;
      bands[frame * BANDS + band] = Math.log1p(COMPRESSION * Math.sqrt(sum * scale));
    }
    power[frame] = total * scale;
  }
}

function readOnsets({ frameCount, bands, onsets, lowOnsets }: SpectralFeatures): void {
  for (let frame = RISE_FRAMES; frame < frameCount; frame += 1) {
    const [now, before] = [frame * BANDS, (frame - RISE_FRAMES) * BANDS];
    for (let band = 0; band < BANDS; band += 1) {
      const near = Math.max(
        bands[before + Math.max(0, band - 1)]!,
        bands[before + band]!,
        bands[before + Math.min(BANDS - 1, band + 1)]!,
      );
      const rise = Math.max(0, bands[now + band]! - near);
      onsets[frame]! += rise;
      if (band < LOW_BANDS) lowOnsets[frame]! += rise;
    }
  }
}

function readChroma(padded: Float32Array, { frameCount, chroma }: SpectralFeatures): void {
  const meter = new SpectrumMeter(CHROMA_SAMPLES);
  const binHertz = SAMPLE_RATE_HERTZ / CHROMA_SAMPLES;
  const powers = new Float64Array(Math.ceil(2000 / binHertz));
  const classOf = Array.from(powers, (_, bin) =>
    bin * binHertz < 80 ? -1 : (Math.round(12 * Math.log2((bin * binHertz) / 440)) + 1200) % 12,
  );
  for (let step = 0; step * CHROMA_FRAMES < frameCount; step += 1) {
    meter.measure(padded, step * CHROMA_FRAMES * FRAME_SAMPLES, powers);
    for (const [bin, pitchClass] of classOf.entries()) {
      if (pitchClass >= 0) chroma[step * 12 + pitchClass]! += Math.sqrt(powers[bin]!);
    }
  }
}

/** The first bin of each band, at equal ratios, and at least one bin apart. */
function bandEdges(): number[] {
  const binHertz = SAMPLE_RATE_HERTZ / SPECTRUM_SAMPLES;
  const edges = [Math.round(LOWEST_HERTZ / binHertz)];
  for (let band = 1; band <= BANDS; band += 1) {
    const hertz = LOWEST_HERTZ * (HIGHEST_HERTZ / LOWEST_HERTZ) ** (band / BANDS);
    edges.push(Math.max(Math.round(hertz / binHertz), edges.at(-1)! + 1));
  }
  return edges;
}
