import { rm } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { refused } from '../../domain/refused.ts';
import type { FilmPiece } from '../../studio/films/film-files.ts';
import type { ExportedFile } from '../../studio/films/film-place.ts';
import { tellFile, tellFiles } from '../display/exported-file.ts';
import { withProgress } from '../display/file-progress.ts';
import { DONE } from '../exit-status.ts';
import { filmPath } from '../film-path.ts';
import { filmTime } from '../film-time.ts';
import { type CommonOptions, type Invocation, type RunCommand, withCommonOptions } from '../invocation.ts';

interface TrimOptions extends CommonOptions {
  output: string;
  from?: string;
  to?: string;
}

interface SplitOptions extends CommonOptions {
  at: string[];
  output?: string;
}

interface JoinOptions extends CommonOptions {
  output: string;
}

/** Cutting finished films: nothing is coded again but what lies at the cuts. */
export function addCutCommands(program: Command, run: RunCommand): void {
  const trim = program
    .command('trim')
    .summary('cut a film at any frame, coding only what lies at the cuts')
    .argument('<film>', 'a film’s file, or a project by its id')
    .option('--from <time>', 'where it begins: 12.5, 1:05 or 1:02:05.25')
    .option('--to <time>', 'where it ends')
    .requiredOption('-o, --output <file>', 'where the piece is to be (.mp4)');
  withCommonOptions(trim).action((film: string, options: TrimOptions) =>
    run(options, async (invocation) => {
      const piece = {
        film: filmPath(film, invocation.surroundings.workingFolder),
        ...(options.from !== undefined && { startSeconds: filmTime('--from', options.from) }),
        ...(options.to !== undefined && { endSeconds: filmTime('--to', options.to) }),
      };
      tellFile(await cutShown([piece], options, invocation), options, invocation);
      return DONE;
    }),
  );

  const split = program
    .command('split')
    .summary('split a film into pieces that together are all of it')
    .argument('<film>', 'a film’s file, or a project by its id')
    .requiredOption('--at <times...>', 'where a new piece begins')
    .option('-o, --output <file>', 'the pieces get this name and a number; the film’s own where left out');
  withCommonOptions(split).action((film: string, options: SplitOptions) =>
    run(options, (invocation) => splitFilm(film, options, invocation)),
  );

  const join = program
    .command('join')
    .summary('put films one after the other, copying all that is alike')
    .argument('<films...>', 'files of films, or projects by their ids; the first gives size and rate')
    .requiredOption('-o, --output <file>', 'where the film is to be (.mp4)');
  withCommonOptions(join).action((films: string[], options: JoinOptions) =>
    run(options, async (invocation) => {
      const pieces = films.map((film) => ({ film: filmPath(film, invocation.surroundings.workingFolder) }));
      tellFile(await cutShown(pieces, options, invocation), options, invocation);
      return DONE;
    }),
  );
}

async function splitFilm(given: string, options: SplitOptions, invocation: Invocation): Promise<number> {
  const { workingFolder } = invocation.surroundings;
  const times = options.at.map((text) => filmTime('--at', text));
  if (times.some((time, index) => time <= (times[index - 1] ?? 0))) {
    throw refused({
      field: '--at',
      value: options.at.join(' '),
      problem: 'must be times in ascending order, after 0',
    });
  }
  const film = filmPath(given, workingFolder);
  const base = options.output ?? (film === given ? `${given}.mp4` : basename(film));
  const stem = join(dirname(base), basename(base, extname(base)));
  const pieces = [0, ...times].map((startSeconds, index) => {
    const endSeconds = times[index];
    return { film, startSeconds, ...(endSeconds !== undefined && { endSeconds }) };
  });
  const files: ExportedFile[] = [];
  try {
    await withProgress(invocation, options.quiet === true, async (onProgress) => {
      for (const [index, piece] of pieces.entries()) {
        const tell = (fraction: number) => onProgress((index + fraction) / pieces.length);
        files.push(await cut([piece], `${stem}-${index + 1}.mp4`, invocation, tell));
      }
    });
  } catch (error) {
    // Some of the pieces are not what was asked for.
    await Promise.all(files.map(({ path }) => rm(path, { force: true })));
    throw error;
  }
  tellFiles(files, options, invocation);
  return DONE;
}

function cutShown(
  pieces: readonly FilmPiece[],
  { output, quiet }: JoinOptions,
  invocation: Invocation,
): Promise<ExportedFile> {
  return withProgress(invocation, quiet === true, (tell) => cut(pieces, output, invocation, tell));
}

async function cut(
  pieces: readonly FilmPiece[],
  output: string,
  invocation: Invocation,
  onProgress: (fraction: number) => void,
): Promise<ExportedFile> {
  const { workingFolder, signal } = invocation.surroundings;
  if (extname(output).toLowerCase() !== '.mp4') {
    throw refused({ field: '--output', value: output, problem: 'must end in .mp4' });
  }
  const studio = await invocation.studio();
  return studio.joinPieces({ pieces, outputPath: resolve(workingFolder, output), onProgress }, signal);
}
