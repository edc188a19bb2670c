import { hashJson } from '../../domain/canonical-json.ts';
import type { Project } from '../../domain/project.ts';
import type { StoredProject } from '../../ports/project-store.ts';
import { ownProject } from '../own-project.ts';
import { findProject } from '../project-of-brief.ts';
import type { StudioParts } from '../studio-parts.ts';

/**
 * A project like the other with an id of its own: it starts with the same storyboard, assets and film. The same key
 * again answers with the copy that it made the first time.
 */
export async function duplicateProject(
  id: string,
  parts: StudioParts,
  idempotencyKey?: string,
): Promise<StoredProject> {
  const { projects, workshop, newId, ownerId } = parts;
  const { project } = await ownProject(id, parts);
  const ending =
    idempotencyKey === undefined ? newId().slice(0, 6) : hashJson([ownerId, id, idempotencyKey]).slice(0, 16);
  const copyId = `${id.slice(0, 50)}-${ending}`;
  const made = idempotencyKey === undefined ? undefined : await findProject(copyId, projects);
  if (made) return made;
  const { archivedAt: _archived, statusReason: _reason, ...rest } = project;
  const now = new Date(workshop.clock.nowMs()).toISOString();
  const copy: Project = {
    ...rest,
    id: copyId,
    title: `${project.title} (copy)`,
    status: project.film ? 'completed' : 'pending',
    createdAt: now,
    updatedAt: now,
  };
  const stored = await projects.create(copy);
  await workshop.store.refer(copy.id, await workshop.store.referredBy(id));
  return stored;
}
