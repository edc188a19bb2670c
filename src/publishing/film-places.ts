import { LOCAL_OWNER } from '../domain/project.ts';
import type { Publication, PublicationFile } from '../ports/publisher.ts';
import { pathSegment } from './path-segment.ts';

/** Hexadecimal digits that tell one film or asset of a project from the others. */
const SHORT_HASH_DIGITS = 12;

const FOLDERS = { image: 'images', clip: 'videos', speech: 'narration', music: 'music' } as const;

/**
 * The path of a file below the place: `projects/{project}/films/{film}/film.mp4`, or
 * `projects/{project}/scenes/{sequence}/image-{asset}.png`, below the owner's name where there are owners. What is made
 * anew has another path, so that nothing that was published is ever replaced.
 */
export function filmPath(file: PublicationFile, publication: Publication): string {
  const { ownerId, projectId, film } = publication;
  const owner = ownerId === LOCAL_OWNER ? [] : [pathSegment(ownerId)];
  const project = [...owner, 'projects', pathSegment(projectId)];
  if (!isAsset(file)) return [...project, 'films', shortHash(film), file.name].join('/');
  const scene = file.sequence === undefined ? [] : ['scenes', String(file.sequence)];
  return [...project, ...scene, `${file.role}-${shortHash(file.identity)}${extensionOf(file.name)}`].join(
    '/',
  );
}

/**
 * The path of a file in the layout of lectures: `{owner}/{project}/{lecture}/{images,videos,music,narration}/`, with
 * captions beside the film and stills among the images.
 */
export function lecturePath(file: PublicationFile, publication: Publication): string {
  const { ownerId, projectId, collectionId, film } = publication;
  const hash = shortHash(isAsset(file) ? file.identity : film);
  const scene = file.sequence === undefined ? '' : `${String(file.sequence).padStart(3, '0')}-`;
  const extension = extensionOf(file.name);
  const stem = isAsset(file) ? file.role : file.name.slice(0, file.name.length - extension.length);
  const segments = [ownerId, projectId, collectionId].map(pathSegment);
  return [...segments, lectureFolder(file), `${scene}${stem}-${hash}${extension}`].join('/');
}

function lectureFolder({ role }: PublicationFile): string {
  if (role in FOLDERS) return FOLDERS[role as keyof typeof FOLDERS];
  return role === 'poster' || role === 'contact-sheet' ? 'images' : 'videos';
}

function isAsset({ role }: PublicationFile): boolean {
  return role in FOLDERS;
}

function shortHash(hash: string): string {
  return hash.slice(0, SHORT_HASH_DIGITS);
}

function extensionOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at < 0 ? '' : name.slice(at);
}
