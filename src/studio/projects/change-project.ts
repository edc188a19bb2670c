import type { Project } from '../../domain/project.ts';
import type { StoredProject } from '../../ports/project-store.ts';
import { withEditMade } from '../editing/edit-project.ts';
import type { ProjectChanges } from '../studio.ts';
import type { StudioParts } from '../studio-parts.ts';
import { saveChange } from './save-change.ts';

/**
 * Changes what belongs to the project as a whole: its title, and whether it is archived. Another title of a film that
 * has a script is an edit like any other, so it can be undone.
 */
export function changeProject(
  id: string,
  { title, archived }: ProjectChanges,
  parts: StudioParts,
  revision?: number,
): Promise<StoredProject> {
  const now = new Date(parts.workshop.clock.nowMs()).toISOString();
  const change = (project: Project): Project => {
    const { archivedAt, ...rest } = title === undefined ? project : renamed(project, title, now);
    return { ...rest, ...((archived ?? archivedAt !== undefined) && { archivedAt: archivedAt ?? now }) };
  };
  return saveChange(id, change, parts, revision);
}

function renamed(project: Project, title: string, at: string): Project {
  if (project.storyboard === null) return { ...project, title };
  return withEditMade(project, { kind: 'change-film', title }, at).project;
}
