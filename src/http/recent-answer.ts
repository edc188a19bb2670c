import type { Clock } from '../ports/clock.ts';

/** An answer that is the same for everybody and costs much: found out once for all who ask within a time. */
export class RecentAnswer<Answer> {
  readonly #clock: Clock;
  readonly #lastsMs: number;
  #found: { answer: Promise<Answer>; atMs: number } | undefined;

  constructor(clock: Clock, lastsMs: number) {
    this.#clock = clock;
    this.#lastsMs = lastsMs;
  }

  /** What was found out a moment ago, or is being found out; a failure is not kept. */
  get(findOut: () => Promise<Answer>): Promise<Answer> {
    const nowMs = this.#clock.nowMs();
    if (this.#found && nowMs - this.#found.atMs < this.#lastsMs) return this.#found.answer;
    const answer = findOut();
    const found = { answer, atMs: nowMs };
    this.#found = found;
    answer.catch(() => {
      if (this.#found === found) this.#found = undefined;
    });
    return answer;
  }
}
