import { setImmediate } from 'node:timers/promises';
import { ReelError } from '../../src/domain/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';

interface Sleeper {
  untilMs: number;
  wake(): void;
}

/** Turns of the event loop that anything under way may take before the time is moved on. */
const PATIENCE_TURNS = 3;

/** Real time after which a disk cannot be what is waited for. */
const LONGEST_STANDSTILL_MS = 20_000;

/** A clock that stands still while anything is being done, and then moves to the next moment that is waited for. */
export class VirtualTime implements Clock {
  #nowMs = Date.parse('2026-11-21T10:00:00Z');
  readonly #sleepers = new Set<Sleeper>();
  #busy = 0;

  nowMs(): number {
    return this.#nowMs;
  }

  async sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) throw cancelled(signal);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const sleeper = { untilMs: this.#nowMs + Math.max(0, durationMs), wake: resolve };
    const abort = () => reject(cancelled(signal));
    this.#sleepers.add(sleeper);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      await promise;
    } finally {
      this.#sleepers.delete(sleeper);
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Keeps the time from moving while something real goes on, such as a query. */
  async doing<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
    }
  }

  /** Moves the time on until the work is done; raises where nothing waits for any moment and it is not. */
  async runUntil<Result>(work: Promise<Result>): Promise<Result> {
    let isDone = false;
    const finished = work.finally(() => {
      isDone = true;
    });
    finished.catch(() => undefined);
    let idleTurns = 0;
    let movedAtMs = performance.now();
    while (!isDone) {
      await setImmediate();
      idleTurns = this.#busy > 0 ? 0 : idleTurns + 1;
      if (isDone || idleTurns < PATIENCE_TURNS) continue;
      if (this.#moveOn()) {
        idleTurns = 0;
        movedAtMs = performance.now();
      } else if (performance.now() - movedAtMs > LONGEST_STANDSTILL_MS)
        throw new Error('Everything stands still.');
    }
    return finished;
  }

  #moveOn(): boolean {
    const next = [...this.#sleepers].sort((left, right) => left.untilMs - right.untilMs)[0];
    if (next === undefined) return false;
    this.#nowMs = Math.max(this.#nowMs, next.untilMs);
    this.#sleepers.delete(next);
    next.wake();
    return true;
  }
}

function cancelled(signal: AbortSignal | undefined): ReelError {
  return new ReelError('cancelled', 'The work was cancelled.', { cause: signal?.reason });
}
