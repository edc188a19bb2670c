import type { JsonObject } from '../../domain/canonical-json.ts';
import { isReelError } from '../../domain/errors.ts';
import type { Project } from '../../domain/project.ts';
import type { FilmAnnouncement } from '../../ports/announcer.ts';
import { filmDocument } from '../documents/film-document.ts';
import { findProject } from '../project-of-brief.ts';
import type { MadeFilm, RunProjectRequest } from '../studio.ts';
import type { StudioParts } from '../studio-parts.ts';

/** Does a run and tells the webhook, where there is one, how it ended: completed, failed or cancelled. */
export async function announced(
  request: RunProjectRequest,
  parts: StudioParts,
  run: (request: RunProjectRequest) => Promise<MadeFilm>,
): Promise<MadeFilm> {
  const { announcer, newId } = parts;
  const address = announcer.addressOf(request.webhook);
  if (address === null) return run(request);
  const runId = request.runId ?? newId();
  const named = { ...request, runId };
  const tell = async (end: Pick<FilmAnnouncement, 'type' | 'data'>) => {
    const problem = await announcer.announce({ ...end, ...(await headOf(named, end, parts)) }, address);
    if (problem !== undefined) request.onEvent({ type: 'notice', message: problem });
    return problem;
  };
  let made: MadeFilm;
  try {
    made = await run(named);
  } catch (error) {
    const code = isReelError(error) ? error.code : 'internal';
    // A process that ends leaves the run to the next one, which tells how it ended.
    if (request.isHandedOn?.()) throw error;
    const message = error instanceof Error ? error.message : String(error);
    await tell({
      type: code === 'cancelled' ? 'film.cancelled' : 'film.failed',
      data: { error: { code, message } },
    });
    throw error;
  }
  const isWhole = made.checks.every(({ ok }) => ok);
  const problem = await tell({
    type: isWhole ? 'film.completed' : 'film.failed',
    data: outcomeOf(made),
  });
  return problem === undefined ? made : { ...made, notices: [...made.notices, problem] };
}

/** What a run came to, without paths: those of this machine are nobody else's business. */
function outcomeOf(made: MadeFilm): JsonObject {
  const told = made.published && { ...made.published, deleted: [] };
  const { film, captions, poster, contact_sheet, result, ...outcome } = filmDocument({
    ...made,
    ...(told && { published: told }),
  }) as JsonObject;
  return outcome;
}

async function headOf(
  { projectId, runId, stage = 'film' }: RunProjectRequest,
  { type, data }: Pick<FilmAnnouncement, 'type' | 'data'>,
  { workshop, projects }: StudioParts,
): Promise<Pick<FilmAnnouncement, 'id' | 'timestamp' | 'data'>> {
  const project: Project | undefined = (await findProject(projectId, projects).catch(() => undefined))
    ?.project;
  return {
    id: `${runId}-${type.split('.')[1]}`,
    timestamp: new Date(workshop.clock.nowMs()).toISOString(),
    data: {
      ...data,
      run: runId ?? null,
      project: projectId,
      title: project?.title ?? null,
      format: project?.format ?? null,
      stage,
      status: type.slice('film.'.length),
    },
  };
}
