/** A frame rate as an exact fraction: 30 is 30/1, 29.97 is 30000/1001. */
export interface FrameRate {
  numerator: number;
  denominator: number;
}

/** Samples a second of all sound inside Reelwright. */
export const SAMPLE_RATE_HERTZ = 48_000;

/** The whole number of frames nearest to a time; half a frame rounds up. */
export function secondsToFrames(seconds: number, rate: FrameRate): number {
  return Math.round((seconds * rate.numerator) / rate.denominator);
}

/** The least number of whole frames that covers a time, forgiving a rounding error of a millionth of a frame. */
export function secondsToCoveringFrames(seconds: number, rate: FrameRate): number {
  return Math.max(0, Math.ceil((seconds * rate.numerator) / rate.denominator - 1e-6));
}

export function framesToSeconds(frames: number, rate: FrameRate): number {
  return (frames * rate.denominator) / rate.numerator;
}

/** The sample at which a frame begins, exact for any length of film: nothing is accumulated. */
export function frameToSample(frame: number, rate: FrameRate, sampleRateHertz = SAMPLE_RATE_HERTZ): number {
  const scaled = BigInt(frame) * BigInt(sampleRateHertz) * BigInt(rate.denominator);
  const divisor = BigInt(rate.numerator);
  return Number((scaled * 2n + divisor) / (divisor * 2n));
}

export function secondsToSamples(seconds: number, sampleRateHertz = SAMPLE_RATE_HERTZ): number {
  return Math.round(seconds * sampleRateHertz);
}
