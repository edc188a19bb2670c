import { type AssetHash, type AssetRecord, assetHash } from '../../domain/asset.ts';
import { clipTakeShown, clipTakesOf } from '../../domain/edits/clip-takes.ts';
import { readingHeard, readingsOf } from '../../domain/edits/line-readings.ts';
import { takeShown, takesOf } from '../../domain/edits/picture-takes.ts';
import type { AssetWish } from '../../domain/plan.ts';
import type { Project } from '../../domain/project.ts';
import type { NarrationLine, Scene } from '../../domain/storyboard.ts';
import type { MediaReference } from '../../domain/timeline.ts';
import { ownProject } from '../own-project.ts';
import { projectWishes } from '../planning.ts';
import type { StudioParts } from '../studio-parts.ts';
import { measuredBy, type SceneLength, sceneLengths } from './measured-scenes.ts';

/** How an asset of a scene stands: `stale` where the film holds an older one than is wished for now. */
export type PartState = 'current' | 'stale' | 'missing';

/** One of the assets that a scene needs. */
export interface ScenePart {
  kind: AssetRecord['recipe']['kind'];
  label: string;
  state: PartState;
  /** What is wished for, there or not. */
  hash: AssetHash;
  /** What can be shown now: the wished one where it is there, else the one that the film holds. */
  shown?: AssetRecord;
}

export interface SceneTake {
  number: number;
  isSelected: boolean;
  /** Absent while it has not been made. */
  asset?: AssetHash;
}

/** A scene with how each of its assets stands. */
export interface SceneState {
  scene: Scene;
  /** Its place in the film, counted from 1. */
  position: number;
  parts: ScenePart[];
  takes: SceneTake[];
  /** Those of its moving shot; none for a scene that never had one. */
  clipTakes: SceneTake[];
  length: SceneLength;
  /** The readings of each of its lines, in the order of the lines; none of a line while there was only the one. */
  readings: SceneTake[][];
}

/** The scenes of a project, and how each of their assets stands: computed from what is there, kept nowhere. */
export async function sceneStates(id: string, parts: StudioParts): Promise<SceneState[]> {
  const { project } = await ownProject(id, parts);
  if (project.storyboard === null) return [];
  const { store } = parts.workshop;
  const wishes = projectWishes(project);
  const ofScenes = Map.groupBy(wishes, ({ sceneId }) => sceneId);
  const ofScene = ({ id: sceneId }: Scene) => ofScenes.get(sceneId) ?? [];
  const inFilm = await inputsOfFilm(project, parts);
  const takeWishes = project.storyboard.scenes.map((scene) => ({
    pictures: pictureTakeHashes(project, scene, ofScene(scene)),
    clips: clipTakeHashes(project, scene),
    readings: scene.narration.map((line) => readingHashes(project, scene, line)),
  }));
  const named = [
    ...wishes.map((wish) => assetHash(wish.recipe)),
    ...inFilm.values(),
    ...measuredBy(wishes),
    ...takeWishes
      .flatMap(({ pictures, clips, readings }) => [...pictures, ...clips, ...readings.flat()])
      .flatMap((hash) => hash ?? []),
  ];
  const there = await store.findMany(named);
  const lengths = sceneLengths(project.storyboard.scenes, wishes, project.settings.speed, there);
  const roles = rolesOf(wishes.find(({ recipe }) => recipe.kind === 'film'));
  return project.storyboard.scenes.map((scene, index) => ({
    scene,
    position: index + 1,
    parts: ofScene(scene)
      .filter((wish) => isShown(wish, there))
      .map((wish) => partOf(wish, roles, inFilm, there)),
    takes: takesAmong(takeWishes[index]!.pictures, takeShown(scene), there),
    clipTakes: takesAmong(takeWishes[index]!.clips, clipTakeShown(scene), there),
    length: lengths[index]!,
    readings: scene.narration.map((line, at) =>
      takesAmong(takeWishes[index]!.readings[at] ?? [], readingHeard(line), there),
    ),
  }));
}

/** What only comes before something is bought is no part that the scene lacks. */
function isShown({ before, recipe }: AssetWish, there: ReadonlyMap<AssetHash, AssetRecord>): boolean {
  return before === undefined || there.has(assetHash(recipe));
}

function partOf(
  { recipe, label }: AssetWish,
  roles: ReadonlyMap<AssetHash, string>,
  inFilm: ReadonlyMap<string, AssetHash>,
  there: ReadonlyMap<AssetHash, AssetRecord>,
): ScenePart {
  const hash = assetHash(recipe);
  const current = there.get(hash);
  const older = there.get(inFilm.get(roles.get(hash) ?? '') ?? '');
  const shown = current ?? older;
  const state = current ? 'current' : older ? 'stale' : 'missing';
  return { kind: recipe.kind, label, state, hash, ...(shown && { shown }) };
}

/** The part that each asset plays in the film that is wished for. */
function rolesOf(film: AssetWish | undefined): Map<AssetHash, string> {
  return new Map(Object.entries(film?.recipe.inputs ?? {}).map(([role, hash]) => [hash, role]));
}

/** The assets that the last finished film was made from, by the part that each plays in it. */
async function inputsOfFilm({ film }: Project, { workshop }: StudioParts): Promise<Map<string, AssetHash>> {
  const record = film && (await workshop.store.find(film.film));
  return new Map(Object.entries(record?.recipe.inputs ?? {}));
}

/** Takes by their assets, with which of them are there. */
export function takesAmong(
  hashes: readonly (AssetHash | undefined)[],
  shown: number,
  there: ReadonlyMap<AssetHash, AssetRecord>,
): SceneTake[] {
  return hashes.map((hash, at) => ({
    number: at + 1,
    isSelected: shown === at + 1,
    ...(hash !== undefined && there.has(hash) && { asset: hash }),
  }));
}

/** The asset of each take of the scene’s picture; that of the one shown is among the wishes already. */
function pictureTakeHashes(
  project: Project,
  { clip, lipSync, ...scene }: Scene,
  wishes: readonly AssetWish[],
): (AssetHash | undefined)[] {
  const isPicture = clip === undefined && lipSync === undefined;
  const shown = wishes.find(({ recipe }) => recipe.kind === 'image');
  return takesOf(scene).map((picture, index) => {
    if ('own' in picture) return ownHash(picture.own);
    if (isPicture && shown && index + 1 === takeShown(scene)) return assetHash(shown.recipe);
    return hashAlone(project, { ...scene, picture }, 'image');
  });
}

/** The asset of each take of the scene’s moving shot. */
function clipTakeHashes(project: Project, { lipSync: _sync, ...scene }: Scene): (AssetHash | undefined)[] {
  return clipTakesOf(scene).map((clip) =>
    'own' in clip ? ownHash(clip.own) : hashAlone(project, { ...scene, clip }, 'clip'),
  );
}

/** The asset of each reading of a line; none while there was only the one. */
function readingHashes(
  project: Project,
  { clip: _clip, lipSync: _sync, ...scene }: Scene,
  { recording: _own, ...line }: NarrationLine,
): (AssetHash | undefined)[] {
  const count = readingsOf(line);
  if (count === 1) return [];
  return Array.from({ length: count }, (_, index) =>
    hashAlone(project, { ...scene, narration: [{ ...line, reading: index + 1 }] }, 'speech'),
  );
}

function ownHash(own: MediaReference): AssetHash | undefined {
  return 'asset' in own ? own.asset : undefined;
}

function hashAlone(project: Project, scene: Scene, kind: 'image' | 'clip' | 'speech'): AssetHash | undefined {
  const alone = { ...project, storyboard: { ...project.storyboard!, scenes: [scene] } };
  const wish = projectWishes(alone).find(({ recipe }) => recipe.kind === kind);
  return wish && assetHash(wish.recipe);
}
