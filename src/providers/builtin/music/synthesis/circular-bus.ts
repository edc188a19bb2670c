/** Stereo sound without beginning or end: what is played past its last sample is heard at its first. */
export class CircularBus {
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly lengthSamples: number;

  constructor(lengthSamples: number) {
    this.lengthSamples = lengthSamples;
    this.left = new Float32Array(lengthSamples);
    this.right = new Float32Array(lengthSamples);
  }

  /** The index of a sample that may lie before the beginning or past the end. */
  place(sample: number): number {
    const rounded = Math.round(sample) % this.lengthSamples;
    return rounded < 0 ? rounded + this.lengthSamples : rounded;
  }

  /** Adds a sound of one channel. It is damped from `dampAt` on, over `dampSamples`. */
  add(
    sound: Float32Array,
    startSample: number,
    gain: { left: number; right: number },
    dampAt = Number.POSITIVE_INFINITY,
    dampSamples = 1,
  ): void {
    const total = Math.min(sound.length, dampAt + dampSamples);
    const start = this.place(startSample);
    const free = Math.min(total, Math.ceil(dampAt));
    let place = start;
    for (let from = 0; from < free; ) {
      const to = Math.min(free, from + this.lengthSamples - place);
      this.#addPlain(sound, from, to, place, gain);
      from = to;
      place = 0;
    }
    let at = this.place(start + free);
    for (let index = free; index < total; index += 1) {
      const damping = 0.5 + 0.5 * Math.cos((Math.PI * (index - dampAt)) / dampSamples);
      this.left[at]! += sound[index]! * gain.left * damping;
      this.right[at]! += sound[index]! * gain.right * damping;
      at = at + 1 === this.lengthSamples ? 0 : at + 1;
    }
  }

  #addPlain(
    sound: Float32Array,
    from: number,
    to: number,
    at: number,
    gain: { left: number; right: number },
  ): void {
    const { left, right } = this;
    for (let index = from; index < to; index += 1) {
      const place = at + index - from;
      left[place]! += sound[index]! * gain.left;
      right[place]! += sound[index]! * gain.right;
    }
  }
}

/** Constant-power gains of a sound at a place between left (-1) and right (1). */
export function panned(gain: number, pan: number): { left: number; right: number } {
  const angle = (Math.PI / 4) * (1 + pan);
  return { left: gain * Math.cos(angle) * Math.SQRT2, right: gain * Math.sin(angle) * Math.SQRT2 };
}
