import { SAMPLE_RATE_HERTZ } from '../domain/time.ts';
import { TruePeakMeter } from '../domain/true-peak.ts';
import type { PeakOver } from '../ports/clip-media.ts';
import type { FilterStep } from '../ports/media.ts';
import type { Operation } from './protocol.ts';
import { filteredSound } from './shape-sound.ts';

/** Peaks are told apart by 2.5 ms. */
const HOP_SAMPLES = SAMPLE_RATE_HERTZ / 400;
const BLOCK_SAMPLES = SAMPLE_RATE_HERTZ / 10;
/** Between samples this far under the ceiling nothing is looked for: 5 decibels. */
const WORTH_LOOKING = 0.56;

/** Measures the loudness of sound and looks for true peaks over a ceiling. */
export const measurePeaks: Operation<'measurePeaks'> = async ({ path, ceilingDbtp }, { signal }) => {
  const steps: FilterStep[] = [
    { filter: 'ebur128', options: { peak: 'none', framelog: 'quiet' } },
    { filter: 'aformat', options: { sample_fmts: 'fltp', sample_rates: SAMPLE_RATE_HERTZ } },
    { filter: 'asetnsamples', options: { n: BLOCK_SAMPLES, p: false } },
  ];
  const ceiling = 10 ** (ceilingDbtp / 20);
  const meters: TruePeakMeter[] = [];
  const over: PeakOver[] = [];
  let integratedLufs = 0;
  const peaks = new Float32Array(BLOCK_SAMPLES / HOP_SAMPLES);
  let start = 0;
  const heard = filteredSound(path, steps, signal, (chain) => {
    integratedLufs = chain.figure(0, 'integrated');
  });
  for await (const frame of heard) {
    peaks.fill(0);
    for (const [channel, plane] of (frame.extendedData ?? frame.data ?? []).entries()) {
      meters[channel] ??= new TruePeakMeter(ceiling * WORTH_LOOKING);
      const samples = new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples);
      meters[channel].raisePeaks(samples, frame.nbSamples, HOP_SAMPLES, peaks, 0);
    }
    for (const [hop, peak] of peaks.entries()) {
      if (peak > ceiling) {
        over.push({ sample: start + hop * HOP_SAMPLES, overDecibels: 20 * Math.log10(peak / ceiling) });
      }
    }
    start += frame.nbSamples;
  }
  return { integratedLufs, over };
};
