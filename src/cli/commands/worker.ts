import { once } from 'node:events';
import type { Command } from 'commander';
import { LOG_LEVELS } from '../../studio/worker.ts';
import { DONE } from '../exit-status.ts';
import { type CommonOptions, type Invocation, type RunCommand, withCommonOptions } from '../invocation.ts';
import { oneOf } from '../one-of.ts';
import { wholeNumber } from '../whole-number.ts';

interface WorkerCommandOptions extends CommonOptions {
  concurrency?: string;
  host: string;
  port: string;
  drain: string;
  logLevel: string;
}

/** The port that Prometheus exporters of programs use by convention. */
const USUAL_PORT = '9464';
/** Within the 30 seconds that orchestrators give a process after SIGTERM. */
const USUAL_DRAIN_SECONDS = '25';

const LEVEL_SYNONYMS = { warning: 'warn', verbose: 'debug' } as const;

export function addWorkerCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('worker')
    .summary('do the jobs of films that are made on many machines')
    .description(
      'Does jobs that reel make hands out, until it is told to stop. Needs DATABASE_URL, REDIS_URL and S3_BUCKET.',
    )
    .option('--concurrency <number>', 'jobs of each kind at a time on this machine’s own processor')
    .option('--host <address>', 'where /healthz, /readyz and /metrics are served', '127.0.0.1')
    .option('--port <number>', 'on which port; 0 for any that is free', USUAL_PORT)
    .option('--drain <seconds>', 'how long jobs may go on after the signal to stop', USUAL_DRAIN_SECONDS)
    .option('--log-level <level>', LOG_LEVELS.join(', '), 'info');
  withCommonOptions(command).action((options: WorkerCommandOptions) =>
    run(options, (invocation) => work(options, invocation)),
  );
}

async function work(options: WorkerCommandOptions, { surroundings }: Invocation): Promise<number> {
  const { environment, openWorker, signal, stdout } = surroundings;
  const concurrency = options.concurrency && wholeNumber('--concurrency', options.concurrency, 1, 1000);
  const patienceSeconds = wholeNumber('--drain', options.drain, 0, 86_400);
  const worker = await openWorker({
    ...(options.home === undefined ? {} : { home: options.home }),
    environment,
    ...(concurrency ? { concurrency } : {}),
    host: options.host,
    port: wholeNumber('--port', options.port, 0, 65_535),
    logLevel: options.quiet
      ? 'warn'
      : await oneOf('--log-level', options.logLevel, LOG_LEVELS, LEVEL_SYNONYMS),
    writeLog: (line) => void stdout.write(line),
  });
  if (!signal.aborted) await once(signal, 'abort');
  await worker.drain(patienceSeconds * 1000);
  return DONE;
}
