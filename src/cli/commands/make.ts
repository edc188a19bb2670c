import type { Command } from 'commander';
import { refused } from '../../domain/refused.ts';
import { type BriefCommandOptions, withBriefOptions } from '../brief-options.ts';
import { readBriefRequest } from '../brief-request.ts';
import { type FilmArgument, filmArgument, withFilmArgument } from '../film-argument.ts';
import { showFilmRun } from '../film-run.ts';
import { type CommonOptions, type Invocation, type RunCommand, withCommonOptions } from '../invocation.ts';
import { filmFolder, withFilmFolder } from '../output-folder.ts';
import { type MakePublishOptions, publishRequestOf, withMakePublishOptions } from '../publish-options.ts';

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
    );
  withFilmFolder(withBriefOptions(withFilmArgument(command))).option(
    '--force',
    'make everything anew; what was paid for stays, beside a new take',
  );
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

async function make(film: FilmArgument, options: MakeOptions, invocation: Invocation): Promise<number> {
  if (/\.jsonl$/i.test(film.brief)) {
    const problem = `holds a brief a line; make them all with reel batch ${film.brief}`;
    throw refused({ field: 'BRIEF', value: film.brief, problem });
  }
  const { request, name } = await readBriefRequest(film, options, invocation.surroundings);
  const { workingFolder } = invocation.surroundings;
  const delivery = await publishRequestOf(options, workingFolder);
  const folder = await filmFolder(options.output, request.stage, name, workingFolder);
  return showFilmRun(invocation, options, async (watching) => {
    const studio = await invocation.studio();
    return studio.makeFilm({
      ...request,
      ...folder,
      ...(options.force && { force: true }),
      ...delivery,
      ...watching,
    });
  });
}
