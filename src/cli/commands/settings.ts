import type { Command } from 'commander';
import type { ReelError } from '../../domain/errors.ts';
import { refused } from '../../domain/refused.ts';
import type { Settings } from '../../ports/settings-store.ts';
import { shortInstant } from '../display/instants.ts';
import { tableLines } from '../display/text-columns.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { readSecret } from '../read-secret.ts';

export function addSettingsCommand(program: Command, run: RunCommand): void {
  const settings = program
    .command('settings')
    .summary('keep keys of providers and of places to publish to, encrypted')
    .description(
      'Keeps keys and other settings encrypted in the home, under the names of their variables. What the environment says wins. A value that was put in is never shown again.',
    );
  const set = settings
    .command('set')
    .description('Asks for a value and keeps it; from a pipe it is read to its end.')
    .argument('<name>', 'such as OPENAI_API_KEY; see reel settings list --all')
    // So that a value is refused without being repeated.
    .allowExcessArguments();
  withCommonOptions(set)
    .addHelpText('after', EXAMPLES)
    .action((name: string, options: CommonOptions, { args }: Command) => {
      if (args.length > 1) throw valueGiven();
      return run(options, (invocation) => setSetting(name, options, invocation));
    });
  const list = settings
    .command('list')
    .description('Lists what is kept, without values.')
    .option('--all', 'every name that can be kept');
  withCommonOptions(list).action((options: CommonOptions & { all?: true }) =>
    run(options, (invocation) => listSettings(options, invocation)),
  );
  const remove = settings
    .command('remove')
    .description('Forgets a value.')
    .argument('<name>', 'see reel settings list');
  withCommonOptions(remove).action((name: string, options: CommonOptions) =>
    run(options, (invocation) => removeSetting(name, options, invocation)),
  );
}

const EXAMPLES = `
Examples:
  reel settings set OPENAI_API_KEY
  reel settings set CLOUDINARY_URL < cloudinary-url.txt`;

/** Says nothing of what was given: it is as secret as it was meant to be. */
function valueGiven(): ReelError {
  const problem =
    'is all that may be given: a value on the command line stays in the shell’s history. Leave it out, and it is asked for';
  return refused({ field: 'name', problem });
}

async function setSetting(name: string, options: CommonOptions, invocation: Invocation): Promise<number> {
  const { surroundings, out, err } = invocation;
  const settings = await openedSettings(options, invocation);
  const known = settings.names.includes(name);
  // An unknown name is refused before anybody is asked for a secret.
  const value = known ? await readSecret(`Value of ${name} (not shown): `, surroundings) : '-';
  const kept = await settings.set(name, value);
  if (options.json) printDocument(documentOf(settings, kept), out);
  else if (!options.quiet) {
    err.line(`${name} is kept.`);
    if (settings.isOverridden(name)) err.line(`The environment sets ${name} too, and wins.`);
  }
  return DONE;
}

async function listSettings(
  options: CommonOptions & { all?: true },
  invocation: Invocation,
): Promise<number> {
  const { out, err } = invocation;
  const settings = await openedSettings(options, invocation);
  const kept = await settings.list();
  if (options.json) {
    const documents = kept.map((each) => documentOf(settings, each));
    printDocument({ settings: documents, names: settings.names }, out);
    return DONE;
  }
  const instants = new Map(kept.map(({ name, setAt }) => [name, setAt]));
  const names = options.all
    ? [...new Set([...settings.names, ...instants.keys()])].sort()
    : [...instants.keys()];
  if (names.length === 0) err.line('Nothing is kept here. Names that can be: reel settings list --all');
  const rows = names.map((name) => {
    const setAt = instants.get(name);
    const beside = settings.isOverridden(name) ? 'set in the environment, which wins' : '';
    return [name, setAt === undefined ? '' : shortInstant(setAt), beside];
  });
  const head = ['Setting', 'Kept since', ''].map((text) => out.ink('dim', text));
  for (const line of rows.length === 0 ? [] : tableLines([head, ...rows], out.columns())) out.line(line);
  return DONE;
}

async function removeSetting(name: string, options: CommonOptions, invocation: Invocation): Promise<number> {
  const { out, err } = invocation;
  const settings = await openedSettings(options, invocation);
  const wasThere = await settings.remove(name);
  if (!wasThere) throw refused({ field: 'name', value: name, problem: 'is not kept here' }, 'not-found');
  if (options.json) printDocument({ name, removed: true }, out);
  else if (!options.quiet) err.line(`${name} is forgotten.`);
  return DONE;
}

function openedSettings({ home }: CommonOptions, { surroundings }: Invocation): Promise<Settings> {
  const { openSettings, environment } = surroundings;
  return openSettings({ ...(home === undefined ? {} : { home }), environment });
}

function documentOf(settings: Settings, { name, setAt }: { name: string; setAt: string }): object {
  return { name, set_at: setAt, overridden: settings.isOverridden(name) };
}
