import type { SequenceParameterSet } from './sequence-parameter-set.ts';
import type { SliceHeader } from './slice-header.ts';

/**
 * Follows picture order counts and checks frame numbers, picture after picture (ITU-T H.264 clause 8.2.1). The first
 * picture may be any.
 */
export class OrderCounter {
  readonly #sequence: SequenceParameterSet;
  #referenceOrder: { most: number; least: number } | undefined;
  #referenceFrameNumber: number | undefined;
  #frameNumber = 0;
  #frameNumberOffset = 0;

  constructor(sequence: SequenceParameterSet) {
    this.#sequence = sequence;
  }

  /** The order count of the next picture. Raises an Error where frame numbers leave a gap. */
  next(header: SliceHeader): number {
    const { frameNumberBits, orderCountType } = this.#sequence;
    const mostFrameNumbers = 2 ** frameNumberBits;
    const before = this.#referenceFrameNumber;
    const follows = before === undefined || header.frameNumber === (before + 1) % mostFrameNumbers;
    if (!header.idr && !follows) {
      throw new Error('The frame numbers of the source have gaps.');
    }
    const count = orderCountType === 0 ? this.#byLeastBits(header) : this.#byFrameNumber(header);
    if (header.reference) this.#referenceFrameNumber = header.frameNumber;
    return count;
  }

  /** Type 0, clause 8.2.1.1. */
  #byLeastBits(header: SliceHeader): number {
    const most = 2 ** this.#sequence.orderCountBits;
    const before = (!header.idr && this.#referenceOrder) || {
      most: 0,
      least: header.idr ? 0 : header.orderCount,
    };
    const difference = header.orderCount - before.least;
    const turn = difference <= -most / 2 ? most : difference > most / 2 ? -most : 0;
    const current = { most: before.most + turn, least: header.orderCount };
    if (header.reference) this.#referenceOrder = current;
    return current.most + current.least;
  }

  /** Type 2, clause 8.2.1.3: the order of decoding. */
  #byFrameNumber(header: SliceHeader): number {
    if (header.idr) this.#frameNumberOffset = 0;
    else if (this.#frameNumber > header.frameNumber) {
      this.#frameNumberOffset += 2 ** this.#sequence.frameNumberBits;
    }
    this.#frameNumber = header.frameNumber;
    return 2 * (this.#frameNumberOffset + header.frameNumber) - (header.reference ? 0 : 1);
  }
}
