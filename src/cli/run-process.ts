import { writeSync } from 'node:fs';
import { SHOW_CURSOR } from './display/run-display.ts';
import { exitStatusOf } from './exit-status.ts';
import { runReel } from './program.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Runs the command line of this process and ends the process with its status. The first signal asks the work to
 * stop and waits for that; the second one leaves at once.
 */
export async function runProcess(
  entrances: Pick<Surroundings, 'openStudio' | 'openWorker' | 'openServer' | 'openKeys' | 'openSettings'>,
): Promise<never> {
  const interruption = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (interruption.signal.aborted) leaveAtOnce();
      interruption.abort(new Error(`The process received ${name}.`));
    });
  }
  process.stdout.on('error', bearBrokenPipe);
  process.stderr.on('error', bearBrokenPipe);

  const status = await runReel(process.argv.slice(2), {
    ...entrances,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    workingFolder: process.cwd(),
    signal: interruption.signal,
    nowMs: Date.now,
  });
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(status);
}

function leaveAtOnce(): never {
  if (process.stderr.isTTY) writeSync(process.stderr.fd, SHOW_CURSOR);
  process.exit(exitStatusOf('cancelled'));
}

/** Whoever read the output may have seen enough: that is no failure, and the work goes on. */
function bearBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return;
  writeSync(2, `reel: The output cannot be written: ${error.message}\n`);
  process.exit(exitStatusOf(error.code === 'ENOSPC' ? 'storage-full' : 'internal'));
}

/** A pipe takes what is written to it later; ending the process before would cut it short. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
