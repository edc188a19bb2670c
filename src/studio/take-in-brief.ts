import { assetHash } from '../domain/asset.ts';
import type { Project } from '../domain/project.ts';
import { sourceRecipe } from '../domain/recipes.ts';
import { type ReadBrief, readBrief } from './brief/read-brief.ts';
import type { FilesAtHand } from './hear-music.ts';
import { changeProject, findProject, projectFrom, projectIdOf } from './project-of-brief.ts';
import type { MakeFilmRequest } from './studio.ts';
import type { StudioParts } from './studio-parts.ts';
import { takeInSources } from './take-in-sources.ts';

/** Reads a brief with all that was said beside it; nothing is kept. */
export async function readRequest(
  request: Pick<MakeFilmRequest, 'brief' | 'format' | 'overrides' | 'ownFiles' | 'defaults' | 'signal'>,
  { formats, writerFor, media, knownNames, findModel, defaults, ownerId }: StudioParts,
): Promise<ReadBrief> {
  return readBrief(request.brief, {
    formats,
    format: request.format,
    overrides: request.overrides,
    ownFiles: request.ownFiles,
    knownNames: await knownNames(),
    findModel,
    defaults: request.defaults === false ? null : await defaults.get(ownerId),
    writer: writerFor(),
    probe: (path, signal) => media.probe(path, signal),
    signal: request.signal,
  });
}

/** Keeps what was read as a project, with its files: the one that the brief is already, or a new one. */
export async function takeInBrief(
  read: ReadBrief,
  parts: StudioParts,
  id = projectIdOf(read, parts.ownerId),
): Promise<Project> {
  const { workshop, projects, ownerId } = parts;
  const sources = Object.fromEntries(await takeInSources(read.files, workshop));
  const project = await changeProject(id, projects, (kept) =>
    projectFrom({ id, ownerId, read, sources }, kept, workshop.clock.nowMs()),
  );
  const { logo } = project.startedFrom?.brand ?? {};
  const shared = logo ? [logo.asset] : [];
  await workshop.store.refer(id, [...Object.values(sources), ...shared, ...read.written]);
  return project;
}

/** The project that the brief would be, whether it is kept already, and where its files lie; nothing is kept. */
export async function draftFromBrief(
  read: ReadBrief,
  { workshop, projects, ownerId }: StudioParts,
): Promise<{ project: Project; isKept: boolean; files: FilesAtHand }> {
  const id = projectIdOf(read, ownerId);
  const named = read.files.map((file) => ({ file, hash: assetHash(sourceRecipe(file.sha256)) }));
  const sources = Object.fromEntries(named.map(({ file, hash }) => [file.path, hash]));
  const files = new Map(named.map(({ file, hash }) => [hash, file.absolutePath]));
  const kept = await findProject(id, projects);
  const project = projectFrom({ id, ownerId, read, sources }, kept?.project, workshop.clock.nowMs());
  return { project, isKept: kept !== undefined, files };
}
