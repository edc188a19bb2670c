import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import PQueue from 'p-queue';
import { ReelError, throwIfCancelled } from '../domain/errors.ts';
import type { Media } from '../ports/media.ts';
import { MediaProcess, MediaProcessLost, type MediaRequest } from './media-process.ts';
import { draftOf, type MediaOperations, type OperationName, type WritingOperationName } from './protocol.ts';

const DEFAULT_DEADLINE_MS = 10 * 60_000;

export interface MediaOptions {
  /** For how long nothing may come of an operation: neither progress nor its answer. */
  deadlineMs?: number;
  /** Operations at a time; the number of cores where absent. */
  concurrency?: number;
  /** Whether its processes give way to this one; they do not where absent. */
  givesWay?: boolean;
  /** After so long without work the process ends; where absent, with this one. */
  idleMs?: number;
  /** The program of the child process; another one is for tests. */
  processModule?: URL;
}

/** The media process and its client. The process starts with the first request. */
export function createMedia(options: MediaOptions = {}): Media {
  const client = new MediaClient(options);
  return {
    probe: (path, signal) => client.request('probe', { path }, [], signal),
    shapeSound: (shaping, signal) => client.requestFile('shapeSound', shaping, signal),
    measureLoudness: (path, signal) => client.request('measureLoudness', { path }, [], signal),
    extractFrames: (extraction, signal) =>
      client.requestFiles(
        extraction.frames.map((frame) => frame.outputPath),
        signal,
        (temporaryPaths) => {
          const frames = extraction.frames.map(({ at }, index) => ({
            at,
            outputPath: temporaryPaths[index]!,
          }));
          return ['extractFrames', { ...extraction, frames }];
        },
      ),
    shrinkPicture: (shrinking, signal) => client.requestFile('shrinkPicture', shrinking, signal),
    encodePictures: (coding, signal, onProgress) =>
      client.requestFile('encodePictures', coding, signal, onProgress),
    encodeMoving: (coding, signal, onProgress) =>
      client.requestFile('encodeMoving', coding, signal, onProgress),
    encodeSound: (coding, signal) => client.requestFile('encodeSound', coding, signal),
    joinFilm: (joining, signal) => client.requestFile('joinFilm', joining, signal),
    decodeCheck: (checking, signal, onProgress) =>
      client.request('decodeCheck', checking, [], signal, onProgress),
    listPictures: (path, signal) => client.request('listPictures', { path }, [], signal),
    transcodePictures: (transcoding, signal, onProgress) =>
      client.requestFile('transcodePictures', transcoding, signal, onProgress),
    measurePeaks: (measuring, signal) => client.request('measurePeaks', measuring, [], signal),
    cutSound: (cutting, signal) => client.requestFile('cutSound', cutting, signal),
    laySound: (laying, signal) => client.requestFile('laySound', laying, signal),
    findClipping: (path, signal) => client.request('findClipping', { path }, [], signal),
    animate: (animating, signal, onProgress) => client.requestFile('animate', animating, signal, onProgress),
    close: () => client.close(),
  };
}

class MediaClient {
  readonly #module: URL;
  readonly #deadlineMs: number;
  readonly #queue: PQueue;
  readonly #givesWay: boolean;
  readonly #idleMs: number | undefined;
  #idle: NodeJS.Timeout | undefined;
  #shared: MediaProcess | undefined;
  #closing = new AbortController();

  constructor(options: MediaOptions) {
    this.#module = options.processModule ?? new URL('./process-main.ts', import.meta.url);
    this.#deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS;
    this.#queue = new PQueue({ concurrency: options.concurrency ?? Math.max(2, availableParallelism()) });
    this.#givesWay = options.givesWay ?? false;
    this.#idleMs = options.idleMs;
  }

  async request<Name extends OperationName>(
    operation: Name,
    parameters: MediaOperations[Name]['parameters'],
    temporaryPaths: string[],
    callerSignal: AbortSignal | undefined,
    onProgress?: (done: number) => void,
  ): Promise<MediaOperations[Name]['answer']> {
    const closing = this.#closing.signal;
    const signal = callerSignal === undefined ? closing : AbortSignal.any([callerSignal, closing]);
    throwIfCancelled(signal);
    const request = {
      operation,
      parameters,
      temporaryPaths,
      deadlineMs: this.#deadlineMs,
      signal,
      onProgress,
    };
    clearTimeout(this.#idle);
    try {
      const answer = await this.#queue.add(() => {
        throwIfCancelled(signal);
        return this.#carryOut(request);
      });
      return answer as MediaOperations[Name]['answer'];
    } finally {
      this.#restWhenIdle();
    }
  }

  requestFile<Name extends WritingOperationName>(
    operation: Name,
    parameters: MediaOperations[Name]['parameters'],
    signal: AbortSignal | undefined,
    onProgress?: (done: number) => void,
  ): Promise<MediaOperations[Name]['answer']> {
    const build = ([outputPath = '']: string[]) => ({ ...parameters, outputPath });
    return this.requestFiles(
      [parameters.outputPath],
      signal,
      (temporaryPaths) => [operation, build(temporaryPaths)],
      onProgress,
    );
  }

  /** Runs an operation that writes files: under temporary names beside their own until all of it is done. */
  async requestFiles<Name extends OperationName>(
    outputPaths: string[],
    signal: AbortSignal | undefined,
    build: (temporaryPaths: string[]) => [Name, MediaOperations[Name]['parameters']],
    onProgress?: (done: number) => void,
  ): Promise<MediaOperations[Name]['answer']> {
    const temporaryPaths = outputPaths.map((path) =>
      join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}.part`),
    );
    const written = temporaryPaths.flatMap((path) => [path, draftOf(path)]);
    try {
      const answer = await this.request(...build(temporaryPaths), written, signal, onProgress);
      for (const [index, path] of temporaryPaths.entries()) await rename(path, outputPaths[index]!);
      return answer;
    } finally {
      await Promise.all(written.map((path) => rm(path, { force: true })));
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new ReelError('cancelled', 'The media process was closed.'));
    this.#closing = new AbortController();
    clearTimeout(this.#idle);
    await this.#endShared();
    await this.#queue.onIdle();
  }

  #restWhenIdle(): void {
    clearTimeout(this.#idle);
    if (this.#idleMs === undefined || this.#shared === undefined) return;
    const isIdle = () => this.#queue.pending === 0 && this.#queue.size === 0;
    this.#idle = setTimeout(() => isIdle() && void this.#endShared(), this.#idleMs).unref();
  }

  async #endShared(): Promise<void> {
    const shared = this.#shared;
    this.#shared = undefined;
    await shared?.end();
  }

  #start(): MediaProcess {
    return new MediaProcess(this.#module, { givesWay: this.#givesWay });
  }

  async #carryOut(request: MediaRequest): Promise<unknown> {
    if (!this.#shared?.alive) this.#shared = this.#start();
    try {
      return await this.#shared.call(request);
    } catch (error) {
      if (!(error instanceof MediaProcessLost)) throw error;
      return this.#carryOutAlone(request);
    }
  }

  /** The second attempt has a process of its own, so that only the work that kills it fails. */
  async #carryOutAlone(request: MediaRequest): Promise<unknown> {
    const own = this.#start();
    try {
      return await own.call(request);
    } catch (error) {
      if (!(error instanceof MediaProcessLost)) throw error;
      const code = error.manner === 'hung' ? 'timed-out' : 'media-failed';
      const message = `${request.operation} failed in two processes, one after the other. ${error.message}`;
      throw new ReelError(code, message, { cause: error, retryable: true });
    } finally {
      await own.end();
    }
  }
}
