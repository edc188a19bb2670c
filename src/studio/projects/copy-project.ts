import { hashJson } from '../../domain/canonical-json.ts';
import { ReelError } from '../../domain/errors.ts';
import type { Project } from '../../domain/project.ts';
import type { StoredProject } from '../../ports/project-store.ts';
import { ownProject } from '../own-project.ts';
import { findProject } from '../project-of-brief.ts';
import type { StudioParts } from '../studio-parts.ts';

/**
 * A project like the other with an id of its own: it starts with the same storyboard, assets and film. The same key
 * again answers with the copy that it made the first time; `conflict` where that is one of another project.
 */
export async function duplicateProject(
  id: string,
  parts: StudioParts,
  idempotencyKey?: string,
): Promise<StoredProject> {
  const { projects, workshop, newId, ownerId } = parts;
  const { project } = await ownProject(id, parts);
  const copyId =
    idempotencyKey === undefined
      ? `${id.slice(0, 50)}-${newId().slice(0, 6)}`
      : `copy-${hashJson([ownerId, idempotencyKey]).slice(0, 16)}`;
  const made = idempotencyKey === undefined ? undefined : await findProject(copyId, projects);
  if (made) return sameAgain(made, project);
  const { archivedAt: _archived, statusReason: _reason, anew: _asked, ...rest } = project;
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

function sameAgain(made: StoredProject, { brief, format }: Project): StoredProject {
  const isSame = made.project.format === format && hashJson(made.project.brief) === hashJson(brief);
  if (isSame) return made;
  throw new ReelError(
    'conflict',
    `This idempotency key made ${made.project.id}, a copy of another project; use a new key for this one.`,
  );
}
