import { SAMPLE_RATE_HERTZ } from '../../../../domain/time.ts';
import type { CircularBus } from './circular-bus.ts';

/** Delays without common divisors, so that echoes do not fall together; odd lines feed left, even ones right. */
const LINE_SAMPLES = [1439, 1693, 1993, 2311, 2657, 2963, 3331, 3677];
const DIFFUSER_SAMPLES = [
  [142, 379, 613],
  [157, 397, 577],
] as const;
const DIFFUSION = 0.6;
const PRE_DELAY_SAMPLES = 0.022 * SAMPLE_RATE_HERTZ;
/** Shorter than the shortest line, so a block never waits for itself. */
const BLOCK_SAMPLES = 1024;
/** After so many of its reverberation times nothing of a sound is left that 16 bits could hold: 96 dB. */
const FORGETTING = 1.6;
/** Bass stays clear of the room, and the room loses its brightness first. */
const LOW_CUT_HERTZ = 220;
const DAMPING_HERTZ = 5200;

/**
 * Adds the room around one bus to another of the same length: a feedback delay network of eight lines behind a
 * Householder matrix (Jot and Chaigne, "Digital delay networks for designing artificial reverberators", 1991).
 * The room has heard the end of the music before it begins, so its tail runs on over the seam.
 */
export function addReverb(from: CircularBus, to: CircularBus, reverbSeconds: number, gain: number): void {
  const room = new Room(reverbSeconds);
  const { lengthSamples } = from;
  const warmUp = Math.ceil(reverbSeconds * FORGETTING * SAMPLE_RATE_HERTZ);
  const left = new Float32Array(BLOCK_SAMPLES);
  const right = new Float32Array(BLOCK_SAMPLES);
  for (let start = -warmUp; start < lengthSamples; start += BLOCK_SAMPLES) {
    const count = Math.min(BLOCK_SAMPLES, lengthSamples - start);
    let at = from.place(start - PRE_DELAY_SAMPLES);
    for (let index = 0; index < count; index += 1) {
      left[index] = from.left[at]!;
      right[index] = from.right[at]!;
      at = at + 1 === lengthSamples ? 0 : at + 1;
    }
    room.pass(left, right, count);
    for (let index = Math.max(0, -start); index < count; index += 1) {
      to.left[start + index]! += left[index]! * gain;
      to.right[start + index]! += right[index]! * gain;
    }
  }
}

class Room {
  readonly #diffusers = DIFFUSER_SAMPLES.map((delays) => delays.map((delay) => new Diffuser(delay)));
  readonly #lines: DelayLine[];
  readonly #sum = new Float32Array(BLOCK_SAMPLES);
  readonly #out = [new Float32Array(BLOCK_SAMPLES), new Float32Array(BLOCK_SAMPLES)] as const;
  readonly #lowCuts = [0, 0];

  constructor(reverbSeconds: number) {
    this.#lines = LINE_SAMPLES.map((delay) => new DelayLine(delay, reverbSeconds));
  }

  /** Replaces both sides by the room's answer to them. */
  pass(left: Float32Array, right: Float32Array, count: number): void {
    for (const [side, samples] of [left, right].entries()) {
      this.#cutLow(samples, count, side);
      for (const diffuser of this.#diffusers[side]!) diffuser.pass(samples, count);
    }
    const [outLeft, outRight] = this.#out;
    outLeft.fill(0, 0, count);
    outRight.fill(0, 0, count);
    for (const [index, line] of this.#lines.entries()) line.read(index % 2 === 0 ? outLeft : outRight, count);
    for (let index = 0; index < count; index += 1) this.#sum[index] = outLeft[index]! + outRight[index]!;
    for (const [index, line] of this.#lines.entries())
      line.write(index % 2 === 0 ? left : right, this.#sum, count);
    left.set(outLeft);
    right.set(outRight);
  }

  #cutLow(samples: Float32Array, count: number, side: number): void {
    const smoothing = 1 - Math.exp((-2 * Math.PI * LOW_CUT_HERTZ) / SAMPLE_RATE_HERTZ);
    let low = this.#lowCuts[side]!;
    for (let index = 0; index < count; index += 1) {
      low += smoothing * (samples[index]! - low);
      samples[index]! -= low;
    }
    this.#lowCuts[side] = low;
  }
}

/** Schroeder's all-pass: spreads a stroke in time and leaves its colour. */
class Diffuser {
  readonly #held: Float32Array;
  #at = 0;

  constructor(delaySamples: number) {
    this.#held = new Float32Array(delaySamples);
  }

  pass(samples: Float32Array, count: number): void {
    const held = this.#held;
    let at = this.#at;
    for (let index = 0; index < count; index += 1) {
      const delayed = held[at]!;
      const fed = samples[index]! + DIFFUSION * delayed;
      held[at] = fed;
      samples[index] = delayed - DIFFUSION * fed;
      at = at + 1 === held.length ? 0 : at + 1;
    }
    this.#at = at;
  }
}

class DelayLine {
  readonly #held: Float32Array;
  readonly #out = new Float32Array(BLOCK_SAMPLES);
  readonly #feedback: number;
  readonly #smoothing = 1 - Math.exp((-2 * Math.PI * DAMPING_HERTZ) / SAMPLE_RATE_HERTZ);
  #damped = 0;
  #at = 0;

  constructor(delaySamples: number, reverbSeconds: number) {
    this.#held = new Float32Array(delaySamples);
    this.#feedback = 10 ** ((-3 * delaySamples) / (reverbSeconds * SAMPLE_RATE_HERTZ));
  }

  /** Takes what comes out of the line now and adds it to the line's side. */
  read(side: Float32Array, count: number): void {
    const held = this.#held;
    const out = this.#out;
    let damped = this.#damped;
    let at = this.#at;
    for (let index = 0; index < count; index += 1) {
      damped += this.#smoothing * (held[at]! - damped);
      const value = damped * this.#feedback;
      out[index] = value;
      side[index]! += value;
      at = at + 1 === held.length ? 0 : at + 1;
    }
    this.#damped = Math.abs(damped) < 1e-15 ? 0 : damped;
  }

  /** Puts the input and what the matrix returns in at the other end. */
  write(input: Float32Array, sum: Float32Array, count: number): void {
    const held = this.#held;
    const out = this.#out;
    const share = 2 / LINE_SAMPLES.length;
    let at = this.#at;
    for (let index = 0; index < count; index += 1) {
      held[at] = input[index]! + out[index]! - share * sum[index]!;
      at = at + 1 === held.length ? 0 : at + 1;
    }
    this.#at = at;
  }
}
