import type { CircularBus } from './circular-bus.ts';

const REPEATS = 4;
const FEEDBACK = 0.48;

/** Adds echoes of one bus to another of the same length, in turn from the left and the right, each one softer. */
export function addEcho(from: CircularBus, to: CircularBus, delaySamples: number, gain: number): void {
  const { lengthSamples } = from;
  for (let repeat = 1; repeat <= REPEATS; repeat += 1) {
    const level = gain * FEEDBACK ** (repeat - 1) * 0.5;
    const near = repeat % 2 === 1 ? to.left : to.right;
    const far = repeat % 2 === 1 ? to.right : to.left;
    let at = from.place(-repeat * delaySamples);
    for (let index = 0; index < lengthSamples; index += 1) {
      const value = (from.left[at]! + from.right[at]!) * level;
      near[index]! += value;
      far[index]! += value * 0.25;
      at = at + 1 === lengthSamples ? 0 : at + 1;
    }
  }
}
