import { type ChildProcess, fork } from 'node:child_process';
import { ReelError } from '../domain/errors.ts';
import { giveWay } from './give-way.ts';
import type { FromMediaProcess, OperationName, ToMediaProcess } from './protocol.ts';

/** How long a cancelled operation may take to stop by itself where its process has other work, before it is killed. */
const CANCEL_GRACE_MS = 400;
const KEPT_LOG_CHARACTERS = 2_000;

/** One piece of work for a media process. */
export interface MediaRequest {
  operation: OperationName;
  parameters: unknown;
  temporaryPaths: string[];
  /** For how long nothing may come of it: neither progress nor an answer. */
  deadlineMs: number;
  signal: AbortSignal | undefined;
  /** Told how many pieces of the work are done. */
  onProgress?: ((done: number) => void) | undefined;
}

/** The process ended or hung while work was in hand: another one may fare better. */
export class MediaProcessLost extends Error {
  readonly manner: 'died' | 'hung';

  constructor(manner: 'died' | 'hung', message: string) {
    super(message);
    this.name = 'MediaProcessLost';
    this.manner = manner;
  }
}

interface Pending {
  /** False once it was given up. */
  isWanted: boolean;
  progressed(done: number): void;
  settle(outcome: { answer: unknown } | { error: Error }): void;
}

/** A child process that holds the FFmpeg libraries, started at once and spoken to over IPC. */
export class MediaProcess {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  readonly #ended: Promise<void>;
  #nextId = 1;
  #alive = true;
  #log = '';

  constructor(module: URL, { givesWay = false } = {}) {
    // Nothing of the parent's own options, such as a debugger's port; and little room for young objects, which are
    // small here: what is large is FFmpeg's.
    this.#child = fork(module, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--max-semi-space-size=2'],
      // Freed pictures go back to the system: glibc otherwise keeps an arena for each thread (mallopt(3)).
      env: { ...process.env, MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '1048576' },
    });
    if (givesWay && this.#child.pid !== undefined) giveWay(this.#child.pid);
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#log = (this.#log + text).slice(-KEPT_LOG_CHARACTERS);
    });
    this.#child.on('message', (message) => this.#receive(message as FromMediaProcess));
    this.#ended = new Promise((resolve) => {
      const end = (manner: string) => {
        this.#alive = false;
        const log = this.#log.trim();
        const lastWords = log === '' ? '' : ` Its last words: ${log}`;
        const died = new MediaProcessLost('died', `The media process died by ${manner}.${lastWords}`);
        for (const pending of [...this.#pending.values()]) pending.settle({ error: died });
        resolve();
      };
      this.#child.once('error', (error) => end(error.message));
      this.#child.once('exit', (status, signal) => end(signal ?? `exit status ${status}`));
    });
    this.#letParentExit();
  }

  get alive(): boolean {
    return this.#alive && this.#child.connected && !this.#child.killed;
  }

  get processId(): number | undefined {
    return this.#child.pid;
  }

  /** Raises MediaProcessLost where the process ends before it answers, or nothing comes of the work any more. */
  call(request: MediaRequest): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      let refusal: Error | undefined;
      let killTimer: NodeJS.Timeout | undefined;
      const giveUp = (error: Error) => {
        refusal ??= error;
        pending.isWanted = false;
        if (this.#isWanted()) {
          this.#send({ kind: 'cancel', id });
          killTimer ??= setTimeout(() => this.#kill(), CANCEL_GRACE_MS);
        } else this.#kill();
      };
      const onAbort = () =>
        giveUp(new ReelError('cancelled', 'The work was cancelled.', { cause: request.signal?.reason }));
      const deadline = setTimeout(() => giveUp(hung(request)), request.deadlineMs);
      const pending: Pending = {
        isWanted: true,
        progressed: (done) => {
          deadline.refresh();
          request.onProgress?.(done);
        },
        settle: (outcome) => {
          this.#pending.delete(id);
          clearTimeout(deadline);
          clearTimeout(killTimer);
          request.signal?.removeEventListener('abort', onAbort);
          if (this.#pending.size === 0) this.#letParentExit();
          if (refusal !== undefined) reject(refusal);
          else if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.answer);
        },
      };
      this.#pending.set(id, pending);
      this.#holdParent();
      this.#send({
        kind: 'request',
        id,
        operation: request.operation,
        parameters: request.parameters,
        temporaryPaths: request.temporaryPaths,
      });
      request.signal?.addEventListener('abort', onAbort, { once: true });
      if (request.signal?.aborted) onAbort();
    });
  }

  async end(): Promise<void> {
    if (!this.#alive) return;
    this.#child.ref();
    this.#kill();
    await this.#ended;
  }

  #isWanted(): boolean {
    return [...this.#pending.values()].some(({ isWanted }) => isWanted);
  }

  /** Whoever waits hears of it by the process's end. */
  #kill(): void {
    this.#child.kill('SIGKILL');
  }

  #receive(message: FromMediaProcess): void {
    const pending = this.#pending.get(message.id);
    if (message.kind === 'progress') pending?.progressed(message.done);
    else if (message.kind === 'answer') pending?.settle({ answer: message.answer });
    else pending?.settle({ error: new ReelError('media-failed', message.message) });
  }

  #send(message: ToMediaProcess): void {
    // A failed send means that the process is going; its end settles the request.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #holdParent(): void {
    this.#child.ref();
    this.#child.channel?.ref();
  }

  #letParentExit(): void {
    this.#child.unref();
    this.#child.channel?.unref();
    // A socket at run time; its declared type does not say so.
    (this.#child.stderr as { unref?(): void } | null)?.unref?.();
  }
}

function hung(request: MediaRequest): MediaProcessLost {
  const seconds = Number((request.deadlineMs / 1000).toFixed(1));
  return new MediaProcessLost('hung', `Nothing came of ${request.operation} for ${seconds} seconds.`);
}
