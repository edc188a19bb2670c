import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { AssetRecord } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import { giveWay } from '../media/give-way.ts';
import type { Capabilities } from '../studio/doctor/capabilities.ts';
import type { MakeDerivativeRequest } from '../studio/films/derivative.ts';
import type { MadeFilm, RunProjectRequest } from '../studio/studio.ts';
import {
  type FromRunProcess,
  type ProviderStateThere,
  receivedError,
  type SentWork,
  sentError,
  type ToRunProcess,
} from './run-messages.ts';
import type { Environment } from './size.ts';

export interface RunProcessOptions {
  home?: string;
  environment: Environment;
  /** How long the process is kept without a run, so that the next one begins at once. */
  idleMs?: number;
}

interface GivenWork {
  ownerId: string;
  work: SentWork;
  signal: AbortSignal;
  isHandedOn?: (() => boolean) | undefined;
  /** Takes what is told of it while it is under way. */
  hear(word: Extract<FromRunProcess, { type: 'event' | 'progress' }>): void;
}

interface WorkThere extends GivenWork {
  settle: PromiseWithResolvers<MadeFilm | AssetRecord>;
  /** How often the process died while it was at this. */
  deaths: number;
}

const IDLE_MS = 60_000;
/** Longer than stores and media processes take to close. */
const MOST_END_MS = 20_000;
/** Work at which the process dies again and again would be its cause. */
const MOST_DEATHS = 2;

/**
 * Carries runs out, and makes what is made of films, in a process of its own, so that a server answers at once whatever
 * is being made. It starts with the first work and goes when there has been none for a while. Should it die, a new one
 * goes on.
 */
export class RunProcess {
  readonly #options: RunProcessOptions;
  readonly #works = new Map<number, WorkThere>();
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #nextId = 1;
  #states: ProviderStateThere[] = [];
  #isClosed = false;

  constructor(options: RunProcessOptions) {
    this.#options = options;
  }

  /** Undefined while there is none. */
  get processId(): number | undefined {
    return this.#child?.pid;
  }

  /** As the studio of the owner runs a project. */
  async runProject(ownerId: string, request: RunProjectRequest): Promise<MadeFilm> {
    const { signal, onEvent, isHandedOn, ...sent } = request;
    const made = await this.#carryOut({
      ownerId,
      work: { kind: 'run', request: sent },
      signal,
      isHandedOn,
      hear: (word) => word.type === 'event' && onEvent(word.event),
    });
    return made as MadeFilm;
  }

  /** As the studio of the owner makes a derivative of a film. */
  async makeDerivative(
    ownerId: string,
    { onProgress, ...sent }: MakeDerivativeRequest,
    signal: AbortSignal,
  ): Promise<AssetRecord> {
    const made = await this.#carryOut({
      ownerId,
      work: { kind: 'derivative', request: sent },
      signal,
      hear: (word) => word.type === 'progress' && onProgress?.(word.fraction),
    });
    return made as AssetRecord;
  }

  /** What can be made here, with how providers did in the process that asked them last. */
  withStates(capabilities: Capabilities): Capabilities {
    const there = new Map(this.#states.map((state) => [state.provider, state]));
    const providers = capabilities.providers.map((here) =>
      here.state === 'untried' ? { ...here, ...there.get(here.provider) } : here,
    );
    return { ...capabilities, providers };
  }

  /** Passes on that there is word of a paid call, to whoever waits for it there. */
  tellOfCall(callId: string): void {
    if (this.#child) this.#send({ type: 'hint', callId });
  }

  /** Ends the process; runs under way there stop. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    await this.#end();
  }

  async #carryOut(given: GivenWork): Promise<MadeFilm | AssetRecord> {
    const { signal } = given;
    signal.throwIfAborted();
    const id = this.#nextId++;
    const there: WorkThere = { ...given, settle: Promise.withResolvers(), deaths: 0 };
    this.#works.set(id, there);
    clearTimeout(this.#idle);
    this.#start(id, there);
    const stop = () =>
      this.#send({
        type: 'stop',
        id,
        reason: sentError(signal.reason),
        isHandedOn: given.isHandedOn?.() ?? false,
      });
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await there.settle.promise;
    } finally {
      signal.removeEventListener('abort', stop);
      this.#works.delete(id);
      this.#restWhenIdle();
    }
  }

  #start(id: number, { ownerId, work }: WorkThere): void {
    this.#child ??= this.#fork();
    this.#send({ type: 'work', id, ownerId, work });
  }

  #fork(): ChildProcess {
    const { home, environment } = this.#options;
    const child = fork(new URL('run-process-main.ts', import.meta.url), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    // Making films, in its media processes too, gives way to whoever asks the server for something.
    if (child.pid !== undefined) giveWay(child.pid);
    child.on('message', (message: FromRunProcess) => this.#receive(message));
    child.once('exit', (status, signal) => this.#lost(child, signal ?? `exit status ${status}`));
    child.once('error', (error) => this.#lost(child, error.message));
    child.send({ type: 'open', ...(home !== undefined && { home }), environment } satisfies ToRunProcess);
    return child;
  }

  #receive(message: FromRunProcess): void {
    if (message.type === 'providers') {
      this.#states = message.states;
      return;
    }
    const there = this.#works.get(message.id);
    if (message.type === 'made') there?.settle.resolve(message.made);
    else if (message.type === 'failed') there?.settle.reject(receivedError(message.error));
    else there?.hear(message);
  }

  #lost(child: ChildProcess, manner: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    for (const [id, there] of this.#works) {
      there.deaths += 1;
      if (there.signal.aborted) there.settle.reject(there.signal.reason);
      else if (this.#isClosed || there.deaths > MOST_DEATHS) there.settle.reject(processDied(manner));
      else this.#start(id, there);
    }
  }

  #send(message: ToRunProcess): void {
    // A process that is just dying takes nothing more; its work is sent to the next one.
    if (this.#child?.connected) this.#child.send(message, () => {});
  }

  #restWhenIdle(): void {
    if (this.#works.size > 0 || this.#isClosed) return;
    this.#idle = setTimeout(() => void this.#end(), this.#options.idleMs ?? IDLE_MS);
    this.#idle.unref();
  }

  async #end(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const ended = once(child, 'exit');
    this.#child = undefined;
    const impatience = setTimeout(() => child.kill('SIGKILL'), MOST_END_MS);
    if (child.connected) child.disconnect();
    await ended;
    clearTimeout(impatience);
    if (!this.#isClosed) return;
    for (const { settle } of this.#works.values())
      settle.reject(new ReelError('cancelled', 'The server ended.'));
  }
}

function processDied(manner: string): ReelError {
  return new ReelError(
    'internal',
    `The process that makes films died again and again (${manner}). What was made is kept; start the run again, and ` +
      'report it if it stays so.',
    { retryable: true },
  );
}
