import { type AssetHash, type AssetRecord, assetHash } from '../../domain/asset.ts';
import { ReelError } from '../../domain/errors.ts';
import type { Film, Project } from '../../domain/project.ts';
import type { AssetStore } from '../../ports/asset-store.ts';
import type { PublicationFile } from '../../ports/publisher.ts';
import { projectWishes } from '../planning.ts';
import { FILM_FILE_NAMES, type FilmFileRole } from './result-document.ts';

/** The film and what stands beside it, as files to publish; `not-found` where some of it is not there any more. */
export async function filmFiles({ id }: Project, film: Film, store: AssetStore): Promise<PublicationFile[]> {
  const parts: [FilmFileRole, AssetHash | undefined][] = [
    ['film', film.film],
    ['captions-vtt', film.captions?.vtt],
    ['captions-srt', film.captions?.srt],
    ['poster', film.poster],
    ['contact-sheet', film.contactSheet],
  ];
  const files: PublicationFile[] = [];
  for (const [role, hash] of parts) {
    if (hash === undefined) continue;
    const record = await store.find(hash);
    if (record === undefined) {
      throw new ReelError(
        'not-found',
        `The film of ${id} is not here any more; make it again, then publish it.`,
      );
    }
    files.push({ role, name: FILM_FILE_NAMES[role], ...(await fileOf(record, store)) });
  }
  return files;
}

/** The film's own record and those of all that goes into it. */
export async function recordsOf(film: Film, store: AssetStore): Promise<AssetRecord[]> {
  const record = await store.find(film.film);
  const inputs = Object.values(record?.recipe.inputs ?? {});
  const beside = [film.poster, film.contactSheet, ...Object.values(film.captions ?? {})];
  return [...(await store.findMany(new Set([film.film, ...inputs, ...beside]))).values()];
}

const ASSET_ROLES = ['image', 'clip', 'speech', 'music'] as const;

/** The pictures, clips, speech and music that went into a film, each with its scene's sequence number. */
export async function assetFiles(
  project: Project,
  records: readonly AssetRecord[],
  store: AssetStore,
): Promise<PublicationFile[]> {
  const sequences = sequencesOf(project);
  const files: PublicationFile[] = [];
  for (const record of records) {
    const role = ASSET_ROLES.find((each) => each === record.recipe.kind);
    if (role === undefined) continue;
    const sequence = sequences.get(record.hash);
    const scene = sequence === undefined ? '' : `scene-${sequence}-`;
    files.push({
      role,
      name: `${scene}${role}-${record.hash.slice(0, 8)}.${record.extension}`,
      ...(sequence !== undefined && { sequence }),
      ...(await fileOf(record, store)),
    });
  }
  return files.sort(
    (left, right) =>
      (left.sequence ?? Infinity) - (right.sequence ?? Infinity) || (left.name < right.name ? -1 : 1),
  );
}

function sequencesOf(project: Project): Map<AssetHash, number> {
  const { storyboard } = project;
  if (storyboard === null) return new Map();
  const ofScenes = new Map(storyboard.scenes.map(({ id, sequence }) => [id, sequence]));
  return new Map(
    projectWishes(project).flatMap(({ recipe, sceneId }) => {
      const sequence = sceneId === undefined ? undefined : ofScenes.get(sceneId);
      return sequence === undefined ? [] : [[assetHash(recipe), sequence] as const];
    }),
  );
}

async function fileOf(record: AssetRecord, store: AssetStore) {
  const { mediaType, sizeBytes, hash } = record;
  return { path: await store.pathOf(hash), mediaType, sizeBytes, identity: hash };
}
