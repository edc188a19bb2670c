import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

/** A process that a test starts to work beside it; it is killed, if need be, when it is disposed of. */
export class WorkerProcess implements AsyncDisposable {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<unknown>;
  #complaint = '';

  constructor(program: string, environment: Record<string, string>, words: readonly string[]) {
    const script = join(import.meta.dirname, program);
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...words], {
      env: { PATH: process.env.PATH, ...environment },
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint += text;
    });
    const output: Interface = createInterface(this.#child.stdout);
    this.#lines = output[Symbol.asyncIterator]();
    this.#ended = once(this.#child, 'exit');
  }

  /** The next line that it says; raises where it ends without one. */
  async nextLine(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error(`The worker ended without a word. ${this.#complaint}`);
    return value;
  }

  tell(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends when the process does; raises where it failed by itself. */
  async finished(): Promise<void> {
    await this.#ended;
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== 0 && signalCode !== 'SIGKILL') throw new Error(`The worker failed. ${this.#complaint}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
