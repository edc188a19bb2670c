import { hashJson } from '../../domain/canonical-json.ts';
import { ReelError } from '../../domain/errors.ts';
import type { StoredProject } from '../../ports/project-store.ts';
import type { ReadBrief } from '../brief/read-brief.ts';
import { startNotices } from '../brief/start-from-defaults.ts';
import { findProject, projectIdOf } from '../project-of-brief.ts';
import type { CreateProjectRequest } from '../studio.ts';
import type { StudioParts } from '../studio-parts.ts';
import { readRequest, takeInBrief } from '../take-in-brief.ts';
import { layOutFiles } from './lay-out-files.ts';

/** Keeps a brief as a new project, also where the same brief is a project already; nothing is made yet. */
export async function createProject(
  request: CreateProjectRequest,
  parts: StudioParts,
): Promise<StoredProject & { notices: string[] }> {
  const { workshop, projects } = parts;
  await using folder = await workshop.store.openWorkFolder();
  await layOutFiles(request.files ?? {}, folder.path, workshop.store);
  const brief = { ...request.brief, folder: folder.path };
  const read = await readRequest({ ...request, brief }, parts);
  const { idempotencyKey: key } = request;
  const id = key === undefined ? await freeId(read, parts) : idUnderKey(parts.ownerId, key);
  const made = key === undefined ? undefined : await findProject(id, projects);
  if (made) return { ...sameAgain(made, read), notices: read.notices };
  const { startedFrom } = await takeInBrief(read, parts, id);
  return { ...(await projects.get(id)), notices: [...read.notices, ...startNotices(startedFrom)] };
}

/** The id that the brief has anyhow, or one beside it where there is such a project already. */
async function freeId(read: ReadBrief, { projects, ownerId, newId }: StudioParts): Promise<string> {
  const usualId = projectIdOf(read, ownerId);
  return (await findProject(usualId, projects)) === undefined ? usualId : `${usualId}-${newId().slice(0, 4)}`;
}

/** The key alone says which project it is, so that another brief under it is found out. */
function idUnderKey(ownerId: string, key: string): string {
  return `project-${hashJson([ownerId, key]).slice(0, 16)}`;
}

function sameAgain(made: StoredProject, { brief, format }: ReadBrief): StoredProject {
  const isSame = made.project.format === format.name && hashJson(made.project.brief) === hashJson(brief);
  if (isSame) return made;
  throw new ReelError(
    'conflict',
    `This idempotency key made project ${made.project.id} of another brief; use a new key for this one.`,
  );
}
