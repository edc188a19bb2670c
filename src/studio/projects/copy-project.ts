import type { Project } from '../../domain/project.ts';
import type { StoredProject } from '../../ports/project-store.ts';
import { ownProject } from '../own-project.ts';
import type { StudioParts } from '../studio-parts.ts';

/** A project like the other with an id of its own: it starts with the same storyboard, assets and film. */
export async function duplicateProject(id: string, parts: StudioParts): Promise<StoredProject> {
  const { projects, workshop, newId } = parts;
  const { project } = await ownProject(id, parts);
  const { archivedAt: _archived, statusReason: _reason, ...rest } = project;
  const now = new Date(workshop.clock.nowMs()).toISOString();
  const copy: Project = {
    ...rest,
    id: `${id.slice(0, 50)}-${newId().slice(0, 6)}`,
    title: `${project.title} (copy)`,
    status: project.film ? 'completed' : 'pending',
    createdAt: now,
    updatedAt: now,
  };
  const stored = await projects.create(copy);
  await workshop.store.refer(copy.id, await workshop.store.referredBy(id));
  return stored;
}
