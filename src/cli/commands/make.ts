import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { filmDocument } from '../../studio/documents/film-document.ts';
import type { MadeFilm } from '../../studio/studio.ts';
import { readBriefArgument } from '../brief-argument.ts';
import {
  type BriefCommandOptions,
  overridesOf,
  ownFilesOf,
  stageNamed,
  withBriefOptions,
} from '../brief-options.ts';
import { filmSummary } from '../display/film-summary.ts';
import { filmLink, publishedLines } from '../display/published-lines.ts';
import { runDisplay } from '../display/run-display.ts';
import { DONE, FILM_CHECK_FAILED } from '../exit-status.ts';
import { FILM_USAGE, type FilmArgument, filmArgument } from '../film-argument.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { chooseOutputFolder } from '../output-folder.ts';
import { type MakePublishOptions, publishRequestOf, withMakePublishOptions } from '../publish-options.ts';
import { refused } from '../refused.ts';

interface MakeOptions extends CommonOptions, BriefCommandOptions, MakePublishOptions {
  output?: string;
  force?: true;
}

export function addMakeCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('make')
    .summary('make a film from a brief')
    .description(
      'Makes a film from a brief. What was made before is used again; an interrupted run goes on where it stopped.',
    )
    .usage(FILM_USAGE)
    .argument(
      '<brief...>',
      'a file (JSON, YAML, Markdown or text), a folder of Markdown or text, - for stdin, or one line of text in quotes; before it the kind of film (see reel styles), where the brief does not tell',
    );
  withBriefOptions(command)
    .option(
      '-o, --output <folder>',
      'where the film goes: a new or empty folder, or one with an earlier film',
    )
    .option('--force', 'make everything anew; what was paid for stays, beside a new take');
  withMakePublishOptions(command);
  withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((words: string[], options: MakeOptions) =>
      run(options, (invocation) => make(filmArgument(words), options, invocation)),
    );
}

const EXAMPLES = `
Examples:
  reel make lesson.json
  reel make lecture script.md --to images
  reel make ad "Solar lantern for campers"
  reel make "How lighthouses work" --ratio 16:9 --captions burned
  reel make lesson.json --publish s3 --delete-local
  reel make lesson.yaml -o films/intro --set settings.speed=1.1 --music calm
  generate-brief | reel make - --json`;

async function make(
  { brief: argument, format }: FilmArgument,
  options: MakeOptions,
  invocation: Invocation,
): Promise<number> {
  const { surroundings, out, err } = invocation;
  const { workingFolder, signal, nowMs } = surroundings;
  if (/\.jsonl$/i.test(argument)) {
    const problem = `holds a brief a line; make them all with reel batch ${argument}`;
    throw refused({ field: 'BRIEF', value: argument, problem });
  }
  const brief = await readBriefArgument(argument, surroundings);
  const stage = await stageNamed(options.to);
  const delivery = await publishRequestOf(options, workingFolder);
  const overrides = await overridesOf(options, brief.input.folder, workingFolder);
  const outputFolder = await outputFolderFor(options, brief.name, workingFolder);
  const startedMs = nowMs();
  const display = runDisplay(err, nowMs, options.quiet === true);
  const sayStopping = () =>
    display.note({ type: 'notice', message: 'Stopping. Ctrl-C again leaves at once.' });
  signal.addEventListener('abort', sayStopping, { once: true });
  let made: MadeFilm;
  try {
    const studio = await invocation.studio();
    made = await studio.makeFilm({
      brief: brief.input,
      overrides,
      ownFiles: ownFilesOf(overrides),
      ...(format === undefined ? {} : { format }),
      ...(outputFolder === undefined ? {} : { outputFolder }),
      ...(stage === undefined ? {} : { stage }),
      ...(options.force ? { force: true } : {}),
      ...delivery,
      signal,
      onEvent: (event) => display.note(event),
    });
  } finally {
    signal.removeEventListener('abort', sayStopping);
    display.end();
  }
  if (options.json) printDocument(filmDocument(made), out);
  else if (options.quiet) out.line(made.film ?? (made.published ? filmLink(made.published) : made.projectId));
  else {
    const filmBytes =
      made.film === undefined ? undefined : (await stat(made.film).catch(() => undefined))?.size;
    const tookSeconds = (nowMs() - startedMs) / 1000;
    const lines = filmSummary(made, { workingFolder, filmBytes, tookSeconds, terminal: out });
    for (const line of lines) out.line(line);
    for (const line of made.published ? publishedLines(made.published, out) : []) out.line(line);
  }
  return made.checks.every((check) => check.ok) ? DONE : FILM_CHECK_FAILED;
}

/** None for a run that is to stop before there is a film, unless one was named. */
async function outputFolderFor(
  { output, to }: MakeOptions,
  briefName: string,
  workingFolder: string,
): Promise<string | undefined> {
  if (output === undefined && to !== undefined && to !== 'film') return undefined;
  return chooseOutputFolder(output, briefName, workingFolder);
}
