import type { ExportedFile } from '../../studio/films/film-place.ts';
import { type CommonOptions, type Invocation, printDocument } from '../invocation.ts';
import { describeBytes } from './quantities.ts';
import { printable } from './terminal.ts';

/** Tells where a file is and what it came to. */
export function tellFile(file: ExportedFile, options: CommonOptions, invocation: Invocation): void {
  if (options.json) printDocument(fileDocument(file), invocation.out);
  else tellPlainly(file, options, invocation);
}

/** As `tellFile`, of several that belong together: one document. */
export function tellFiles(
  files: readonly ExportedFile[],
  options: CommonOptions,
  invocation: Invocation,
): void {
  if (options.json) printDocument({ files: files.map(fileDocument) }, invocation.out);
  else for (const file of files) tellPlainly(file, options, invocation);
}

function fileDocument({ path, sizeBytes, detail }: ExportedFile): object {
  return { file: path, size_bytes: sizeBytes, detail };
}

function tellPlainly(
  { path, sizeBytes, detail }: ExportedFile,
  options: CommonOptions,
  { out, err }: Invocation,
): void {
  out.line(printable(path));
  if (!options.quiet) err.line(printable(`${describeBytes(sizeBytes)}: ${detail}`));
}
