import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addBatchCommand } from './commands/batch.ts';
import { addBudgetCommand } from './commands/budget.ts';
import { addCallsCommand } from './commands/calls.ts';
import { addCheckCommand } from './commands/check.ts';
import { addCutCommands } from './commands/cut.ts';
import { addDefaultsCommand } from './commands/defaults.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addExportCommand } from './commands/export.ts';
import { addKeysCommand } from './commands/keys.ts';
import { addListCommand } from './commands/list.ts';
import { addMakeCommand } from './commands/make.ts';
import { addModelsCommand } from './commands/models.ts';
import { addNewCommand } from './commands/new.ts';
import { addPackageCommand } from './commands/package.ts';
import { addPlanCommand } from './commands/plan.ts';
import { addProjectCommands } from './commands/project.ts';
import { addPublishCommand } from './commands/publish.ts';
import { addRenderCommand } from './commands/render.ts';
import { addSceneCommands } from './commands/scene.ts';
import { addServeCommand } from './commands/serve.ts';
import { addSettingsCommand } from './commands/settings.ts';
import { addShowCommand } from './commands/show.ts';
import { addStylesCommand } from './commands/styles.ts';
import { addVoicesCommand } from './commands/voices.ts';
import { addWorkerCommand } from './commands/worker.ts';
import { openTerminal } from './display/terminal.ts';
import { DONE, exitStatusOf } from './exit-status.ts';
import { type Failure, failureOf } from './failure.ts';
import { invoke, printDocument, type RunCommand } from './invocation.ts';
import { failureDocument, reportFailure, reportStack } from './report-failure.ts';
import type { Surroundings } from './surroundings.ts';

/** Longer lines are hard to read. */
const WIDEST_HELP = 100;

/** Runs one command line, without the program's own name, to its end, and answers with the exit status. */
export async function runReel(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let status = DONE;
  const program = reelProgram(surroundings, async (options, work) => {
    status = await invoke(surroundings, options, work);
  });
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return DONE;
    // A group of commands was named alone: its help was shown already.
    if (error instanceof CommanderError && error.code === 'commander.help')
      return exitStatusOf('invalid-input');
    return tellFailure(error, args, surroundings);
  }
}

function reelProgram(surroundings: Surroundings, run: RunCommand): Command {
  const { stdout, stderr, environment } = surroundings;
  const program = new Command('reel')
    .description('Reelwright turns a brief into a finished film.')
    .version(installedVersion(), '-V, --version')
    .helpCommand('help [command]', 'show help for a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      // Told once, with all other failures, by whoever runs the program.
      outputError: () => {},
      getOutHelpWidth: () => Math.min(WIDEST_HELP, openTerminal(stdout, environment).columns()),
      getErrHelpWidth: () => Math.min(WIDEST_HELP, openTerminal(stderr, environment).columns()),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', '\nExample:\n  reel make "How lighthouses work"\n\nMore on each: reel make --help');
  for (const add of [
    addMakeCommand,
    addBatchCommand,
    addPlanCommand,
    addListCommand,
    addShowCommand,
    addProjectCommands,
    addSceneCommands,
    addDefaultsCommand,
    addDoctorCommand,
    addVoicesCommand,
    addNewCommand,
    addStylesCommand,
    addModelsCommand,
    addBudgetCommand,
    addCallsCommand,
    addWorkerCommand,
    addRenderCommand,
    addExportCommand,
    addPackageCommand,
    addPublishCommand,
    addCheckCommand,
    addCutCommands,
    addServeCommand,
    addKeysCommand,
    addSettingsCommand,
  ]) {
    add(program, run);
  }
  return program;
}

function tellFailure(error: unknown, args: readonly string[], surroundings: Surroundings): number {
  const { stdout, stderr, environment, signal } = surroundings;
  const failure = withHint(failureOf(error, signal.aborted), error, args);
  const terminal = openTerminal(stderr, environment);
  reportFailure(failure, terminal);
  if (args.includes('--debug')) reportStack(error, terminal);
  if (args.includes('--json')) printDocument(failureDocument(failure), openTerminal(stdout, environment));
  return exitStatusOf(failure.code);
}

function withHint(failure: Failure, error: unknown, args: readonly string[]): Failure {
  const command = args.find((argument) => !argument.startsWith('-'));
  if (failure.code === 'cancelled') {
    const again = ['reel', ...args].map(quoted).join(' ');
    return command === 'make'
      ? { ...failure, hint: `What was made is kept. To go on from there: ${again}` }
      : failure;
  }
  if (!(error instanceof CommanderError)) return failure;
  switch (error.code) {
    case 'commander.excessArguments':
      return { ...failure, hint: 'A line of text goes in quotes: reel make "How lighthouses work"' };
    case 'commander.unknownCommand':
      if (failure.message.includes('Did you mean')) return { ...failure, hint: 'See: reel --help' };
      return {
        ...failure,
        hint: `To make a film of it: reel make ${quoted(command ?? '')}. See: reel --help`,
      };
    default:
      return { ...failure, hint: `See: reel ${command === undefined ? '' : `${command} `}--help` };
  }
}

/** As a POSIX shell takes it for one word. */
function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}

function installedVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}
