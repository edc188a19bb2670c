import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Battlefield } from './battlefield.ts';

/** What was done to the processes of a lecture. */
export interface Blows {
  kills: number;
  pauses: number;
  restarts: number;
}

export interface ChaosProcessesOptions {
  field: Battlefield;
  /** What each process is told besides its role. */
  words: readonly string[];
  random: () => number;
  blowsLeft: number;
  workers: number;
}

/** More starts than this, besides those after a blow, and the lecture counts as one that is never finished. */
const MOST_RESTARTS = 60;
const KILLED_SHARE = 0.8;

/** The processes that make one lecture, each started anew whenever it ends before the lecture is whole. */
export class ChaosProcesses {
  readonly #options: ChaosProcessesOptions;
  readonly #blows: Blows = { kills: 0, pauses: 0, restarts: 0 };
  readonly #alive = new Set<ChildProcess>();
  #isWhole = false;
  /** The last that any of them said. */
  #lastWords = '';

  constructor(options: ChaosProcessesOptions) {
    this.#options = options;
  }

  /** Ends when a process that wishes for the lecture has it whole, and no process is left. */
  async untilWhole(): Promise<Blows> {
    const { field, workers } = this.#options;
    const roles = field.shared
      ? ['wish', ...Array.from({ length: workers }, () => 'work')]
      : Array.from({ length: workers }, () => 'alone');
    await Promise.all(roles.map((role) => this.#keepUp(role)));
    return this.#blows;
  }

  async #keepUp(role: string): Promise<void> {
    while (!this.#isWhole) {
      if (this.#blows.restarts > MOST_RESTARTS + 3 * this.#options.blowsLeft) {
        this.#isWhole = true;
        for (const child of this.#alive) child.kill('SIGKILL');
        throw new Error(`${this.#options.words[0]} is never finished. ${this.#lastWords}`);
      }
      const child = this.#start(role);
      const ended = once(child, 'exit');
      this.#alive.add(child);
      const striking = this.#strike(child, ended);
      const [status] = await ended;
      await striking;
      this.#alive.delete(child);
      if (status === 0 && role !== 'work') this.#isWhole = true;
      if (!this.#isWhole) this.#blows.restarts += 1;
      // Those that only work for others would go on for ever.
      else if (this.#options.field.shared) for (const other of this.#alive) other.kill('SIGKILL');
    }
  }

  /** Kills a process, or lets it stand still for a while, once in its life and at a random instant. */
  async #strike(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
    const { random, field } = this.#options;
    await Promise.race([ended, wait(field.firstBlowMs + field.blowWithinMs * random())]);
    if (child.exitCode !== null || child.signalCode !== null || !this.#mayStrike()) return;
    if (random() < KILLED_SHARE) {
      this.#blows.kills += 1;
      child.kill('SIGKILL');
      return;
    }
    this.#blows.pauses += 1;
    const pauses = field.pausesMs;
    child.kill('SIGSTOP');
    await Promise.race([ended, wait(pauses[Math.floor(random() * pauses.length)])]);
    child.kill('SIGCONT');
  }

  #mayStrike(): boolean {
    const { kills, pauses } = this.#blows;
    return !this.#isWhole && kills + pauses < this.#options.blowsLeft;
  }

  #start(role: string): ChildProcess {
    const { field, words } = this.#options;
    const script = join(import.meta.dirname, 'production-worker.ts');
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, role, ...words], {
      env: { PATH: process.env.PATH, ...field.data.environment, ...field.shared },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = text.trim();
      if (process.env.REEL_CHAOS_TALK) console.error(this.#lastWords);
    });
    return child;
  }
}
