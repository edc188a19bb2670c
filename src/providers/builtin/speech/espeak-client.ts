import { type ChildProcess, fork } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ReelError, throwIfCancelled } from '../../../domain/errors.ts';
import type { EspeakReply, EspeakRequest, SpeakOrder, SpokenOrder } from './espeak-messages.ts';

const PROCESS_FILE = fileURLToPath(new URL('./espeak-process.ts', import.meta.url));
/** Measured: 145 MB instead of 170 after ten minutes of speech, and no slower. The sound lives outside V8's heap. */
const NODE_OPTIONS = ['--single-threaded', '--optimize-for-size', '--max-semi-space-size=1'];
/** The next text waits a quarter of a second for another process; meanwhile 90 MB are free for others. */
const IDLE_MS = 300;

interface Waiting {
  child: ChildProcess;
  order: SpeakOrder;
  resolve: (spoken: SpokenOrder) => void;
  reject: (error: ReelError) => void;
}

/** The espeak-ng process from outside: started with the first text, ended when idle, closed, or left alone. */
export class EspeakClient {
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  /** The process that speaks, where one is running: what a supervisor watches. */
  get processId(): number | undefined {
    return this.#child?.pid;
  }

  /**
   * Speaks an order into its WAV. Raises `cancelled` as soon as the signal fires and `provider-failed`,
   * retryable, where the process dies; no file is left then.
   */
  async speak(order: SpeakOrder, signal?: AbortSignal): Promise<SpokenOrder> {
    throwIfCancelled(signal);
    const id = ++this.#lastId;
    const child = this.#running();
    const cancel = () => {
      this.#tell(child, { cancel: id });
      this.#settle(id)?.reject(
        new ReelError('cancelled', 'The speech was cancelled.', { cause: signal?.reason }),
      );
    };
    try {
      return await new Promise<SpokenOrder>((resolve, reject) => {
        this.#waiting.set(id, { child, order, resolve, reject });
        signal?.addEventListener('abort', cancel, { once: true });
        this.#tell(child, { id, order });
      });
    } catch (error) {
      await rm(order.outputPath, { force: true });
      throw error;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Ends the process; texts in hand are refused as `cancelled`. */
  async close(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    clearTimeout(this.#idle);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.ref();
    child.kill('SIGKILL');
    await gone;
  }

  #running(): ChildProcess {
    clearTimeout(this.#idle);
    const child = this.#child ?? this.#start();
    child.ref();
    child.channel?.ref();
    return child;
  }

  #start(): ChildProcess {
    const child = fork(PROCESS_FILE, [], {
      execArgv: NODE_OPTIONS,
      env: { MALLOC_ARENA_MAX: '2', ...inherited('SystemRoot', 'NODE_COMPILE_CACHE') },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (reply: EspeakReply) => this.#receive(reply));
    child.on('error', (error) => this.#lose(child, error.message));
    child.once('exit', (code, ended) => this.#lose(child, ended ?? `exit status ${code}`));
    this.#child = child;
    return child;
  }

  #tell(child: ChildProcess, request: EspeakRequest): void {
    // A process that cannot be told anything has ended, which its `exit` event reports.
    child.send(request, () => {});
  }

  #receive(reply: EspeakReply): void {
    const waiting = this.#settle(reply.id);
    if ('spoken' in reply) waiting?.resolve(reply.spoken);
    else waiting?.reject(new ReelError('provider-failed', `espeak-ng failed on the text: ${reply.failure}`));
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0 && this.#child !== undefined) {
      clearTimeout(this.#idle);
      this.#child.unref();
      this.#child.channel?.unref();
      this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
    return waiting;
  }

  #lose(child: ChildProcess, how: string): void {
    const closed = this.#child !== child;
    if (!closed) this.#child = undefined;
    for (const [id, { reject }] of [...this.#waiting].filter(([, waiting]) => waiting.child === child)) {
      this.#waiting.delete(id);
      reject(
        closed
          ? new ReelError('cancelled', 'The speech was closed before the text was spoken.')
          : new ReelError('provider-failed', `The process that speaks ended (${how}). Try again.`, {
              retryable: true,
            }),
      );
    }
  }
}

function inherited(...names: string[]): { [name: string]: string } {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
