import { copyFile, mkdir } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { NamedStyle, Studio } from '../../studio/studio.ts';
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
    .description('Lists the formats, the styles of pictures and captions, and the moods of music, by name.')
    .option('--pictures <folder>', 'draw an example of every picture style into this folder');
  withCommonOptions(command).action((options: StylesOptions) =>
    run(options, (invocation) => styles(options, invocation)),
  );
}

interface StylesOptions extends CommonOptions {
  pictures?: string;
}

async function styles(options: StylesOptions, { surroundings, studio, out }: Invocation): Promise<number> {
  const opened = await studio();
  const { pictures, captions, music } = opened.styles();
  if (options.pictures !== undefined) {
    const folder = resolve(surroundings.workingFolder, options.pictures);
    const files = await drawExamples(pictures, folder, opened, surroundings.signal);
    if (options.json) printDocument({ folder, files }, out);
    else out.line(`An example of each of ${files.length} picture styles is in ${folder}`);
    return DONE;
  }
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

async function drawExamples(
  styles: readonly NamedStyle[],
  folder: string,
  studio: Studio,
  signal: AbortSignal,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const { name } of styles) {
    const { path } = await studio.stylePicture(name, signal);
    const file = `${name}${extname(path)}`;
    await copyFile(path, join(folder, file));
    files.push(file);
  }
  return files;
}
