import { type AssetHash, type AssetRecord, assetHash } from '../../domain/asset.ts';
import type { MeasuredScene } from '../../domain/edits/measured-scene.ts';
import { filmWishOf } from '../../domain/film-recipe.ts';
import { leadInSeconds, lineStarts } from '../../domain/line-starts.ts';
import { LIP_SYNC_VIDEO_ROLE } from '../../domain/lip-sync.ts';
import type { AssetWish } from '../../domain/plan.ts';
import type { Project } from '../../domain/project.ts';
import { spokenSeconds } from '../../domain/spoken-length.ts';
import type { Scene } from '../../domain/storyboard.ts';
import { framesToSeconds } from '../../domain/time.ts';
import { timeScenes } from '../../render/timeline/scene-times.ts';
import { projectWishes } from '../planning.ts';
import type { StudioParts } from '../studio-parts.ts';

/** Where a scene lies in the film as its storyboard is now, in seconds. */
export interface SceneLength {
  startSeconds: number;
  durationSeconds: number;
  /** From the scene's start; one whose speech was not made yet is as long as such words usually take. */
  lines: { startSeconds: number; durationSeconds: number; isEstimated: boolean }[];
  /** How long its moving shot is as a whole; absent where it has none, or nobody knows. */
  shotSeconds?: number;
}

/** The assets by which a film's scenes are measured. */
export function measuredBy(wishes: readonly AssetWish[]): AssetHash[] {
  return [...Object.values(filmOf(wishes)?.recipe.inputs ?? {}), ...shotsSynced(wishes).values()];
}

/** The scenes laid out in time as their film will be, to the frame where all speech is there. */
export function sceneLengths(
  scenes: readonly Scene[],
  wishes: readonly AssetWish[],
  speed: number,
  there: ReadonlyMap<AssetHash, AssetRecord>,
): SceneLength[] {
  const film = filmOf(wishes);
  if (film === undefined) return [];
  const { inputs } = film.recipe;
  const wish = filmWishOf(film.recipe);
  const shots = shotsSynced(wishes);
  const secondsOf = (role: string): number | undefined => {
    const shown = inputs[role] ?? '';
    const seconds = there.get(shots.get(shown) ?? shown)?.facts.durationSeconds;
    return typeof seconds === 'number' ? seconds : undefined;
  };
  const measured = wish.scenes.map(({ lines }, index) =>
    lines.map(({ text, speechRole }, at) => {
      const known = secondsOf(speechRole);
      const pace = scenes[index]?.narration[at]?.speed ?? speed;
      return { seconds: known ?? spokenSeconds(text) / pace, isEstimated: known === undefined };
    }),
  );
  const lineSeconds = measured.map((lines) => lines.map(({ seconds }) => seconds));
  return timeScenes(wish.scenes, lineSeconds, wish.frameRate).map((times, index) => {
    const seconds = (frames: number) => framesToSeconds(frames, wish.frameRate);
    const scene = wish.scenes[index]!;
    const { clip } = scene;
    const { starts } = lineStarts(leadInSeconds(scene.transition), scene.lines, lineSeconds[index] ?? []);
    const shotSeconds = clip && (secondsOf(clip.role) ?? wishedSeconds(scenes[index]));
    return {
      startSeconds: seconds(times.startFrame),
      durationSeconds: seconds(times.durationFrames),
      lines: (measured[index] ?? []).map(({ seconds: durationSeconds, isEstimated }, at) => ({
        startSeconds: starts[at] ?? 0,
        durationSeconds,
        isEstimated,
      })),
      ...(shotSeconds !== undefined && { shotSeconds }),
    };
  });
}

/** What is known of a scene's length; undefined where there is no such scene. */
export async function measureScene(
  id: string,
  project: Project,
  { workshop }: Pick<StudioParts, 'workshop'>,
): Promise<MeasuredScene | undefined> {
  const scenes = project.storyboard?.scenes ?? [];
  if (scenes.length === 0) return undefined;
  const wishes = projectWishes(project);
  const there = await workshop.store.findMany(measuredBy(wishes));
  const length = sceneLengths(scenes, wishes, project.settings.speed, there)[
    scenes.findIndex((scene) => scene.id === id)
  ];
  return length && measuredScene(length);
}

/** What an edit may rely on of a scene's length: speech alone that was made. */
function measuredScene({ lines, shotSeconds }: SceneLength): MeasuredScene {
  return {
    ...(lines.every(({ isEstimated }) => !isEstimated) && {
      lines: lines.map(({ startSeconds, durationSeconds }) => ({
        startSeconds,
        endSeconds: startSeconds + durationSeconds,
      })),
    }),
    ...(shotSeconds !== undefined && { shotSeconds }),
  };
}

function wishedSeconds(scene: Scene | undefined): number | undefined {
  return scene?.clip && !('own' in scene.clip) ? scene.clip.durationSeconds : undefined;
}

/** The shot of each lip-sync: the copy that is seen may end before it. */
function shotsSynced(wishes: readonly AssetWish[]): Map<AssetHash, AssetHash> {
  return new Map(
    wishes.flatMap(({ recipe }): [AssetHash, AssetHash][] => {
      const shot = recipe.kind === 'lip-sync' ? recipe.inputs[LIP_SYNC_VIDEO_ROLE] : undefined;
      return shot === undefined ? [] : [[assetHash(recipe), shot]];
    }),
  );
}

function filmOf(wishes: readonly AssetWish[]): AssetWish | undefined {
  return wishes.find(({ recipe }) => recipe.kind === 'film');
}
