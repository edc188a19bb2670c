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
    await settle((project) => asItsFilm(film ? withFilm(project, film) : project));
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

/** Whatever the brief asked to have made anew is in it. */
function withFilm({ anew: _made, ...project }: Project, film: Film): Project {
  return { ...project, film };
}

/**
 * With the status that the project's film gives it. A run that went to an earlier stage leaves the film as it was, so
 * the project too stands as before.
 */
function asItsFilm(project: Project): Project {
  if (project.film === undefined) return withStatus(project, 'pending');
  const failed = project.film.checks.filter(({ ok }) => !ok);
  if (failed.length === 0) return withStatus(project, 'completed');
  const message = failed.map(({ name, detail }) => `${name}: ${detail}`).join('; ');
  return withStatus(project, 'failed', { code: 'film-check-failed', message });
}

function withStatus(project: Project, status: Project['status'], statusReason?: StatusReason): Project {
  const { statusReason: _former, ...rest } = project;
  return { ...rest, status, ...(statusReason && { statusReason }) };
}
