/**
 * True peaks by four-fold oversampling (ITU-R BS.1770-5, Annex 2), with an interpolator of 16 taps a phase.
 */
const TAPS = 16;
const PHASES = [0.25, 0.5, 0.75].map(interpolator);
/** The most by which the interpolated peak is taken to exceed quiet samples. */
const QUIET_MARGIN = 1.5;

/** One channel's peaks; blocks follow one another. Peaks come out up to 8 samples late. */
export class TruePeakMeter {
  readonly #carry = new Float32Array(TAPS - 1);
  readonly #worthLooking: number;
  #joined = new Float32Array(0);

  /** Between samples that are all below `worthLooking`, peaks are not looked for but taken to be a little higher. */
  constructor(worthLooking: number) {
    this.#worthLooking = worthLooking;
  }

  /** Goes on as if it had heard what the other one has. */
  follow(other: TruePeakMeter): void {
    this.#carry.set(other.#carry);
  }

  reset(): void {
    this.#carry.fill(0);
  }

  /** Raises `peaks`, starting at `firstHop`, to the greatest level of each stretch of `hopSamples`. */
  raisePeaks(
    samples: Float32Array,
    sampleCount: number,
    hopSamples: number,
    peaks: Float32Array,
    firstHop: number,
  ): void {
    const joined = this.#join(samples, sampleCount);
    for (let start = 0, hop = firstHop; start < sampleCount; start += hopSamples, hop += 1) {
      const end = Math.min(start + hopSamples, sampleCount);
      let peak = 0;
      for (let index = start; index < end + TAPS - 1; index += 1) {
        const level = Math.abs(joined[index]!);
        if (level > peak) peak = level;
      }
      peak = peak < this.#worthLooking ? peak * QUIET_MARGIN : betweenSamples(joined, start, end, peak);
      if (peak > peaks[hop]!) peaks[hop] = peak;
    }
  }

  #join(samples: Float32Array, sampleCount: number): Float32Array {
    if (this.#joined.length < sampleCount + TAPS - 1) this.#joined = new Float32Array(sampleCount + TAPS - 1);
    this.#joined.set(this.#carry);
    this.#joined.set(samples.subarray(0, sampleCount), TAPS - 1);
    this.#carry.set(this.#joined.subarray(sampleCount, sampleCount + TAPS - 1));
    return this.#joined;
  }
}

function betweenSamples(joined: Float32Array, start: number, end: number, samplePeak: number): number {
  let peak = samplePeak;
  for (let at = start; at < end; at += 1) {
    // Only beside a sample that is high itself can the interpolated level be the highest.
    const near = Math.abs(joined[at + TAPS / 2 - 1]!) + Math.abs(joined[at + TAPS / 2]!);
    if (near < samplePeak) continue;
    for (const phase of PHASES) {
      let sum = 0;
      for (let tap = 0; tap < TAPS; tap += 1) sum += phase[tap]! * joined[at + tap]!;
      const level = sum < 0 ? -sum : sum;
      if (level > peak) peak = level;
    }
  }
  return peak;
}

/** A sinc shifted by a part of a sample, under a Blackman window, with a gain of 1 at 0 Hz. */
function interpolator(fraction: number): Float64Array {
  const taps = Float64Array.from({ length: TAPS }, (_, tap) => {
    const distance = tap - (TAPS / 2 - 1) - fraction;
    const sinc = Math.sin(Math.PI * distance) / (Math.PI * distance);
    const place = (Math.PI * 2 * distance) / (TAPS + 1);
    return sinc * (0.42 + 0.5 * Math.cos(place) + 0.08 * Math.cos(2 * place));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}
