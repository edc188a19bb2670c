import type { Clock } from '../../src/ports/clock.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Raised at whatever a process does after it was killed: nothing of that reaches the world outside. */
export class Killed extends Error {}

/** What happens to a process on its way: at its n-th step it is killed, or stands still for a time. */
export interface ProcessFate {
  killedAt?: number;
  paused?: { at: number; forMs: number };
  /** How far its clock is ahead of everybody else's. */
  clockAheadMs?: number;
  /** How long its steps take, one after the other, from the start again when they run out. */
  stepsMs: readonly number[];
}

/**
 * A process as the world outside sees it: a series of steps, each before or after something that it asks of the
 * store, the ledger, the vendor or the clock. While it is paused none of its steps goes on, as with SIGSTOP.
 */
export class SimulatedProcess {
  readonly clock: Clock;
  readonly #time: VirtualTime;
  readonly #fate: ProcessFate;
  #steps = 0;
  #isDead = false;
  #pausedUntilMs = 0;

  constructor(time: VirtualTime, fate: ProcessFate) {
    this.#time = time;
    this.#fate = fate;
    this.clock = {
      nowMs: () => time.nowMs() + (fate.clockAheadMs ?? 0),
      sleep: async (durationMs, signal) => {
        await time.sleep(durationMs, signal);
        await this.step();
      },
    };
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  async step(): Promise<void> {
    const { killedAt, paused, stepsMs } = this.#fate;
    const number = this.#steps;
    this.#steps += 1;
    if (killedAt === number) this.#isDead = true;
    if (paused?.at === number) this.#pausedUntilMs = this.#time.nowMs() + paused.forMs;
    if (this.#isDead) throw new Killed();
    await this.#time.sleep(stepsMs[number % stepsMs.length] ?? 0);
    while (this.#time.nowMs() < this.#pausedUntilMs) {
      await this.#time.sleep(this.#pausedUntilMs - this.#time.nowMs());
    }
    if (this.#isDead) throw new Killed();
  }

  /** A port as this process uses it: every one of these methods is a step before and a step after. */
  using<Port extends object>(port: Port, methods: readonly (keyof Port)[]): Port {
    const wrapped: Partial<Port> = {};
    for (const name of methods) {
      const method = port[name] as (...given: unknown[]) => Promise<unknown>;
      wrapped[name] = (async (...given: unknown[]) => {
        await this.step();
        const answer = await this.#time.doing(() => method.apply(port, given));
        await this.step();
        return answer;
      }) as Port[keyof Port];
    }
    return Object.assign(Object.create(port), wrapped);
  }
}
