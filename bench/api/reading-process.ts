import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Latencies, ReadingPlan } from './readers.ts';

/** Clients in a process of their own: what else the measuring process does must not count as the server's delay. */
export class ReadingProcess implements AsyncDisposable {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(new URL('reading-process-main.ts', import.meta.url), { serialization: 'advanced' });
  }

  /** Lets clients read for a while, side by side, each on a connection of its own. */
  async read(plan: ReadingPlan): Promise<Latencies> {
    const ended = new AbortController();
    const { signal } = ended;
    try {
      const answer = once(this.#child, 'message', { signal });
      const lost = once(this.#child, 'exit', { signal }).then(() => {
        throw new Error('The reading process ended before it had read; what it said stands above.');
      });
      this.#child.send(plan);
      const [latencies] = (await Promise.race([answer, lost])) as [[string, number[]][]];
      return new Map(latencies);
    } finally {
      ended.abort();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }
}
