import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AssetHash } from '../../domain/asset.ts';
import { hashJson } from '../../domain/canonical-json.ts';
import { type InputIssue, ReelError } from '../../domain/errors.ts';
import type { AssetStore } from '../../ports/asset-store.ts';
import type { StoredProject } from '../../ports/project-store.ts';
import { findProject, projectIdOf } from '../project-of-brief.ts';
import type { CreateProjectRequest } from '../studio.ts';
import type { StudioParts } from '../studio-parts.ts';
import { readRequest, takeInBrief } from '../take-in-brief.ts';

/** Keeps a brief as a new project, also where the same brief is a project already; nothing is made yet. */
export async function createProject(
  request: CreateProjectRequest,
  parts: StudioParts,
): Promise<StoredProject & { notices: string[] }> {
  const { workshop, projects, newId } = parts;
  await using folder = await workshop.store.openWorkFolder();
  await layOutFiles(request.files ?? {}, folder.path, workshop.store);
  const brief = { ...request.brief, folder: folder.path };
  const read = await readRequest({ ...request, brief }, parts);
  const usualId = projectIdOf(read, parts.ownerId);
  const { idempotencyKey: key } = request;
  const isTaken = key === undefined && (await findProject(usualId, projects)) !== undefined;
  const suffix = key === undefined ? newId().slice(0, 4) : hashJson([parts.ownerId, key]).slice(0, 12);
  const id = key !== undefined || isTaken ? `${usualId}-${suffix}` : usualId;
  const made = key === undefined ? undefined : await findProject(id, projects);
  if (made) return { ...made, notices: read.notices };
  await takeInBrief(read, parts, id);
  return { ...(await projects.get(id)), notices: read.notices };
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
