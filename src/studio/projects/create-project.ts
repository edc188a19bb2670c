import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AssetHash } from '../../domain/asset.ts';
import { hashJson } from '../../domain/canonical-json.ts';
import { type InputIssue, ReelError } from '../../domain/errors.ts';
import type { AssetStore } from '../../ports/asset-store.ts';
import type { StoredProject } from '../../ports/project-store.ts';
import type { ReadBrief } from '../brief/read-brief.ts';
import { findProject, projectIdOf } from '../project-of-brief.ts';
import type { CreateProjectRequest } from '../studio.ts';
import type { StudioParts } from '../studio-parts.ts';
import { readRequest, takeInBrief } from '../take-in-brief.ts';

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
  await takeInBrief(read, parts, id);
  return { ...(await projects.get(id)), notices: read.notices };
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

/** Puts uploaded files where the brief names them, so that a brief is read in one way wherever it comes from. */
async function layOutFiles(
  files: { readonly [path: string]: AssetHash },
  folder: string,
  store: AssetStore,
): Promise<void> {
  const found = await store.findMany(Object.values(files));
  const issues: InputIssue[] = [];
  for (const [path, hash] of Object.entries(files)) {
    const field = `files[${JSON.stringify(path)}]`;
    if (!isPlainPath(path)) {
      issues.push({ field, value: path, problem: 'must be a relative path of letters, digits and . _ - /' });
    } else if (found.get(hash)?.recipe.kind !== 'source') {
      issues.push({ field, value: hash, problem: 'is no upload; upload the file first and give its asset' });
    }
  }
  if (issues.length > 0) {
    const told = issues.map((issue) => `${issue.field} ${issue.problem}`).join('; ');
    throw new ReelError('invalid-input', `The files of the brief cannot be used: ${told}.`, { issues });
  }
  for (const [path, hash] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await copyFile(await store.pathOf(hash), join(folder, path));
  }
}

function isPlainPath(path: string): boolean {
  const parts = path.split('/');
  return path.length <= 300 && parts.every((part) => /^[\p{L}\p{N}_-][\p{L}\p{N} ._-]*$/u.test(part));
}
