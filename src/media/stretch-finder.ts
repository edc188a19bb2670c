import type { TimeStretch } from '../ports/media.ts';

/** Collects the stretches that a detecting filter marks on the frames that pass it. */
export class StretchFinder {
  readonly #startKey: string;
  readonly #endKey: string;
  readonly #leastSeconds: number;
  readonly #found: TimeStretch[] = [];
  #startSeconds: number | undefined;

  constructor(startKey: string, endKey: string, leastSeconds: number) {
    this.#startKey = startKey;
    this.#endKey = endKey;
    this.#leastSeconds = leastSeconds;
  }

  /** Looks at the marks on a frame; one that ends and begins on the same frame is told by its times. */
  see(marks: { get(key: string): string | null }): void {
    const [start, end] = [marks.get(this.#startKey), marks.get(this.#endKey)];
    // A stretch of the least length alone is marked as a whole on the frame that ends it.
    const isWhole = start !== null && end !== null && Number(start) < Number(end);
    if (isWhole) this.#startSeconds = Number(start);
    if (end !== null) this.#close(Number(end));
    if (start !== null && !isWhole) this.#startSeconds = Number(start);
  }

  finish(endSeconds: number): TimeStretch[] {
    this.#close(endSeconds);
    return this.#found;
  }

  #close(endSeconds: number): void {
    if (this.#startSeconds === undefined) return;
    const stretch = { startSeconds: this.#startSeconds, endSeconds };
    this.#startSeconds = undefined;
    if (endSeconds - stretch.startSeconds >= this.#leastSeconds) this.#found.push(stretch);
  }
}
