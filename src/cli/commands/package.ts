import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { countOf, describeBytes } from '../display/quantities.ts';
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
import { chooseOutputFolder } from '../output-folder.ts';

interface PackageOptions extends CommonOptions {
  output?: string;
}

export function addPackageCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('package')
    .summary('pack a finished film for a learning system')
    .description(
      'Packs a finished film with its captions, transcript and questions, a page that plays it, and archives for ' +
        'SCORM 1.2 and SCORM 2004.',
    )
    .argument('<film>', 'a project by its id, or the folder that a film was put into')
    .option(
      '-o, --output <folder>',
      'where the package goes: a new or empty folder, or one with an earlier one',
    );
  withCommonOptions(command).action((film: string, options: PackageOptions) =>
    run(options, (invocation) => packageFilm(film, options, invocation)),
  );
}

async function packageFilm(film: string, options: PackageOptions, invocation: Invocation): Promise<number> {
  const { out, surroundings } = invocation;
  const { workingFolder, signal } = surroundings;
  const folder = await chooseOutputFolder(options.output, `${basename(film)}-package`, workingFolder);
  const project = (await projectInFolder(resolve(workingFolder, film))) ?? film;
  const studio = await invocation.studio();
  const made = await studio.packageFilm({ project, folder }, signal);
  if (options.json) {
    printDocument(
      {
        project: made.projectId,
        title: made.title,
        folder: made.folder,
        questions: made.questions,
        files: made.files.map(({ name, sizeBytes }) => ({ name, size_bytes: sizeBytes })),
      },
      out,
    );
  } else if (options.quiet) out.line(printable(made.folder));
  else {
    out.line(`${printable(made.title)}, ${countOf(made.questions, 'question')}`);
    const rows = made.files.map(({ name, sizeBytes }) => [join(made.folder, name), describeBytes(sizeBytes)]);
    for (const line of tableLines(rows, out.columns(), '  ')) out.line(line);
  }
  return DONE;
}

/** The project whose film a folder holds. */
async function projectInFolder(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'result.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const { project } = JSON.parse(text) as { project?: unknown };
    return typeof project === 'string' ? project : undefined;
  } catch {
    return undefined;
  }
}
