import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { decibelsToGain } from './decibels.ts';
import { HOP_SAMPLES } from './level-profile.ts';
import type { SpeechStretch } from './speech-stretches.ts';

/** Music is on its way down this long and is there a moment before the first sound of a word. */
const ATTACK_SAMPLES = 0.45 * SAMPLE_RATE_HERTZ;
const EARLY_SAMPLES = 0.05 * SAMPLE_RATE_HERTZ;
/** After the last word it stays a moment, then comes back without haste. */
const HOLD_SAMPLES = 0.35 * SAMPLE_RATE_HERTZ;
const RELEASE_SAMPLES = 1.4 * SAMPLE_RATE_HERTZ;

/** How far what ducks is down, from 0 to 1, as a function of the film's time alone. Ask for rising samples. */
export class DuckingCurve {
  readonly #speech: readonly SpeechStretch[];
  #next = 0;

  constructor(speech: readonly SpeechStretch[]) {
    this.#speech = speech;
  }

  /** The depths at the borders of a block's hops. */
  depthsOf(blockStart: number, sampleCount: number): Float32Array {
    const hops = Math.ceil(sampleCount / HOP_SAMPLES);
    if (this.#speech.length === 0) return new Float32Array(hops + 1);
    return Float32Array.from({ length: hops + 1 }, (_, border) =>
      this.#depthAt(blockStart + border * HOP_SAMPLES),
    );
  }

  #depthAt(sample: number): number {
    while (this.#next < this.#speech.length && this.#speech[this.#next]!.startSample <= sample)
      this.#next += 1;
    const before = this.#speech[this.#next - 1];
    const after = this.#speech[this.#next];
    const sinceSpeech = before === undefined ? Number.POSITIVE_INFINITY : sample - before.endSample;
    const untilSpeech = after === undefined ? Number.POSITIVE_INFINITY : after.startSample - sample;
    return Math.max(
      eased(1 - (sinceSpeech - HOLD_SAMPLES) / RELEASE_SAMPLES),
      eased(1 - (untilSpeech - EARLY_SAMPLES) / ATTACK_SAMPLES),
    );
  }
}

/** A gain, lowered by as many decibels as the depth at each border of hops asks for. */
export function duckedGains(gain: number, duckingDecibels: number, depths: Float32Array): Float32Array {
  return depths.map((depth) => gain * decibelsToGain(-duckingDecibels * depth));
}

/** A raised cosine from 0 to 1, flat outside. */
function eased(part: number): number {
  if (part <= 0) return 0;
  return part >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * part);
}
