import FFT from 'fft.js';

/** Power spectra of stretches of sound under a Hann window (Harris, 1978). */
export class SpectrumMeter {
  /** Samples of a stretch; a power of two. */
  readonly size: number;
  readonly #transform: FFT;
  readonly #window: Float64Array;
  readonly #input: Float64Array;
  readonly #output: number[];

  constructor(size: number) {
    this.size = size;
    this.#transform = new FFT(size);
    this.#window = Float64Array.from(
      { length: size },
      (_, index) => Math.sin((Math.PI * (index + 0.5)) / size) ** 2,
    );
    this.#input = new Float64Array(size);
    this.#output = this.#transform.createComplexArray();
  }

  /** Writes the power of each of the first `powers.length` multiples of the sample rate by `size`, from 0 Hz up. */
  measure(samples: Float32Array, from: number, powers: Float64Array): void {
    for (let index = 0; index < this.size; index += 1) {
      this.#input[index] = samples[from + index]! * this.#window[index]!;
    }
    this.#transform.realTransform(this.#output, this.#input);
    for (let bin = 0; bin < powers.length; bin += 1) {
      const [real, imaginary] = [this.#output[2 * bin]!, this.#output[2 * bin + 1]!];
      powers[bin] = real * real + imaginary * imaginary;
    }
  }
}
