import type { Command } from 'commander';
import { printable } from '../display/terminal.ts';
import { tableLines } from '../display/text-columns.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';

export function addStylesCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('styles')
    .summary('list formats, picture and caption styles, and moods of music')
    .description('Lists the formats, the styles of pictures and captions, and the moods of music, by name.');
  withCommonOptions(command).action((options: CommonOptions) =>
    run(options, (invocation) => styles(options, invocation)),
  );
}

async function styles(options: CommonOptions, { studio, out }: Invocation): Promise<number> {
  const opened = await studio();
  const { pictures, captions, music } = opened.styles();
  const formats = opened.formats();
  if (options.json) {
    printDocument({ formats, pictures, captions, music }, out);
    return DONE;
  }
  const groups = [
    { title: 'Formats', how: 'reel make <format> <brief>', entries: formats },
    { title: 'Pictures', how: '--set settings.style=', entries: pictures },
    { title: 'Burned captions', how: '--set settings.captions.style=', entries: captions },
    { title: 'Music', how: '--music', entries: music },
  ].filter(({ entries }) => entries.length > 0);
  for (const [index, { title, how, entries }] of groups.entries()) {
    if (index > 0) out.line();
    out.line(`${out.ink('bold', title)}  ${out.ink('dim', how)}`);
    const rows = entries.map(({ name, description }) => [
      printable(name),
      out.ink('dim', printable(description)),
    ]);
    for (const line of tableLines(rows, out.columns(), '  ')) out.line(line);
  }
  return DONE;
}
