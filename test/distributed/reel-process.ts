import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const ROOT = resolve(import.meta.dirname, '../..');

/** One line of a worker's log. */
export type LogLine = { message: string; [name: string]: unknown };

/** `reel` as a process of its own; it is killed, if need be, when it is disposed of. */
export class ReelProcess implements AsyncDisposable {
  readonly lines: string[] = [];
  readonly ended: Promise<number | null>;
  stderr = '';
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #waiting = new Set<() => void>();

  constructor(args: readonly string[], environment: Record<string, string>, program = 'src/cli/main.ts') {
    this.#child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(ROOT, program), ...args],
      {
        env: {
          PATH: process.env.PATH,
          NODE_COMPILE_CACHE: join(ROOT, '.runtime/compile-cache'),
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    createInterface(this.#child.stdout).on('line', (line) => {
      this.lines.push(line);
      this.#lookAgain();
    });
    this.ended = once(this.#child, 'close').then(([status]) => {
      this.#lookAgain();
      return status as number | null;
    });
  }

  get log(): LogLine[] {
    return this.lines.map((line) => JSON.parse(line) as LogLine);
  }

  /** The first line of the log that is meant, now or once it is written; raises where the process ends without it. */
  async logged(isMeant: (line: LogLine) => boolean): Promise<LogLine> {
    for (;;) {
      const found = this.log.find(isMeant);
      if (found) return found;
      const { exitCode, signalCode } = this.#child;
      if (exitCode !== null || signalCode !== null) throw new Error(`reel ended without it. ${this.stderr}`);
      const more = Promise.withResolvers<void>();
      this.#waiting.add(more.resolve);
      await more.promise;
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** What it printed, once it has ended well. */
  async output(): Promise<string> {
    const status = await this.ended;
    if (status !== 0) throw new Error(`reel ended with ${status}. ${this.stderr}`);
    return this.lines.join('\n');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  #lookAgain(): void {
    for (const lookAgain of this.#waiting) lookAgain();
    this.#waiting.clear();
  }
}
