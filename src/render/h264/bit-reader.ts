/** Reads the syntax elements of ITU-T H.264 from an RBSP. Raises a RangeError past its end. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bits read so far. */
  get position(): number {
    return this.#position;
  }

  /** u(n), clause 7.2: 0 to 32 bits. */
  unsigned(bits: number): number {
    let value = 0;
    for (let count = 0; count < bits; count += 1) value = value * 2 + this.#bit();
    return value;
  }

  flag(): boolean {
    return this.#bit() === 1;
  }

  /** ue(v), clause 9.1. */
  exponential(): number {
    let zeros = 0;
    while (this.#bit() === 0) zeros += 1;
    if (zeros > 32) throw new RangeError('An Exp-Golomb code is longer than 32 bits.');
    return 2 ** zeros - 1 + this.unsigned(zeros);
  }

  /** se(v), clause 9.1.1. */
  signedExponential(): number {
    const code = this.exponential();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2 + 0;
  }

  #bit(): number {
    const byte = this.#bytes[this.#position >> 3];
    if (byte === undefined) throw new RangeError('The bitstream ends within a syntax element.');
    const bit = (byte >> (7 - (this.#position & 7))) & 1;
    this.#position += 1;
    return bit;
  }
}
