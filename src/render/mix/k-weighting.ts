import type { StereoBlock } from './stereo-block.ts';

/**
 * The K-weighting of ITU-R BS.1770-5, Annex 1: a high shelf for the head, then a high-pass. The coefficients are
 * the recommendation's own, for 48 kHz.
 */
const SHELF = {
  b0: 1.53512485958697,
  b1: -2.69169618940638,
  b2: 1.19839281085285,
  a1: -1.69065929318241,
  a2: 0.73248077421585,
};
/** Its numerator is 1, -2, 1. */
const HIGH_PASS = { a1: -1.99004745483398, a2: 0.99007225036621 };

type ChannelState = [number, number, number, number];

/** The K-weighting filters of both channels; blocks follow one another. */
export class KWeighting {
  readonly #state = new Float64Array(8);

  reset(): void {
    this.#state.fill(0);
  }

  /**
   * Writes the energy (sum of squares over both channels, divided by the hop's length) of each hop, starting at
   * `firstHop`. Where both channels are alike, one is gone through for both.
   */
  writeEnergies(
    { left, right, sampleCount, alike }: StereoBlock,
    hopSamples: number,
    energies: Float32Array,
    firstHop: number,
  ): void {
    if (alike) this.#weighOne(left, sampleCount, hopSamples, energies, firstHop);
    else this.#weighBoth(left, right, sampleCount, hopSamples, energies, firstHop);
    for (const [index, value] of this.#state.entries()) if (Math.abs(value) < 1e-15) this.#state[index] = 0;
  }

  #weighOne(
    samples: Float32Array,
    sampleCount: number,
    hopSamples: number,
    energies: Float32Array,
    firstHop: number,
  ): void {
    let [shelf1, shelf2, pass1, pass2] = this.#state as unknown as ChannelState;
    for (let start = 0, hop = firstHop; start < sampleCount; start += hopSamples, hop += 1) {
      const end = Math.min(start + hopSamples, sampleCount);
      let energy = 0;
      for (let index = start; index < end; index += 1) {
        const input = samples[index]!;
        const shelved = SHELF.b0 * input + shelf1;
        shelf1 = SHELF.b1 * input - SHELF.a1 * shelved + shelf2;
        shelf2 = SHELF.b2 * input - SHELF.a2 * shelved;
        const weighted = shelved + pass1;
        pass1 = -2 * shelved - HIGH_PASS.a1 * weighted + pass2;
        pass2 = shelved - HIGH_PASS.a2 * weighted;
        energy += weighted * weighted;
      }
      energies[hop] = (2 * energy) / hopSamples;
    }
    this.#state.set([shelf1, shelf2, pass1, pass2, shelf1, shelf2, pass1, pass2]);
  }

  /** Both in one loop: the two chains of arithmetic do not wait for each other, which halves the time. */
  #weighBoth(
    left: Float32Array,
    right: Float32Array,
    sampleCount: number,
    hopSamples: number,
    energies: Float32Array,
    firstHop: number,
  ): void {
    const state = this.#state;
    let [shelf1, shelf2, pass1, pass2] = state as unknown as ChannelState;
    let [otherShelf1, otherShelf2, otherPass1, otherPass2] = state.subarray(4) as unknown as ChannelState;
    for (let start = 0, hop = firstHop; start < sampleCount; start += hopSamples, hop += 1) {
      const end = Math.min(start + hopSamples, sampleCount);
      let energy = 0;
      for (let index = start; index < end; index += 1) {
        const input = left[index]!;
        const other = right[index]!;
        const shelved = SHELF.b0 * input + shelf1;
        const otherShelved = SHELF.b0 * other + otherShelf1;
        shelf1 = SHELF.b1 * input - SHELF.a1 * shelved + shelf2;
        otherShelf1 = SHELF.b1 * other - SHELF.a1 * otherShelved + otherShelf2;
        shelf2 = SHELF.b2 * input - SHELF.a2 * shelved;
        otherShelf2 = SHELF.b2 * other - SHELF.a2 * otherShelved;
        const weighted = shelved + pass1;
        const otherWeighted = otherShelved + otherPass1;
        pass1 = -2 * shelved - HIGH_PASS.a1 * weighted + pass2;
        otherPass1 = -2 * otherShelved - HIGH_PASS.a1 * otherWeighted + otherPass2;
        pass2 = shelved - HIGH_PASS.a2 * weighted;
        otherPass2 = otherShelved - HIGH_PASS.a2 * otherWeighted;
        energy += weighted * weighted + otherWeighted * otherWeighted;
      }
      energies[hop] = energy / hopSamples;
    }
    state.set([shelf1, shelf2, pass1, pass2, otherShelf1, otherShelf2, otherPass1, otherPass2]);
  }
}
