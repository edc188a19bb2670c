import type { Film, Project } from '../../domain/project.ts';
import { changeProject } from '../project-of-brief.ts';
import type { StudioParts } from '../studio-parts.ts';

/**
 * Deletes a published film's own files from the home: the film, its captions, poster and contact sheet. What it was
 * made of stays, so that it can be put together again for nothing. Answers with the paths that are gone: none where
 * the files are kept in a bucket, which is no local place.
 */
export async function deleteStoredFilm(project: Project, film: Film, parts: StudioParts): Promise<string[]> {
  const { workshop, projects, keepsFilesHere } = parts;
  if (!keepsFilesHere) return [];
  await changeProject(project.id, projects, (kept = project) => {
    if (kept.film?.film !== film.film) return kept;
    const { film: _published, ...rest } = kept;
    return rest;
  });
  const deleted: string[] = [];
  const hashes = [film.film, ...Object.values(film.captions ?? {}), film.poster, film.contactSheet];
  for (const hash of hashes) {
    if ((await workshop.store.find(hash)) === undefined) continue;
    deleted.push(await workshop.store.pathOf(hash));
    await workshop.store.delete(hash);
  }
  return deleted;
}
