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
const HIGH_PASS = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };

/** One channel's K-weighting filter; blocks follow one another. */
export class KWeighting {
  readonly #state = new Float64Array(4);

  /** Goes on as if it had heard what the other one has. */
  follow(other: KWeighting): void {
    this.#state.set(other.#state);
  }

  reset(): void {
    this.#state.fill(0);
  }

  /** Adds the energy (sum of squares) of each stretch of `hopSamples` to `energies`, starting at `firstHop`. */
  addEnergies(
    samples: Float32Array,
    sampleCount: number,
    hopSamples: number,
    energies: Float32Array,
    firstHop: number,
  ): void {
    let [shelf1, shelf2, pass1, pass2] = this.#state as unknown as [number, number, number, number];
    for (let start = 0, hop = firstHop; start < sampleCount; start += hopSamples, hop += 1) {
      const end = Math.min(start + hopSamples, sampleCount);
      let energy = 0;
      for (let index = start; index < end; index += 1) {
        const input = samples[index]!;
        const shelved = SHELF.b0 * input + shelf1;
        shelf1 = SHELF.b1 * input - SHELF.a1 * shelved + shelf2;
        shelf2 = SHELF.b2 * input - SHELF.a2 * shelved;
        const weighted = shelved + pass1;
        pass1 = HIGH_PASS.b1 * shelved - HIGH_PASS.a1 * weighted + pass2;
        pass2 = HIGH_PASS.b2 * shelved - HIGH_PASS.a2 * weighted;
        energy += weighted * weighted;
      }
      energies[hop]! += energy;
    }
    this.#state.set([shelf1, shelf2, pass1, pass2].map((value) => (Math.abs(value) < 1e-15 ? 0 : value)));
  }
}
