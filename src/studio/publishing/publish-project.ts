import { ownProject } from '../own-project.ts';
import type { PublishedFilm, PublishRequest } from '../studio.ts';
import type { StudioParts } from '../studio-parts.ts';
import { publishFilm } from './publish-film.ts';

/** Publishes the last film of the owner's project; `invalid-input` where the place is not set up. */
export async function publishProject(
  projectId: string,
  { target, ...options }: PublishRequest,
  signal: AbortSignal,
  parts: StudioParts,
): Promise<PublishedFilm> {
  const publisher = await parts.publishers.open(target);
  const { project } = await ownProject(projectId, parts);
  return publishFilm(project, { ...options, publisher, signal }, parts);
}
