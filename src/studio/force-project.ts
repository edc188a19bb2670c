import { type AssetHash, type AssetKind, type AssetRecord, assetHash } from '../domain/asset.ts';
import { lipSyncedAgain, newClipTake } from '../domain/edits/clip-takes.ts';
import { newTake } from '../domain/edits/picture-takes.ts';
import type { AssetWish } from '../domain/plan.ts';
import type { Project } from '../domain/project.ts';
import { isWithin, type Stage } from '../domain/stage.ts';
import type { Scene } from '../domain/storyboard.ts';
import type { AssetStore } from '../ports/asset-store.ts';
import { withFilmEdited } from './editing/edit-project.ts';
import { projectWishes } from './planning.ts';
import { editProject } from './projects/change-project.ts';
import type { StudioParts } from './studio-parts.ts';

/**
 * Has a project made anew up to a stage, once for each run. What was paid for stays, beside a new take; what was made
 * for nothing is forgotten. Answers with the project as it is kept then.
 */
export async function forceProject(
  project: Project,
  { runId, stage }: { runId: string; stage: Stage },
  parts: StudioParts,
): Promise<Project> {
  const { store, clock } = parts.workshop;
  if (project.forcedBy === runId) return project;
  const paid = await paidWishes(project, stage, store);
  const at = new Date(clock.nowMs()).toISOString();
  const { project: forced } = await editProject(
    project.id,
    (kept) => ({ ...withNewTakes(kept, paid, at), forcedBy: runId }),
    parts,
  );
  await forgetFree(forced, stage, store);
  return forced;
}

/** The project as a forced run up to a stage would make it. */
export async function asForced(project: Project, stage: Stage, { workshop }: StudioParts): Promise<Project> {
  return withNewTakes(project, await paidWishes(project, stage, workshop.store), project.updatedAt);
}

/** What of the project is there up to a stage and was paid for. */
async function paidWishes(project: Project, stage: Stage, store: AssetStore): Promise<AssetWish[]> {
  const wishes = wishesWithin(project, stage);
  const records = await store.findMany(wishes.map(({ recipe }) => assetHash(recipe)));
  return wishes.filter(({ recipe }) => wasPaidFor(records.get(assetHash(recipe))));
}

function withNewTakes(project: Project, paid: readonly AssetWish[], at: string): Project {
  const scenesOf = (kind: AssetKind) =>
    new Set(paid.flatMap(({ recipe, sceneId }) => (recipe.kind === kind ? (sceneId ?? []) : [])));
  const [pictures, shots, mouths] = [scenesOf('image'), scenesOf('clip'), scenesOf('lip-sync')];
  const retaken = (scene: Scene): Scene => {
    const pictured = pictures.has(scene.id) ? newTake(scene) : scene;
    const shot = shots.has(scene.id) ? newClipTake(pictured) : pictured;
    return mouths.has(scene.id) ? lipSyncedAgain(shot) : shot;
  };
  const anew =
    pictures.size + shots.size + mouths.size === 0
      ? project
      : withFilmEdited(project, at, (film) => ({
          film: { ...film, scenes: film.scenes.map(retaken) },
          label: 'everything made anew',
        })).project;
  const takes = { ...project.takes };
  for (const kind of ['speech', 'music'] as const)
    if (paid.some(({ stage }) => stage === kind)) takes[kind] = (takes[kind] ?? 1) + 1;
  return Object.keys(takes).length === 0 ? anew : { ...anew, takes };
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
