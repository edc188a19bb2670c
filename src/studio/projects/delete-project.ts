import { ReelError } from '../../domain/errors.ts';
import { ownProject } from '../own-project.ts';
import type { StudioParts } from '../studio-parts.ts';

/** What was made in the last hour for nobody yet may belong to a project that is not saved yet. */
const SAFE_MS = 3_600_000;

/** Deletes a project with everything that is its own. Assets that another project needs as well stay. */
export async function deleteProject(id: string, parts: StudioParts): Promise<void> {
  const { projects, workshop } = parts;
  const { project } = await ownProject(id, parts);
  if (project.status === 'processing') {
    throw new ReelError(
      'conflict',
      `Project ${id} is being made. Cancel its run first, or wait for it, and delete it then.`,
    );
  }
  const evenYoung = await workshop.store.referredBy(id);
  await projects.delete(id);
  await workshop.store.prune({ madeBeforeMs: workshop.clock.nowMs() - SAFE_MS, evenYoung });
}
