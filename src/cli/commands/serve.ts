import { once } from 'node:events';
import type { Command } from 'commander';
import { DONE } from '../exit-status.ts';
import { type CommonOptions, type Invocation, type RunCommand, withCommonOptions } from '../invocation.ts';
import { wholeNumber } from '../whole-number.ts';

interface ServeOptions extends CommonOptions {
  requireKey?: true;
  host: string;
  port: string;
}

const USUAL_PORT = '4747';

export function addServeCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('serve')
    .summary('open the studio and the HTTP API on this machine')
    .description(
      'Serves the studio and the HTTP API until it is stopped: /api/docs describes it. On this machine alone ' +
        'nobody has to sign in; with --host for others, everybody needs a key (reel keys).',
    )
    .option('--host <address>', 'who can reach it; 0.0.0.0 for everybody', '127.0.0.1')
    .option('--port <number>', 'on which port; 0 for any that is free', USUAL_PORT)
    .option('--require-key', 'ask for a key on this machine too, as behind a proxy');
  withCommonOptions(command).action((options: ServeOptions) =>
    run(options, (invocation) => serve(options, invocation)),
  );
}

async function serve(options: ServeOptions, { surroundings, out, err }: Invocation): Promise<number> {
  const { environment, openServer, signal, stderr } = surroundings;
  const server = await openServer({
    ...(options.home === undefined ? {} : { home: options.home }),
    environment,
    host: options.host,
    port: wholeNumber('--port', options.port, 0, 65_535),
    ...(options.requireKey ? { needsKey: true } : {}),
    writeLog: (line) => void stderr.write(line),
  });
  out.line(options.json ? JSON.stringify({ address: server.address, open: server.isOpen }) : server.address);
  if (!options.quiet && !options.json) {
    err.line(`The studio is open at ${server.address}; its API is described at ${server.address}/api/docs`);
    err.line('Ctrl-C stops it. Films under way go on when it is started again.');
  }
  if (!signal.aborted) await once(signal, 'abort');
  await server.close();
  return DONE;
}
