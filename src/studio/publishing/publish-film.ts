import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssetRecord } from '../../domain/asset.ts';
import { ReelError } from '../../domain/errors.ts';
import type { Film, Project } from '../../domain/project.ts';
import type { Publication, PublicationFile, PublishedFile, Publisher } from '../../ports/publisher.ts';
import type { PublishedFilm, PublishRequest } from '../studio.ts';
import type { StudioParts } from '../studio-parts.ts';
import { deleteStoredFilm } from './delete-stored-film.ts';
import { assetFiles, filmFiles, recordsOf } from './publication-files.ts';
import { FILM_FILE_NAMES, resultDocument } from './result-document.ts';

export interface PublishFilmOptions extends Omit<PublishRequest, 'target'> {
  publisher: Publisher;
  signal: AbortSignal;
}

/**
 * Publishes a project's last film: every file that is not there yet, and at the end `result.json`, so that who finds
 * that finds all. Local copies go only after all of it is there.
 */
export async function publishFilm(
  project: Project,
  { publisher, signal, withAssets = false, deleteLocal = false, onProgress }: PublishFilmOptions,
  parts: StudioParts,
): Promise<PublishedFilm> {
  const { store } = parts.workshop;
  const film = publishableFilm(project);
  const publication = publicationOf(project, film, parts);
  const records = await recordsOf(film, store);
  const files = [
    ...(await filmFiles(project, film, store)),
    ...(withAssets ? await assetFiles(project, records, store) : []),
  ];
  const published: PublishedFile[] = [];
  const allBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let doneBytes = 0;
  for (const file of files) {
    let sentBytes = doneBytes;
    const onSent = (bytes: number) => {
      sentBytes += bytes;
      onProgress?.(sentBytes / allBytes);
    };
    published.push(await publisher.publish(file, publication, signal, onSent));
    doneBytes += file.sizeBytes;
    onProgress?.(doneBytes / allBytes);
  }

  await using folder = await store.openWorkFolder();
  const result = await resultFile(folder.path, { project, film, records, publisher, published });
  published.push(await publisher.publish(result, publication, signal));

  const deleted = deleteLocal ? await deleteStoredFilm(project, film, parts) : [];
  return { kind: publisher.kind, place: publisher.place, files: published, deleted };
}

/** The last film; `not-found` where there is none, `conflict` for one that is not as it should be. */
function publishableFilm({ id, film }: Project): Film {
  if (film === undefined)
    throw new ReelError('not-found', `Project ${id} has no film yet; make it, then publish it.`);
  const failed = film.checks.filter(({ ok }) => !ok);
  if (failed.length === 0) return film;
  const problems = failed.map(({ name, detail }) => `${name}: ${detail}`).join('; ');
  throw new ReelError(
    'conflict',
    `The film of ${id} failed its own check and is not published: ${problems}.`,
  );
}

function publicationOf(project: Project, film: Film, { formats }: StudioParts): Publication {
  const format = formats.find(({ name }) => name === project.format);
  return {
    ownerId: project.ownerId,
    projectId: project.id,
    collectionId: format?.identityOf(project.brief as never) ?? project.id,
    film: film.film,
  };
}

async function resultFile(
  folder: string,
  told: {
    project: Project;
    film: Film;
    records: readonly AssetRecord[];
    publisher: Publisher;
    published: readonly PublishedFile[];
  },
): Promise<PublicationFile> {
  const { project, film, records, publisher, published } = told;
  const addresses = publisher.hasLastingUrls
    ? Object.fromEntries(published.map(({ role, url }) => [role, url]))
    : {};
  const text = `${JSON.stringify(resultDocument(project, film, records, addresses), null, 2)}\n`;
  const path = join(folder, FILM_FILE_NAMES.result);
  await writeFile(path, text);
  return {
    role: 'result',
    name: FILM_FILE_NAMES.result,
    path,
    mediaType: 'application/json',
    sizeBytes: Buffer.byteLength(text),
    identity: createHash('sha256').update(text).digest('hex'),
  };
}
