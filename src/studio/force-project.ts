import { type AssetHash, type AssetKind, type AssetRecord, assetHash } from '../domain/asset.ts';
import { lipSyncedAgain, newClipTake } from '../domain/edits/clip-takes.ts';
import type { EditedFilm } from '../domain/edits/edited-film.ts';
import { anotherPiece } from '../domain/edits/music-takes.ts';
import { newTake } from '../domain/edits/picture-takes.ts';
import type { AssetWish } from '../domain/plan.ts';
import type { Project } from '../domain/project.ts';
import { isWithin, type Stage } from '../domain/stage.ts';
import type { Scene } from '../domain/storyboard.ts';
import type { AssetStore } from '../ports/asset-store.ts';
import { withFilmEdited } from './editing/edit-project.ts';
import { projectWishes } from './planning.ts';
import { saveChange } from './projects/save-change.ts';
import type { StudioParts } from './studio-parts.ts';

/** How far a run goes, and whether it was told to make everything anew; what the brief asks for is in the project. */
export interface ForcedRun {
  stage: Stage;
  force?: boolean | undefined;
}

/**
 * Has made anew up to a stage what a run or the project's brief asks for, once. Of a brief's kinds whatever is there
 * gets a new take. Of a forced run what was paid for does, and what was made for nothing is forgotten. Answers with
 * the project as it is kept then.
 */
export async function forceProject(
  project: Project,
  { runId, ...run }: ForcedRun & { runId: string },
  parts: StudioParts,
): Promise<Project> {
  const { store, clock } = parts.workshop;
  const isAsked = run.force ? project.forcedBy !== runId : isAskedByBrief(project, run);
  if (!isAsked) return project;
  const steps = await stepsToNewTakes(project, run, store);
  const at = new Date(clock.nowMs()).toISOString();
  const { project: forced } = await saveChange(
    project.id,
    (kept) => ({
      ...withNewTakes(kept, steps, at),
      ...(run.force && { forcedBy: runId }),
      ...(kept.anew && isAskedByBrief(kept, run) && { anew: { ...kept.anew, isBegun: true } }),
    }),
    parts,
  );
  if (run.force) await forgetFree(forced, run.stage, store);
  return forced;
}

/** The project as such a run would make it. */
export async function asForced(
  project: Project,
  run: ForcedRun,
  { workshop }: StudioParts,
): Promise<Project> {
  if (!run.force && !isAskedByBrief(project, run)) return project;
  return withNewTakes(project, await stepsToNewTakes(project, run, workshop.store), project.updatedAt);
}

/** A run that stops before anything of the brief's kinds leaves them to one that goes further. */
function isAskedByBrief(project: Project, { stage }: ForcedRun): boolean {
  const { anew } = project;
  if (anew === undefined || anew.isBegun || project.storyboard === null) return false;
  return wishesWithin(project, stage).some(({ recipe }) => anew.kinds.includes(recipe.kind));
}

/** What is to be taken anew, step by step: a take that is there already, as after an edit was undone, is not new. */
async function stepsToNewTakes(
  project: Project,
  { stage, force }: ForcedRun,
  store: AssetStore,
): Promise<AssetWish[][]> {
  const kinds: readonly AssetKind[] = project.anew?.kinds ?? [];
  const isTaken = ({ recipe }: AssetWish, record: AssetRecord | undefined) =>
    force ? wasPaidFor(record) : record !== undefined && kinds.includes(recipe.kind);
  const steps: AssetWish[][] = [];
  const seen = new Set<AssetHash>();
  for (let taken = project; ; taken = withNewTakes(taken, steps.slice(-1), project.updatedAt)) {
    const named = wishesWithin(taken, stage).map((wish) => ({ wish, hash: assetHash(wish.recipe) }));
    const records = await store.findMany(named.map(({ hash }) => hash));
    const step = named.filter(({ wish, hash }) => !seen.has(hash) && isTaken(wish, records.get(hash)));
    if (step.length === 0) return steps;
    steps.push(step.map(({ wish }) => wish));
    // What has no takes keeps its name.
    for (const { hash } of step) seen.add(hash);
  }
}

function withNewTakes(project: Project, steps: readonly AssetWish[][], at: string): Project {
  const all = steps.flat();
  const hasTakes = ({ recipe }: AssetWish) => ['image', 'clip', 'lip-sync', 'music'].includes(recipe.kind);
  const anew = all.some(hasTakes)
    ? withFilmEdited(project, at, (film) => ({
        film: steps.reduce(filmRetaken, film),
        label: all.every(({ recipe }) => recipe.kind === 'clip') ? 'shots made anew' : 'everything made anew',
      })).project
    : project;
  const readAnew = steps.filter((step) => step.some(({ stage }) => stage === 'speech')).length;
  if (readAnew === 0) return anew;
  return { ...anew, takes: { ...anew.takes, speech: (anew.takes?.speech ?? 1) + readAnew } };
}

/** The film with new takes of what is among these; music that it is cut to is made for nothing, and stays. */
function filmRetaken(film: EditedFilm, step: readonly AssetWish[]): EditedFilm {
  const retaken = { ...film, scenes: film.scenes.map(retakenAs(step)) };
  const isBed = film.leadMusic === undefined && step.some(({ recipe }) => recipe.kind === 'music');
  return isBed ? anotherPiece(retaken) : retaken;
}

/** What several scenes show is made anew once for all of them. */
const SHARED = { isShared: true };

/** Gives a scene new takes of those of its assets that are among these. */
function retakenAs(step: readonly AssetWish[]): (scene: Scene) => Scene {
  const scenesOf = (kind: AssetKind) =>
    new Set(step.flatMap(({ recipe, sceneId }) => (recipe.kind === kind ? (sceneId ?? []) : [])));
  const [pictures, shots, mouths] = [scenesOf('image'), scenesOf('clip'), scenesOf('lip-sync')];
  return (scene) => {
    const pictured = pictures.has(scene.id) ? newTake(scene, SHARED) : scene;
    const shot = shots.has(scene.id) ? newClipTake(pictured, SHARED) : pictured;
    return mouths.has(scene.id) ? lipSyncedAgain(shot) : shot;
  };
}

/** Forgets what costs nothing to make again, and what was made on the way to its film. */
async function forgetFree(project: Project, stage: Stage, store: AssetStore): Promise<void> {
  const again = wishesWithin(project, stage).map(({ recipe }) => assetHash(recipe));
  for (const [hash, record] of await store.findMany(again)) {
    if (wasPaidFor(record)) continue;
    const { derived } = record.facts;
    const onTheWay: AssetHash[] = Array.isArray(derived) ? derived.map(String) : [];
    for (const each of [...onTheWay, hash]) await store.delete(each);
  }
}

function wishesWithin(project: Project, stage: Stage): AssetWish[] {
  return projectWishes(project).filter((wish) => isWithin(wish.stage, stage));
}

function wasPaidFor(record: AssetRecord | undefined): boolean {
  if (record === undefined) return false;
  const { cost } = record.provenance;
  return !cost.known || cost.micros > 0;
}
