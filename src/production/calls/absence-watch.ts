/**
 * How long a vendor has been seen not to have a call. Only time between two answers in a row counts, and never more of
 * it than was meant to pass: a process that stood still, a computer that slept or a network that was away learned
 * nothing meanwhile, and what was sent before that may be no further on its way than it was.
 */
export class AbsenceWatch {
  #seenMs = 0;
  #lastAnswer: { atMs: number; waitMs: number } | undefined;

  get seenMs(): number {
    return this.#seenMs;
  }

  /** The vendor was asked and answered that it does not have the call; true where that says more than the answer before. */
  notThere(askedMs: number, answeredMs: number): boolean {
    const last = this.#lastAnswer;
    this.#lastAnswer = { atMs: answeredMs, waitMs: 0 };
    if (last) this.#seenMs += Math.max(0, Math.min(askedMs - last.atMs, last.waitMs));
    return last !== undefined;
  }

  /** How long is waited before the next look. */
  waits(waitMs: number): void {
    if (this.#lastAnswer) this.#lastAnswer.waitMs = waitMs;
  }

  /** The vendor gave no answer, or none that says anything: what passed since the last one does not count. */
  interrupted(): void {
    this.#lastAnswer = undefined;
  }
}
