import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { MadeBatch } from '../../studio/batch/batch.ts';
import { batchDocument } from '../../studio/documents/batch-document.ts';
import { type BriefCommandOptions, withBriefOptions } from '../brief-options.ts';
import { readBriefRequest } from '../brief-request.ts';
import { batchFilmLine, batchSummary } from '../display/batch-lines.ts';
import { printable } from '../display/terminal.ts';
import { DONE, exitStatusOf } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { slugOf } from '../output-folder.ts';
import { wholeNumber } from '../whole-number.ts';

interface BatchOptions extends CommonOptions, BriefCommandOptions {
  format?: string;
  output?: string;
  together?: string;
}

/** Two films share the processor well: one draws while the other codes. */
const USUALLY_TOGETHER = 2;
const MOST_TOGETHER = 16;

export function addBatchCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('batch')
    .summary('make a film of each of many briefs')
    .description(
      'Makes a film of each brief of a file: JSON lines with one brief a line, or a JSON array. All are checked before the first is made; what becomes of one stops no other.',
    )
    .argument('<briefs>', 'a file of JSON lines or a JSON array, or - for stdin');
  withBriefOptions(command)
    .option('--format <name>', 'kind of film, where the briefs do not tell; see reel styles')
    .option('--together <number>', `how many films are made at once; ${USUALLY_TOGETHER} where absent`)
    .option('-o, --output <folder>', 'where the films go, each into a folder of its own');
  withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((briefs: string, options: BatchOptions) =>
      run(options, (invocation) => batch(briefs, options, invocation)),
    );
}

const EXAMPLES = `
Examples:
  reel batch products.jsonl -o films
  reel batch products.jsonl --together 4 --json
  export-products | reel batch - --set style=minimal`;

async function batch(argument: string, options: BatchOptions, invocation: Invocation): Promise<number> {
  const { surroundings, out, err } = invocation;
  const { workingFolder, signal } = surroundings;
  const { format } = options;
  const film = { brief: argument, ...(format !== undefined && { format }) };
  const { request, name } = await readBriefRequest(film, options, surroundings);
  const together =
    options.together === undefined
      ? USUALLY_TOGETHER
      : wholeNumber('--together', options.together, 1, MOST_TOGETHER);
  const studio = await invocation.studio();
  const made = await studio.makeBatch({
    ...request,
    outputFolder: resolve(workingFolder, options.output ?? slugOf(name)),
    together,
    signal,
    onFilm: (film) => {
      if (!options.quiet) err.line(batchFilmLine(film, err));
    },
    onEvent: (place, event) => {
      if (event.type === 'notice' && !options.quiet) err.line(`  ! ${place}: ${printable(event.message)}`);
    },
  });
  if (options.json) printDocument(batchDocument(made), out);
  else if (options.quiet) for (const { made: film } of made.films) out.line(film?.film ?? '');
  else for (const line of batchSummary(made, workingFolder, out)) out.line(line);
  return statusOf(made);
}

/** The status of the first film that did not succeed. */
function statusOf({ films }: MadeBatch): number {
  const error = films.find((film) => film.error !== undefined)?.error;
  return error === undefined ? DONE : exitStatusOf(error.code);
}
