import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runReel } from '../../src/cli/program.ts';
import type { Environment, OutputStream } from '../../src/cli/surroundings.ts';
import type { Settings } from '../../src/ports/settings-store.ts';
import type { Studio } from '../../src/studio/studio.ts';
import type { RunningWorker, WorkerOptions } from '../../src/studio/worker.ts';
import { fakeStudio } from './fake-studio.ts';

export interface CommandLineOptions {
  studio?: Studio | Promise<Studio>;
  openWorker?(options: WorkerOptions): Promise<RunningWorker>;
  openSettings?(): Promise<Settings>;
  stdin?: string | Uint8Array;
  environment?: Environment;
  /** A screen so many columns wide; a pipe where absent. */
  screenColumns?: number;
  signal?: AbortSignal;
  workingFolder?: string;
}

/** Runs `reel` in this process and catches all that it writes. */
export async function reel(args: string[], options: CommandLineOptions = {}) {
  const stdout = new CaughtOutput(options.screenColumns);
  const stderr = new CaughtOutput(options.screenColumns);
  const homes: (string | undefined)[] = [];
  const status = await runReel(args, {
    openStudio: async ({ home }) => {
      homes.push(home);
      return options.studio ?? fakeStudio().studio;
    },
    openWorker: options.openWorker ?? (() => Promise.reject(new Error('No worker was given.'))),
    openServer: () => Promise.reject(new Error('No server was given.')),
    openSettings: options.openSettings ?? (() => Promise.reject(new Error('No settings were given.'))),
    openKeys: () => Promise.reject(new Error('No keys were given.')),
    stdin: (async function* () {
      yield options.stdin ?? '';
    })(),
    stdout,
    stderr,
    environment: options.environment ?? {},
    workingFolder: options.workingFolder ?? '/',
    signal: options.signal ?? new AbortController().signal,
    nowMs: () => 0,
  });
  return { status, stdout: stdout.text, stderr: stderr.text, homes };
}

class CaughtOutput implements OutputStream {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number;

  constructor(screenColumns: number | undefined) {
    this.isTTY = screenColumns !== undefined;
    this.columns = screenColumns ?? 0;
  }

  write(text: string): void {
    this.text += text;
  }
}

/** An empty folder that goes when disposed of. */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'reel-cli-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
