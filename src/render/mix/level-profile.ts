import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { TruePeakMeter } from '../../domain/true-peak.ts';
import { KWeighting } from './k-weighting.ts';
import type { StereoBlock } from './stereo-block.ts';

/** The stretch of sound that loudness, peaks, speech and the limiter's gain are told for: 2.5 ms. */
export const HOP_SAMPLES = SAMPLE_RATE_HERTZ / 400;

/** Between samples that are all below this, nothing that a limiter would meet can hide. */
const WORTH_LOOKING = 0.08;

/** How loud a piece of sound is over its time: 8 bytes for each 2.5 ms, 12 MB an hour. */
export interface LevelProfile {
  hopCount: number;
  /** K-weighted energy of both channels, divided by the hop's length. */
  energies: Float32Array;
  /** The greatest true peak of either channel; all 0 where peaks were not asked for. */
  peaks: Float32Array;
}

/** Gathers the profile of sound that comes in blocks of whole hops, save the last. */
export class LevelMeter {
  readonly #weighting = new KWeighting();
  readonly #truePeaks = [new TruePeakMeter(WORTH_LOOKING), new TruePeakMeter(WORTH_LOOKING)] as const;
  readonly #energies: Float32Array;
  readonly #peaks: Float32Array;
  readonly #wantsPeaks: boolean;
  #hop = 0;

  constructor(lengthSamples: number, measured: { peaks: boolean }) {
    const hops = Math.ceil(lengthSamples / HOP_SAMPLES);
    this.#energies = new Float32Array(hops);
    this.#peaks = new Float32Array(measured.peaks ? hops : 0);
    this.#wantsPeaks = measured.peaks;
  }

  add(block: StereoBlock): void {
    const firstHop = this.#hop;
    this.#hop += Math.ceil(block.sampleCount / HOP_SAMPLES);
    if (block.silent) {
      this.#weighting.reset();
      for (const meter of this.#truePeaks) meter.reset();
      return;
    }
    this.#weighting.writeEnergies(block, HOP_SAMPLES, this.#energies, firstHop);
    if (this.#wantsPeaks) this.#addPeaks(block, firstHop);
  }

  profile(): LevelProfile {
    return { hopCount: this.#hop, energies: this.#energies, peaks: this.#peaks };
  }

  #addPeaks({ left, right, sampleCount, alike }: StereoBlock, firstHop: number): void {
    const [leftMeter, rightMeter] = this.#truePeaks;
    leftMeter.raisePeaks(left, sampleCount, HOP_SAMPLES, this.#peaks, firstHop);
    if (alike) rightMeter.follow(leftMeter);
    else rightMeter.raisePeaks(right, sampleCount, HOP_SAMPLES, this.#peaks, firstHop);
  }
}
