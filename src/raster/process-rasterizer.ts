import { type ChildProcess, fork } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ReelError, throwIfCancelled } from '../domain/errors.ts';
import type { FrameSize } from '../domain/timeline.ts';
import type { Artwork, ImageLook, MeasuredBox, Rasterizer } from '../ports/rasterizer.ts';
import type { RasterReply, RasterTask } from './messages.ts';

const PROCESS_FILE = fileURLToPath(new URL('./raster-process.ts', import.meta.url));
/** The pixels live outside V8's heap; a small heap keeps the process small. */
const NODE_OPTIONS = [
  '--max-old-space-size=96',
  '--max-semi-space-size=2',
  '--disable-warning=ExperimentalWarning',
];

/** A process that has drawn holds over 100 MB, and another one is there in a quarter of a second. */
const IDLE_MS = 400;

type Answer = MeasuredBox | ImageLook | undefined;

interface Waiting {
  child: ChildProcess;
  task: RasterTask;
  resolve: (answer: Answer) => void;
  reject: (error: ReelError) => void;
}

/** A rasterizer whose renderer and fonts live in a child process, which ends when nothing is asked of it. */
export class ProcessRasterizer implements Rasterizer {
  private child: ChildProcess | undefined;
  private idle: NodeJS.Timeout | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  /** The process that draws, where one is running: what a supervisor watches. */
  get processId(): number | undefined {
    return this.child?.pid;
  }

  async draw(artwork: Artwork, outputPath: string, signal?: AbortSignal): Promise<void> {
    await this.ask(
      { kind: 'draw', artwork, outputPath, temporaryPath: this.temporaryPath(outputPath) },
      signal,
    );
  }

  async drawPixels(artwork: Artwork, outputPath: string, signal?: AbortSignal): Promise<void> {
    const temporaryPath = this.temporaryPath(outputPath);
    await this.ask({ kind: 'draw-pixels', artwork, outputPath, temporaryPath }, signal);
  }

  async drawSvg(svg: string, size: FrameSize, outputPath: string, signal?: AbortSignal): Promise<void> {
    const temporaryPath = this.temporaryPath(outputPath);
    await this.ask({ kind: 'draw-svg', svg, size, outputPath, temporaryPath }, signal);
  }

  async measure(artwork: Artwork, signal?: AbortSignal): Promise<MeasuredBox> {
    return (await this.ask({ kind: 'measure', artwork }, signal)) as MeasuredBox;
  }

  async look(imagePath: string, signal?: AbortSignal): Promise<ImageLook> {
    return (await this.ask({ kind: 'look', imagePath }, signal)) as ImageLook;
  }

  async close(): Promise<void> {
    const child = this.child;
    clearTimeout(this.idle);
    if (child === undefined) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    this.child = undefined;
    child.ref();
    child.kill('SIGKILL');
    await gone;
  }

  private temporaryPath(outputPath: string): string {
    return `${outputPath}.${process.pid}-${this.lastId + 1}.part`;
  }

  private ask(task: RasterTask, signal: AbortSignal | undefined): Promise<Answer> {
    throwIfCancelled(signal);
    const id = ++this.lastId;
    const child = this.running();
    return new Promise<Answer>((resolve, reject) => {
      const cancel = () => {
        child.send({ cancel: id }, () => {});
        this.settle(id)?.reject(
          new ReelError('cancelled', 'The drawing was cancelled.', { cause: signal?.reason }),
        );
      };
      const finish = () => signal?.removeEventListener('abort', cancel);
      this.waiting.set(id, {
        child,
        task,
        resolve: (answer) => {
          finish();
          resolve(answer);
        },
        reject: (error) => {
          finish();
          reject(error);
        },
      });
      signal?.addEventListener('abort', cancel, { once: true });
      child.ref();
      child.channel?.ref();
      child.send({ id, task }, () => {});
    });
  }

  private running(): ChildProcess {
    clearTimeout(this.idle);
    if (this.child !== undefined) return this.child;
    const child = fork(PROCESS_FILE, [], {
      execPath: process.execPath,
      execArgv: NODE_OPTIONS,
      // Frames that are done with go back to the system at once (mallopt(3)).
      env: {
        MALLOC_ARENA_MAX: '2',
        MALLOC_TRIM_THRESHOLD_: '1048576',
        ...inherited('SystemRoot', 'NODE_COMPILE_CACHE'),
      },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (reply: RasterReply) => this.receive(reply));
    child.on('error', () => {});
    child.once('exit', (code, ended) => this.lose(child, ended ?? `exit status ${code}`));
    this.child = child;
    return child;
  }

  private receive(reply: RasterReply): void {
    const waiting = this.settle(reply.id);
    if ('failure' in reply) {
      const { code, message } = reply.failure;
      waiting?.reject(new ReelError(code, `The picture cannot be drawn: ${message}`));
    } else waiting?.resolve(reply.answer);
  }

  private settle(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (this.waiting.size === 0 && this.child !== undefined) {
      clearTimeout(this.idle);
      this.child.unref();
      this.child.channel?.unref();
      this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
    return waiting;
  }

  private lose(child: ChildProcess, how: string): void {
    const closed = this.child !== child;
    if (!closed) this.child = undefined;
    const lost = [...this.waiting].filter(([, waiting]) => waiting.child === child);
    for (const [id, { task, reject }] of lost) {
      this.waiting.delete(id);
      if ('temporaryPath' in task) void rm(task.temporaryPath, { force: true });
      reject(closed ? closedError() : crashError(how));
    }
  }
}

function closedError(): ReelError {
  return new ReelError('cancelled', 'The rasterizer was closed before the picture was drawn.');
}

function crashError(how: string): ReelError {
  const message = `The process that draws pictures ended (${how}). Try again; less memory may be in use then.`;
  return new ReelError('media-failed', message, { retryable: true });
}

function inherited(...names: string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
