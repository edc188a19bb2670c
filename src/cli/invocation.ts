import type { Command } from 'commander';
import { ReelError } from '../domain/errors.ts';
import type { Studio } from '../studio/studio.ts';
import { openTerminal, type Terminal } from './display/terminal.ts';
import type { Surroundings } from './surroundings.ts';

/** The options that every command takes. */
export interface CommonOptions {
  home?: string;
  json?: true;
  quiet?: true;
  debug?: true;
}

/** One run of one command. */
export interface Invocation {
  surroundings: Surroundings;
  /** Opens the studio at the first call, so that what can be refused without it is. */
  studio(): Promise<Studio>;
  /** For what was asked. */
  out: Terminal;
  /** For everything said meanwhile. */
  err: Terminal;
}

/** Does a command's work and answers with the exit status. */
export type RunCommand = (
  options: CommonOptions,
  work: (invocation: Invocation) => Promise<number>,
) => Promise<void>;

/**
 * Does the work and then closes the studio, if it was opened, whatever happens. Whoever stops the program while the
 * studio opens waits for nothing: it is closed as soon as it is there.
 */
export async function invoke(
  surroundings: Surroundings,
  { home }: CommonOptions,
  work: (invocation: Invocation) => Promise<number>,
): Promise<number> {
  const { environment, openStudio, signal } = surroundings;
  let opening: Promise<Studio> | undefined;
  let opened: Studio | undefined;
  const studio = async () => {
    opening ??= openStudio({ ...(home === undefined ? {} : { home }), environment });
    opened = await unlessAborted(opening, signal);
    return opened;
  };
  const out = openTerminal(surroundings.stdout, environment);
  const err = openTerminal(surroundings.stderr, environment);
  try {
    return await work({ surroundings, studio, out, err });
  } finally {
    if (opened === undefined) void opening?.then((late) => late.close()).catch(() => undefined);
    else await opened.close();
  }
}

async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(new ReelError('cancelled', 'Interrupted.'));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Adds the options that every command takes, after its own. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--home <folder>', 'where projects and assets are kept (or set REEL_HOME)')
    .option('--json', 'print one JSON object on stdout, and all else on stderr')
    .option('--quiet', 'print the answer alone, without progress')
    .option('--debug', 'show where an error came from');
}

/** Prints a document on stdout: indented for eyes, on one line for a pipe. */
export function printDocument(document: object, terminal: Terminal): void {
  terminal.line(JSON.stringify(document, null, terminal.isScreen ? 2 : 0));
}
