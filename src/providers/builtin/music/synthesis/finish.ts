import { SAMPLE_RATE_HERTZ } from '../../../../domain/time.ts';
import type { CircularBus } from './circular-bus.ts';

interface Biquad {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
}

const RUMBLE_HERTZ = 34;
/** A shallow valley where the consonants of speech are, so that a voice over the music is understood. */
const SPEECH_VALLEY = { hertz: 2100, width: 0.55, decibels: -3 };
/** What lies over the voice's own range carries sparkle without covering it. */
const AIR = { hertz: 4200, decibels: 5 };
/** The level of the whole, as its root mean square against full scale; peaks stay some 10 dB above. */
const TARGET_RMS = 10 ** (-20 / 20);
/** Filters have heard this much of the end before the beginning. */
const WARM_UP_SAMPLES = 0.25 * SAMPLE_RATE_HERTZ;

/** Shapes the tone of a whole piece, brings it to its level and rounds off its peaks softly. */
export function finish(bus: CircularBus, toneHertz: number): void {
  const filters = [highPass(RUMBLE_HERTZ), bell(SPEECH_VALLEY), highShelf(AIR), lowPass(toneHertz)];
  for (const samples of [bus.left, bus.right]) for (const filter of filters) filterCircle(samples, filter);
  const gain = TARGET_RMS / Math.max(1e-9, rootMeanSquare(bus));
  for (const samples of [bus.left, bus.right]) {
    for (let index = 0; index < samples.length; index += 1) samples[index] = saturate(samples[index]! * gain);
  }
}

/** A rational approximation of the hyperbolic tangent, linear for quiet sound and never above 0.8. */
function saturate(value: number): number {
  const driven = value / 0.8;
  if (driven >= 3) return 0.8;
  if (driven <= -3) return -0.8;
  const square = driven * driven;
  return (0.8 * driven * (27 + square)) / (27 + 9 * square);
}

function rootMeanSquare({ left, right, lengthSamples }: CircularBus): number {
  let sum = 0;
  for (let index = 0; index < lengthSamples; index += 1) {
    sum += left[index]! * left[index]! + right[index]! * right[index]!;
  }
  return Math.sqrt(sum / (2 * lengthSamples));
}

function filterCircle(samples: Float32Array, { b0, b1, b2, a1, a2 }: Biquad): void {
  let first = 0;
  let second = 0;
  const warmUp = Math.min(samples.length, WARM_UP_SAMPLES);
  for (let index = samples.length - warmUp; index < samples.length; index += 1) {
    const input = samples[index]!;
    const output = b0 * input + first;
    first = b1 * input - a1 * output + second;
    second = b2 * input - a2 * output;
  }
  for (let index = 0; index < samples.length; index += 1) {
    const input = samples[index]!;
    const output = b0 * input + first;
    first = b1 * input - a1 * output + second;
    second = b2 * input - a2 * output;
    samples[index] = output;
  }
}

/** The filters of R. Bristow-Johnson's "Cookbook formulae for audio EQ biquad filter coefficients". */
function highPass(hertz: number): Biquad {
  const { cosine, alpha } = angles(hertz, Math.SQRT1_2);
  return scaled((1 + cosine) / 2, -(1 + cosine), (1 + cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
}

function lowPass(hertz: number): Biquad {
  const { cosine, alpha } = angles(hertz, 0.6);
  return scaled((1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
}

function bell({ hertz, width, decibels }: { hertz: number; width: number; decibels: number }): Biquad {
  const { cosine, alpha } = angles(hertz, width);
  const amplitude = 10 ** (decibels / 40);
  return scaled(
    1 + alpha * amplitude,
    -2 * cosine,
    1 - alpha * amplitude,
    1 + alpha / amplitude,
    -2 * cosine,
    1 - alpha / amplitude,
  );
}

function highShelf({ hertz, decibels }: { hertz: number; decibels: number }): Biquad {
  const { cosine, alpha } = angles(hertz, Math.SQRT1_2);
  const a = 10 ** (decibels / 40);
  const slope = 2 * Math.sqrt(a) * alpha;
  return scaled(
    a * (a + 1 + (a - 1) * cosine + slope),
    -2 * a * (a - 1 + (a + 1) * cosine),
    a * (a + 1 + (a - 1) * cosine - slope),
    a + 1 - (a - 1) * cosine + slope,
    2 * (a - 1 - (a + 1) * cosine),
    a + 1 - (a - 1) * cosine - slope,
  );
}

function angles(hertz: number, quality: number): { cosine: number; alpha: number } {
  const turn = (2 * Math.PI * hertz) / SAMPLE_RATE_HERTZ;
  return { cosine: Math.cos(turn), alpha: Math.sin(turn) / (2 * quality) };
}

function scaled(b0: number, b1: number, b2: number, a0: number, a1: number, a2: number): Biquad {
  return { b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: a1 / a0, a2: a2 / a0 };
}
