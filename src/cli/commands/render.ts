import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import type { Command } from 'commander';
import { withProgress } from '../display/file-progress.ts';
import { countOf, describeDuration } from '../display/quantities.ts';
import { printable } from '../display/terminal.ts';
import { tableLines } from '../display/text-columns.ts';
import { DONE, FILM_CHECK_FAILED } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { missingFile } from '../missing-file.ts';

interface RenderOptions extends CommonOptions {
  output?: string;
  preview?: true;
}

export function addRenderCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('render')
    .summary('make a film from a timeline: your own cut of pictures, movies, words and sound')
    .description(
      'Makes a film from a timeline document (YAML or JSON) and the files beside it. Rendered again, it makes only ' +
        'what changed. docs/guide/timeline.md shows how to write one.',
    )
    .argument('<timeline>', 'the document’s file')
    .option('-o, --output <folder>', 'where the film goes; a folder of the timeline’s name where left out')
    .option('--preview', 'a small film for a first look, in a fraction of the time');
  withCommonOptions(command).action((path: string, options: RenderOptions) =>
    run(options, (invocation) => render(path, options, invocation)),
  );
}

async function render(given: string, options: RenderOptions, invocation: Invocation): Promise<number> {
  const { surroundings, out } = invocation;
  const { workingFolder, signal } = surroundings;
  const path = resolve(workingFolder, given);
  const text = await readFile(path, 'utf8').catch(async () => {
    throw await missingFile('TIMELINE', given, path, workingFolder);
  });
  const name = basename(path);
  const ownFolder = `${basename(name, extname(name))}${options.preview ? '-preview' : ''}`;
  const outputFolder = resolve(workingFolder, options.output ?? ownFolder);
  const studio = await invocation.studio();
  const made = await withProgress(invocation, options.quiet === true, (onProgress) =>
    studio.renderTimeline(
      {
        timeline: { text, name, folder: dirname(path) },
        outputFolder,
        ...(options.preview && { isPreview: true }),
        onProgress,
      },
      signal,
    ),
  );
  const { film, captions, poster, contactSheet, durationSeconds, spans, checks } = made;
  if (options.json) {
    printDocument(
      {
        title: made.title,
        film,
        captions: captions ?? null,
        poster,
        contact_sheet: contactSheet,
        duration_seconds: durationSeconds,
        spans,
        checks,
      },
      out,
    );
  } else if (options.quiet) out.line(film);
  else {
    const failed = checks.filter(({ ok }) => !ok);
    const rows = [
      ['Film', printable(film)],
      ['Length', describeDuration(durationSeconds)],
      ['Pictures', `${countOf(spans.made, 'stretch', 'stretches')} coded, ${spans.reused} there already`],
      [
        'Checks',
        failed.length === 0 ? `all ${checks.length} passed` : `${failed.length} of ${checks.length} failed`,
      ],
      ...failed.map(({ name: check, detail }) => ['', printable(`${check}: ${detail}`)]),
    ].map(([label = '', value = '']) => [out.ink('dim', label), value]);
    for (const line of tableLines(rows, out.columns())) out.line(line);
  }
  return checks.every(({ ok }) => ok) ? DONE : FILM_CHECK_FAILED;
}
