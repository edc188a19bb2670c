import type { Command } from 'commander';
import type { Voice } from '../../ports/generators.ts';
import { printable, type Terminal } from '../display/terminal.ts';
import { tableLines } from '../display/text-columns.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';

export function addVoicesCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('voices')
    .summary('list the voices')
    .description('Lists the voices that can narrate, for --voice.')
    .argument('[language]', 'only those that speak it, such as en, pt-BR or ar');
  withCommonOptions(command).action((language: string | undefined, options: CommonOptions) =>
    run(options, (invocation) => voices(language, options, invocation)),
  );
}

async function voices(
  language: string | undefined,
  options: CommonOptions,
  { studio, out, err }: Invocation,
): Promise<number> {
  const found = await (await studio()).voices(language);
  if (options.json) printDocument({ voices: found }, out);
  else if (options.quiet) for (const { id } of found) out.line(id);
  else if (found.length === 0)
    err.line(`No voice speaks ${printable(language ?? 'here')}. See all with: reel voices`);
  else for (const line of voiceLines(found, out)) out.line(line);
  return DONE;
}

function voiceLines(found: readonly Voice[], terminal: Terminal): string[] {
  const head = ['Voice', 'Name', 'Gender', 'Languages'].map((name) => terminal.ink('dim', name));
  const rows = found.map(({ id, name, gender, languages }) => [
    terminal.ink('bold', printable(id)),
    printable(name),
    gender,
    printable(languages.join(', ')),
  ]);
  return tableLines([head, ...rows], terminal.columns());
}
