import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { withProgress } from '../display/file-progress.ts';
import { printable } from '../display/terminal.ts';
import { tableLines } from '../display/text-columns.ts';
import { DONE, FILM_CHECK_FAILED } from '../exit-status.ts';
import { filmPath } from '../film-path.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { missingFile } from '../missing-file.ts';

interface CheckOptions extends CommonOptions {
  captions?: string;
  quick?: true;
}

export function addCheckCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('check')
    .summary('look through a film from anywhere for what is wrong with it')
    .description(
      'Decodes a film and says what is wrong with it, where and why: pictures that do not decode, holes, missing or ' +
        'cut off sound, captions out of place. What is merely another choice is told, not judged.',
    )
    .argument('<film>', 'a film’s file, or a project by its id')
    .option('--captions <file>', 'its captions (.vtt or .srt)')
    .option('--quick', 'only the pictures that others build on, in a fraction of the time');
  withCommonOptions(command).action((film: string, options: CheckOptions) =>
    run(options, (invocation) => check(film, options, invocation)),
  );
}

async function check(film: string, options: CheckOptions, invocation: Invocation): Promise<number> {
  const { surroundings, out } = invocation;
  const { workingFolder, signal } = surroundings;
  const captionsPath = options.captions && resolve(workingFolder, options.captions);
  if (captionsPath) {
    await access(captionsPath).catch(async () => {
      throw await missingFile('--captions', options.captions ?? '', captionsPath, workingFolder);
    });
  }
  const studio = await invocation.studio();
  const checks = await withProgress(invocation, options.quiet === true, (onProgress) =>
    studio.checkFilm(
      {
        film: filmPath(film, workingFolder),
        ...(captionsPath ? { captionsPath } : {}),
        pictures: options.quick ? 'references' : 'all',
        onProgress,
      },
      signal,
    ),
  );
  const isGood = checks.every(({ ok }) => ok);
  if (options.json) printDocument({ ok: isGood, checks }, out);
  else {
    const shown = options.quiet ? checks.filter(({ ok }) => !ok) : checks;
    const rows = shown.map(({ name, ok, detail }) => [
      `${ok ? out.ink('green', '✓') : out.ink('red', '✗')} ${out.ink('bold', name)}`,
      printable(detail),
    ]);
    for (const line of tableLines(rows, out.columns())) out.line(line);
  }
  return isGood ? DONE : FILM_CHECK_FAILED;
}
