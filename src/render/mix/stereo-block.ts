/** A stretch of the film's sound, used again for the next one. */
export interface StereoBlock {
  left: Float32Array;
  right: Float32Array;
  /** How much of the two is in use. */
  sampleCount: number;
  /** True where nothing was put in: all samples are 0. */
  silent: boolean;
  /** True where both channels hold the same. */
  alike: boolean;
}

/** Two seconds: large enough to spare calls for reading, small enough to leave the event loop free. */
export const BLOCK_SAMPLES = 96_000;

export function createBlock(): StereoBlock {
  const silence = () => new Float32Array(BLOCK_SAMPLES);
  return { left: silence(), right: silence(), sampleCount: 0, silent: true, alike: true };
}

/** Makes the block silent and of the length given. */
export function clearBlock(block: StereoBlock, sampleCount: number): void {
  block.left.fill(0, 0, sampleCount);
  block.right.fill(0, 0, sampleCount);
  block.sampleCount = sampleCount;
  block.silent = true;
  block.alike = true;
}

/** Adds samples times a gain to others of the same length. */
export function addScaled(samples: Float32Array, gain: number, to: Float32Array): void {
  for (let index = 0; index < samples.length; index += 1) to[index]! += samples[index]! * gain;
}
