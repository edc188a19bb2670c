import { resolve } from 'node:path';
import type { Command } from 'commander';
import { refused } from '../../domain/refused.ts';
import { PICTURE_CODECS } from '../../ports/clip-media.ts';
import { tellFile } from '../display/exported-file.ts';
import { withProgress } from '../display/file-progress.ts';
import { DONE } from '../exit-status.ts';
import { filmPath } from '../film-path.ts';
import { filmTime } from '../film-time.ts';
import { type CommonOptions, type Invocation, type RunCommand, withCommonOptions } from '../invocation.ts';
import { oneOf } from '../one-of.ts';

interface ExportOptions extends CommonOptions {
  output?: string;
  preset?: string;
  fps?: string;
  codec?: string;
  fit?: string;
  speed?: string;
  preview?: true;
  at?: string;
  sheet?: true;
}

const CODEC_SYNONYMS = { h265: 'hevc', 'h.264': 'h264', 'h.265': 'hevc' } as const;
const FITS = ['fit', 'fill', 'blurred'] as const;

export function addExportCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('export')
    .summary(
      'make another shape, codec, speed, preview, teaser, picture, contact sheet or the sound alone of a film',
    )
    .description(
      'Makes something else of a finished film. The ending of -o says what: .mp4, .webp or .gif for a teaser, ' +
        '.m4a or .wav for the sound alone, .png or .jpg for one picture, .png with --sheet for many.',
    )
    .argument('<film>', 'a film’s file, or a project by its id')
    .requiredOption('-o, --output <file>', 'where it is to be')
    .option('--preset <name>', 'ratio and resolution, such as 16:9-720p or 9:16-2160p')
    .option('--fps <rate>', 'frames a second: 23.976, 24, 25, 29.97, 30, 50, 59.94, 60')
    .option('--codec <name>', `${PICTURE_CODECS.join(', ')}; h264 plays everywhere`)
    .option(
      '--fit <how>',
      'how another ratio comes into the frame: fit (with bars), fill (edges cut) or blurred (over itself)',
    )
    .option('--speed <factor>', '2 plays twice as fast, 0.5 half as fast; voices keep their pitch')
    .option('--at <time>', 'which moment a .png or .jpg shows; a tenth into the film where left out')
    .option('--sheet', 'a page of pictures (.png): of every chapter, or of moments all over the film')
    .option('--preview', 'a small film for a first look, in seconds');
  withCommonOptions(command).action((film: string, options: ExportOptions) =>
    run(options, (invocation) => exportFilm(film, options, invocation)),
  );
}

async function exportFilm(film: string, options: ExportOptions, invocation: Invocation): Promise<number> {
  const { workingFolder, signal } = invocation.surroundings;
  const { output, preset, fps, preview } = options;
  if (output === undefined) throw refused({ field: '--output', problem: 'must say where the file is to be' });
  const names = {
    ...(options.codec !== undefined && {
      codec: await oneOf('--codec', options.codec, PICTURE_CODECS, CODEC_SYNONYMS),
    }),
    ...(options.fit !== undefined && { fitting: await oneOf('--fit', options.fit, FITS) }),
  };
  const studio = await invocation.studio();
  const file = await withProgress(invocation, options.quiet === true, (onProgress) =>
    studio.exportFilm(
      {
        film: filmPath(film, workingFolder),
        outputPath: resolve(workingFolder, output),
        ...(preset !== undefined && { preset }),
        ...(fps !== undefined && { rate: fps }),
        ...names,
        ...(options.speed !== undefined && { speed: Number(options.speed) }),
        ...(options.at !== undefined && { atSeconds: filmTime('--at', options.at) }),
        ...(options.sheet && { isSheet: true }),
        ...(preview && { isPreview: true }),
        onProgress,
      },
      signal,
    ),
  );
  tellFile(file, options, invocation);
  return DONE;
}
