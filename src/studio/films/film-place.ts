import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { ReelError } from '../../domain/errors.ts';
import { ownProject } from '../own-project.ts';
import type { StudioParts } from '../studio-parts.ts';

export interface ExportedFile {
  path: string;
  sizeBytes: number;
  /** What it came to, for a person to read. */
  detail: string;
}

/** The path of a file, or of a project's film. */
export async function filmPath(film: string, parts: StudioParts): Promise<string> {
  const isFile = await stat(film).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFile) return film;
  try {
    const { project } = await ownProject(film, parts);
    if (project.film) return await parts.workshop.store.pathOf(project.film.film);
  } catch {
    throw new ReelError('not-found', `There is no file and no project ${film}.`, {
      issues: [{ field: 'film', value: film, problem: 'is no file that is there and no project' }],
    });
  }
  throw new ReelError('not-found', `Project ${film} has no film yet; make it first.`);
}

/** Writes beside the output and puts it in place when it is whole. */
export async function written(
  outputPath: string,
  write: (path: string, workFolder: string) => Promise<string>,
): Promise<ExportedFile> {
  const folder = dirname(outputPath);
  const workFolder = join(folder, `.${basename(outputPath)}.${process.pid}.work`);
  try {
    await mkdir(folder, { recursive: true });
    // Not recursive: in a place such as /proc Node would try without end.
    await mkdir(workFolder);
  } catch (error) {
    throw new ReelError('not-writable', `${folder} cannot be written to; choose another place.`, {
      cause: error,
    });
  }
  const unfinished = join(workFolder, `finished${extname(outputPath)}`);
  try {
    const detail = await write(unfinished, workFolder);
    await rename(unfinished, outputPath);
    return { path: outputPath, sizeBytes: (await stat(outputPath)).size, detail };
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
