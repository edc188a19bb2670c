import { ReelError } from '../domain/errors.ts';
import type { StoredProject } from '../ports/project-store.ts';
import { findProject } from './project-of-brief.ts';
import type { StudioParts } from './studio-parts.ts';

/** The owner's project of that id; `not-found` where there is none, or where it is somebody else's. */
export async function ownProject(
  id: string,
  { projects, ownerId }: Pick<StudioParts, 'projects' | 'ownerId'>,
): Promise<StoredProject> {
  const stored = await findProject(id, projects);
  if (stored?.project.ownerId === ownerId) return stored;
  throw new ReelError('not-found', `There is no project ${id}.`);
}
