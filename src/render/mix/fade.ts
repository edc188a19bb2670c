import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';

/** Where a source is cut within its sound, this much of it is faded, so that the cut does not click: 3 ms. */
const CUT_FADE_SAMPLES = (SAMPLE_RATE_HERTZ * 3) / 1000;

/** How a sound comes in or goes out, over whole samples. */
export interface Fade {
  lengthSamples: number;
  /**
   * `smooth` rises as the square of a sine, flat at both ends. `equal-power` rises as the sine: what goes out and what
   * comes in over the same stretch are as loud together as each alone.
   */
  shape: 'smooth' | 'equal-power';
}

/** A stretch with the fades at its ends; null where it begins or ends at once. */
export interface Faded {
  lengthSamples: number;
  fadeIn: Fade | null;
  fadeOut: Fade | null;
}

/** Fades samples in place; `position` is that of the first one within the faded stretch. */
export function applyFades(samples: Float32Array, position: number, faded: Faded): void {
  const { fadeIn, fadeOut, lengthSamples } = faded;
  if (fadeIn !== null) {
    const end = Math.min(samples.length, fadeIn.lengthSamples - position);
    for (let index = 0; index < end; index += 1) {
      samples[index]! *= rise((position + index + 0.5) / fadeIn.lengthSamples, fadeIn.shape);
    }
  }
  if (fadeOut !== null) {
    const first = Math.max(0, lengthSamples - fadeOut.lengthSamples - position);
    for (let index = first; index < samples.length; index += 1) {
      const left = lengthSamples - position - index - 0.5;
      samples[index]! *= rise(left / fadeOut.lengthSamples, fadeOut.shape);
    }
  }
}

/** From 0 to 1 while `part` goes there. */
function rise(part: number, shape: Fade['shape']): number {
  const sine = Math.sin((Math.PI / 2) * Math.min(1, Math.max(0, part)));
  return shape === 'smooth' ? sine * sine : sine;
}

/** Fades what lies near a cut within a sound; `position` is that of the first sample, `end` that of the cut after it. */
export function applyCutFades(
  samples: Float32Array,
  position: number,
  cuts: { atStart: boolean; end: number | null },
): void {
  if (cuts.atStart) {
    for (let index = 0; index < samples.length && position + index < CUT_FADE_SAMPLES; index += 1) {
      samples[index]! *= (position + index + 1) / CUT_FADE_SAMPLES;
    }
  }
  if (cuts.end !== null) {
    const first = Math.max(0, cuts.end - CUT_FADE_SAMPLES - position);
    for (let index = first; index < samples.length; index += 1) {
      samples[index]! *= Math.max(0, cuts.end - position - index) / CUT_FADE_SAMPLES;
    }
  }
}
