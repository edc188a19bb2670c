import { isReelError, ReelError } from '../../domain/errors.ts';
import type { Project } from '../../domain/project.ts';
import type { StoredProject } from '../../ports/project-store.ts';
import { ownProject } from '../own-project.ts';
import type { StudioParts } from '../studio-parts.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** How often a change is tried anew where others save at the same time. */
const MOST_ATTEMPTS = 50;

/**
 * Changes the owner's project and answers with it as saved. With a revision, `conflict` where it is another one by
 * now; without, the change is applied to whatever others saved meanwhile.
 */
export function saveChange(
  id: string,
  change: (project: Project) => Project,
  { projects, ownerId }: Pick<StudioParts, 'projects' | 'ownerId'>,
  revision?: number,
): Promise<StoredProject> {
  return oneAtATime(id, async () => {
    for (let attempt = 1; ; attempt += 1) {
      const stored = await ownProject(id, { projects, ownerId });
      if (revision !== undefined && stored.revision !== revision) throw changedMeanwhile(id);
      try {
        return await projects.save(change(stored.project), stored.revision);
      } catch (error) {
        // Another process saved in between.
        const isRace = isReelError(error) && error.code === 'conflict' && revision === undefined;
        if (!isRace || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  });
}

function changedMeanwhile(id: string): ReelError {
  return new ReelError(
    'conflict',
    `Project ${id} was changed meanwhile. Read it again and repeat the change.`,
  );
}
