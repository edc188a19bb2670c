import { OrderCounter } from '../h264/order-count.ts';
import type { PictureNumbers } from '../h264/picture.ts';
import { readSlice } from '../h264/slice.ts';
import type { SpanPictures } from './span-pictures.ts';

/** Where a picture of a moving span stands in the film. */
export interface MovingPicture extends PictureNumbers {
  displayFrame: number;
  key: boolean;
}

/**
 * Tells the pictures of a moving span, one after the other as they were coded, where they stand in the film. Groups of
 * pictures are closed: all that was coded before a key frame is shown before it.
 */
export class MovingNumbers {
  readonly #span: SpanPictures;
  readonly #startFrame: number;
  readonly #counter: OrderCounter;
  #coded = 0;
  #keyFrame = 0;
  #references = 0;

  /** `startFrame` is the film's frame at which the span begins. */
  constructor(span: SpanPictures, startFrame: number) {
    this.#span = span;
    this.#startFrame = startFrame;
    this.#counter = new OrderCounter(span.sequence);
  }

  next(): MovingPicture {
    const { header } = readSlice(this.#span.slices[this.#coded]!, this.#span);
    const orderCount = this.#counter.next(header);
    if (header.idr) {
      this.#keyFrame = this.#startFrame + this.#coded;
      this.#references = 0;
    }
    const frameNumber = this.#references;
    this.#coded += 1;
    if (header.reference) this.#references += 1;
    return { displayFrame: this.#keyFrame + orderCount / 2, frameNumber, orderCount, key: header.idr };
  }
}
