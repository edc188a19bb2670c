import { isReelError } from '../domain/errors.ts';
import type { Film, Project, StatusReason } from '../domain/project.ts';
import type { ProjectStore } from '../ports/project-store.ts';
import { changeProject } from './project-of-brief.ts';
import type { MadeFilm } from './studio.ts';

/** Keeps a project's status in step with a run: processing while it works, then how it ended and why. */
export async function keepingStatus(
  id: string,
  projects: ProjectStore,
  run: () => Promise<{ made: MadeFilm; film?: Film }>,
): Promise<MadeFilm> {
  const settle = (change: (project: Project) => Project) =>
    changeProject(id, projects, (kept) => {
      if (!kept) throw new TypeError(`The project ${id} was deleted while it was made`);
      return change(kept);
    });
  await settle((project) => withStatus(project, 'processing'));
  try {
    const { made, film } = await run();
    const failed = made.checks.filter((check) => !check.ok);
    const reason = failed.map((check) => `${check.name}: ${check.detail}`).join('; ');
    await settle((project) => {
      const kept = film ? { ...project, film } : project;
      if (failed.length > 0)
        return withStatus(kept, 'failed', { code: 'film-check-failed', message: reason });
      return withStatus(kept, film ? 'completed' : 'pending');
    });
    return made;
  } catch (error) {
    const code = isReelError(error) ? error.code : 'internal';
    const message = error instanceof Error ? error.message : String(error);
    await settle((project) =>
      withStatus(project, code === 'cancelled' ? 'cancelled' : 'failed', { code, message }),
    );
    throw error;
  }
}

function withStatus(project: Project, status: Project['status'], statusReason?: StatusReason): Project {
  const { statusReason: _former, ...rest } = project;
  return { ...rest, status, ...(statusReason && { statusReason }) };
}
