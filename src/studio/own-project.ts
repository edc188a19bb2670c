import { ReelError } from '../domain/errors.ts';
import { nearestName } from '../domain/nearest-name.ts';
import type { StoredProject } from '../ports/project-store.ts';
import { findProject } from './project-of-brief.ts';
import type { StudioParts } from './studio-parts.ts';

type OwnProjects = Pick<StudioParts, 'projects' | 'ownerId'>;

/** Projects looked through for one that is like what was asked for; whoever asks in vain must not keep others waiting. */
const LOOKED_THROUGH = 50;

/** The owner's project of that id; `not-found` where there is none, or where it is somebody else's. */
export async function ownProject(id: string, parts: OwnProjects): Promise<StoredProject> {
  const stored = await findProject(id, parts.projects);
  if (stored?.project.ownerId === parts.ownerId) return stored;
  throw noSuchProject(id, await ownIds(parts, LOOKED_THROUGH));
}

/** The ids of so many of the owner's projects, those of the last changed ones. */
export async function ownIds({ projects, ownerId }: OwnProjects, limit: number): Promise<string[]> {
  const listed = await projects.list({ ownerId, limit });
  return listed.projects.map(({ id }) => id);
}

/** `not-found`, with the id that was probably meant. */
export function noSuchProject(given: string, ids: readonly string[]): ReelError {
  const nearest = nearestName(given, ids);
  const hint = nearest === undefined ? '.' : `; did you mean ${nearest}?`;
  const issue = { field: 'project', value: given.slice(0, 100), problem: 'is no project of yours' };
  return new ReelError('not-found', `There is no project ${given}${hint}`, {
    issues: [{ ...issue, ...(nearest !== undefined && { nearest }) }],
  });
}
