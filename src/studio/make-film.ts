import { type AssetHash, assetHash } from '../domain/asset.ts';
import { throwIfCancelled } from '../domain/errors.ts';
import type { AssetWish, Plan } from '../domain/plan.ts';
import type { Project } from '../domain/project.ts';
import { sourceRecipe } from '../domain/recipes.ts';
import { isWithin, type Stage } from '../domain/stage.ts';
import type { AssetStore } from '../ports/asset-store.ts';
import { type ReadBrief, readBrief } from './brief/read-brief.ts';
import { budgetsFor, heedBudgetOfBrief } from './budgets.ts';
import { deliverFilm, openOutputFolder } from './deliver-film.ts';
import { finishedFilm } from './finished-film.ts';
import { planWishes, projectWishes } from './planning.ts';
import { changeProject, findProject, projectFrom, projectIdOf } from './project-of-brief.ts';
import { RunProgress } from './run-progress.ts';
import { keepingStatus } from './run-status.ts';
import type { MadeFilm, MakeFilmRequest, PlannedFilm } from './studio.ts';
import type { StudioParts } from './studio-parts.ts';
import { takeInSources } from './take-in-sources.ts';

/**
 * From a brief to a finished film, up to a stage: everything that is not there yet is made, and nothing twice.
 * Whatever stops it, what was made is kept, and the same call goes on from there.
 */
export async function makeFilm(request: MakeFilmRequest, parts: StudioParts): Promise<MadeFilm> {
  const { stage = 'film', signal, onEvent, outputFolder } = request;
  const { workshop, projects, production } = parts;
  const read = await readRequest(request, parts);
  for (const message of read.notices) onEvent({ type: 'notice', message });
  if (outputFolder !== undefined) await openOutputFolder(outputFolder);
  const sources = await takeInSources(read.files, workshop);
  const id = projectIdOf(read);
  const runId = parts.newId();
  await changeProject(id, projects, (kept) => projectFrom(read, kept, workshop.clock.nowMs()));

  return keepingStatus(id, projects, async () => {
    const project = await storyboarded(id, read, sources, parts, signal);
    const wishes = projectWishes(project, read, sources);
    await workshop.store.refer(id, hashesOf(wishes));
    await heedBudgetOfBrief(project, workshop.calls.ledger);
    if (request.force) await forget(wishes, stage, workshop.store);

    const plan = await planWishes(wishes, stage, parts);
    const progress = new RunProgress(plan, workshop.clock, onEvent);
    await production.produce(plan, {
      signal,
      onBehalfOf: { projectId: id, ownerId: project.ownerId },
      runId,
      onEvent: (event) => progress.note(event),
    });
    throwIfCancelled(signal);

    const made = { runId, ...summaryOf(project, plan, stage, read.notices, progress.spentMicros) };
    if (stage !== 'film') return { made };
    const finished = await finishedFilm(wishes, workshop);
    await workshop.store.refer(id, finished.derived);
    const files =
      outputFolder === undefined ? {} : await deliverFilm(project, finished, outputFolder, workshop.store);
    const { checks, degraded, durationSeconds } = finished.film;
    return { made: { ...made, ...files, checks, degraded, durationSeconds }, film: finished.film };
  });
}

/** What `makeFilm` would do, and at what price; nothing is made and nothing is kept. */
export async function planFilm(
  request: Omit<MakeFilmRequest, 'outputFolder'>,
  parts: StudioParts,
): Promise<PlannedFilm> {
  const read = await readRequest(request, parts);
  const sources = new Map(read.files.map((file) => [file.path, assetHash(sourceRecipe(file.sha256))]));
  const kept = await findProject(projectIdOf(read), parts.projects);
  const draft = projectFrom(read, kept?.project, parts.workshop.clock.nowMs());
  const project = { ...draft, storyboard: await storyboardOf(draft, read, sources, parts, request.signal) };
  const wishes = projectWishes(project, read, sources);
  const plan = await planWishes(wishes, request.stage ?? 'film', parts, request.force);
  return {
    ...(kept && { projectId: project.id }),
    title: project.title,
    plan,
    budgets: await budgetsFor(project, parts.workshop.calls.ledger),
    notices: read.notices,
  };
}

async function readRequest(
  request: Omit<MakeFilmRequest, 'outputFolder'>,
  { formats, writer, media, knownNames }: StudioParts,
): Promise<ReadBrief> {
  return readBrief(request.brief, {
    formats,
    format: request.format,
    overrides: request.overrides,
    ownFiles: request.ownFiles,
    knownNames: await knownNames(),
    writer,
    probe: (path, signal) => media.probe(path, signal),
    signal: request.signal,
  });
}

async function storyboarded(
  id: string,
  read: ReadBrief,
  sources: ReadonlyMap<string, AssetHash>,
  parts: StudioParts,
  signal: AbortSignal,
): Promise<Project> {
  const { project } = await parts.projects.get(id);
  if (project.storyboard !== null) return project;
  const storyboard = await storyboardOf(project, read, sources, parts, signal);
  return changeProject(id, parts.projects, (kept) => ({ ...(kept ?? project), storyboard }));
}

function storyboardOf(
  project: Project,
  read: ReadBrief,
  sources: ReadonlyMap<string, AssetHash>,
  { writer }: StudioParts,
  signal: AbortSignal,
) {
  if (project.storyboard !== null) return project.storyboard;
  return read.format.storyboard(read.brief, { settings: project.settings, sources, writer, signal });
}

function hashesOf(wishes: readonly AssetWish[]): AssetHash[] {
  return wishes.map((wish) => assetHash(wish.recipe));
}

/** Forgets what a forced run is to make again, and what was made on the way to its film. */
async function forget(wishes: readonly AssetWish[], stage: Stage, store: AssetStore): Promise<void> {
  const again = wishes.filter((wish) => isWithin(wish.stage, stage));
  const records = await store.findMany(hashesOf(again));
  for (const [hash, record] of records) {
    const { derived } = record.facts;
    const alike = Array.isArray(derived) ? derived.map(String) : [];
    for (const each of [...alike, hash]) await store.delete(each);
  }
}

function summaryOf(
  project: Project,
  plan: Plan,
  stage: Stage,
  notices: string[],
  costMicros: number,
): Omit<MadeFilm, 'runId'> {
  return {
    projectId: project.id,
    title: project.title,
    stage,
    assets: { made: plan.wanted.length, reused: plan.reused.length },
    costMicros,
    degraded: [],
    notices,
    checks: [],
  };
}
