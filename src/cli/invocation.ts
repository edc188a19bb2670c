import type { Command } from 'commander';
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

/** Does the work and then closes the studio, if it was opened, whatever happens. */
export async function invoke(
  surroundings: Surroundings,
  { home }: CommonOptions,
  work: (invocation: Invocation) => Promise<number>,
): Promise<number> {
  const { environment, openStudio } = surroundings;
  let opened: Promise<Studio> | undefined;
  const studio = () => {
    opened ??= openStudio({ ...(home === undefined ? {} : { home }), environment });
    return opened;
  };
  const out = openTerminal(surroundings.stdout, environment);
  const err = openTerminal(surroundings.stderr, environment);
  try {
    return await work({ surroundings, studio, out, err });
  } finally {
    await (await opened?.catch(() => undefined))?.close();
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
