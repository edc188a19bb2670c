import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { ASK_FOR_DELAY, type EventLoopDelay } from './event-loop-watch.ts';

/** Linux counts processor time in hundredths of a second (proc(5)). */
const TICK_MS = 10;
const ROOT = resolve(import.meta.dirname, '../..');

/** An empty home, gone with what is in it when it is disposed of. */
export async function temporaryHome(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'reelwright-bench-api-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** `reel serve` over a home, as a process of its own on a free port of the loopback interface. */
export class ServedHome implements AsyncDisposable {
  readonly address: string;
  readonly #child: ChildProcess;

  constructor(address: string, child: ChildProcess) {
    this.address = address;
    this.#child = child;
  }

  static async start(home: string): Promise<ServedHome> {
    const watch = new URL('event-loop-watch.ts', import.meta.url).href;
    // What `reel` gives to Node is given to this process too.
    const ofNode = [...process.execArgv, '--import', watch];
    const args = [...ofNode, 'src/cli/main.ts', 'serve', '--port', '0', '--home', home, '--json'];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    child.once('exit', (status, signal) => {
      if (signal !== 'SIGTERM' && status !== 0) console.error(`The server ended by ${signal ?? status}.`);
    });
    const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
    return new ServedHome((JSON.parse(line) as { address: string }).address, child);
  }

  /** How late the server came to what it had to do, since this was asked the last time. */
  async eventLoopDelay(): Promise<EventLoopDelay> {
    const answer = once(this.#child, 'message');
    this.#child.send(ASK_FOR_DELAY);
    const [delay] = (await answer) as [EventLoopDelay];
    return delay;
  }

  /** Memory that the server itself holds; its media processes are not in it. */
  memoryMegabytes(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1000;
  }

  /** Processor time that the server itself has used; what other programs do on the machine is not in it. */
  processorMs(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  }

  /** How long the server was ready to work and other programs had the processors (proc(5), schedstat). */
  waitedMs(): number {
    const [, waitedNanoseconds] = readFileSync(`/proc/${this.#child.pid}/schedstat`, 'utf8').split(' ');
    return Number(waitedNanoseconds) / 1e6;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#child, 'close');
    this.#child.kill('SIGTERM');
    await ended;
  }
}
