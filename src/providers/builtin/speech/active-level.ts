const WINDOW_SECONDS = 0.05;
/** Windows this far under the mean are pauses (the relative gate of ITU-R BS.1770). */
const GATE = 0.1;
/** What silence is said to have. */
export const SILENCE_DECIBELS = -100;

/** Measures how loud speech is while someone speaks: pauses do not count. */
export class ActiveLevel {
  readonly #energies: number[] = [];

  add(samples: Int16Array, sampleRateHertz: number): void {
    const size = Math.round(WINDOW_SECONDS * sampleRateHertz);
    for (let start = 0; start + size <= samples.length; start += size) {
      let sum = 0;
      for (let index = start; index < start + size; index++) sum += (samples[index]! / 32_768) ** 2;
      this.#energies.push(sum / size);
    }
  }

  /** The mean level in dBFS. */
  get decibels(): number {
    const gate = GATE * mean(this.#energies);
    const level = mean(this.#energies.filter((energy) => energy > gate));
    return level === 0 ? SILENCE_DECIBELS : 10 * Math.log10(level);
  }
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
