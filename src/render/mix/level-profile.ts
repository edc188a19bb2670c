import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { KWeighting } from './k-weighting.ts';
import type { StereoBlock } from './stereo-block.ts';
import { TruePeakMeter } from './true-peak.ts';

/** The stretch of sound that loudness, peaks, speech and the limiter's gain are told for: 2.5 ms. */
export const HOP_SAMPLES = SAMPLE_RATE_HERTZ / 400;

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
  readonly #channels = [createChannel(), createChannel()] as const;
  readonly #wantsPeaks: boolean;
  readonly #energies: Float32Array;
  readonly #peaks: Float32Array;
  #hop = 0;

  constructor(lengthSamples: number, measured: { peaks: boolean }) {
    const hops = Math.ceil(lengthSamples / HOP_SAMPLES);
    this.#energies = new Float32Array(hops);
    this.#peaks = new Float32Array(measured.peaks ? hops : 0);
    this.#wantsPeaks = measured.peaks;
  }

  add(block: StereoBlock): void {
    const { left, right, sampleCount, alike } = block;
    const firstHop = this.#hop;
    const nextHop = firstHop + Math.ceil(sampleCount / HOP_SAMPLES);
    this.#hop = nextHop;
    if (block.silent) {
      for (const { weighting, truePeak } of this.#channels) {
        weighting.reset();
        truePeak.reset();
      }
      return;
    }
    const energies = this.#energies;
    const [leftChannel, rightChannel] = this.#channels;
    const measure = (channel: Channel, samples: Float32Array): void => {
      channel.weighting.addEnergies(samples, sampleCount, HOP_SAMPLES, energies, firstHop);
      if (this.#wantsPeaks) {
        channel.truePeak.raisePeaks(samples, sampleCount, HOP_SAMPLES, this.#peaks, firstHop);
      }
    };
    measure(leftChannel, left);
    if (alike) {
      rightChannel.weighting.follow(leftChannel.weighting);
      rightChannel.truePeak.follow(leftChannel.truePeak);
    } else measure(rightChannel, right);
    const scale = (alike ? 2 : 1) / HOP_SAMPLES;
    for (let hop = firstHop; hop < nextHop; hop += 1) energies[hop]! *= scale;
  }

  profile(): LevelProfile {
    return { hopCount: this.#hop, energies: this.#energies, peaks: this.#peaks };
  }
}

interface Channel {
  weighting: KWeighting;
  truePeak: TruePeakMeter;
}

function createChannel(): Channel {
  return { weighting: new KWeighting(), truePeak: new TruePeakMeter() };
}
