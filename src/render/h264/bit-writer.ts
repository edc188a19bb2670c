/** Writes the syntax elements of ITU-T H.264, most significant bit first. */
export class BitWriter {
  #bytes: Uint8Array = new Uint8Array(64);
  #bitCount = 0;

  get bitCount(): number {
    return this.#bitCount;
  }

  /** u(n), clause 7.2: an unsigned number of 0 to 32 bits. */
  unsigned(bits: number, value: number): this {
    for (let shift = bits - 1; shift >= 0; shift -= 1) this.#bit((value >>> shift) & 1);
    return this;
  }

  flag(value: boolean): this {
    this.#bit(value ? 1 : 0);
    return this;
  }

  /** ue(v), clause 9.1: Exp-Golomb code of a number from 0 to 2^32 - 2. */
  exponential(value: number): this {
    const length = 31 - Math.clz32(value + 1);
    return this.unsigned(length, 0).unsigned(length + 1, value + 1);
  }

  /** se(v), clause 9.1.1. */
  signedExponential(value: number): this {
    return this.exponential(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** rbsp_trailing_bits(), clause 7.3.2.11: a one, then zeros to the next byte. */
  trailing(): this {
    this.#bit(1);
    return this.align(0);
  }

  /** Fills up to the next byte with one bit repeated; ones before CABAC data (cabac_alignment_one_bit). */
  align(bit: 0 | 1): this {
    while (this.#bitCount % 8 !== 0) this.#bit(bit);
    return this;
  }

  /** The whole bytes written. Raises a RangeError between bytes. */
  bytes(): Uint8Array {
    if (this.#bitCount % 8 !== 0) throw new RangeError('The bits written are not whole bytes.');
    return this.#bytes.slice(0, this.#bitCount / 8);
  }

  #bit(bit: number): void {
    const index = this.#bitCount >> 3;
    if (index === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[index]! |= bit << (7 - (this.#bitCount & 7));
    this.#bitCount += 1;
  }
}
