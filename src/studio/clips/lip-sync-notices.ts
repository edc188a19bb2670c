import type { Plan, WantedAsset } from '../../domain/plan.ts';
import type { Project } from '../../domain/project.ts';
import type { Scene } from '../../domain/storyboard.ts';
import { measuredBy, type SceneLength, sceneLengths } from '../editing/measured-scenes.ts';
import { projectWishes } from '../planning.ts';
import type { StudioParts } from '../studio-parts.ts';

/** Less of a word is not noticed. */
const NOTICED_SECONDS = 0.1;

/**
 * What a person should know of each scene whose shot ends while its mouth is to follow words: how much of them it covers.
 * By the scene's id.
 */
export async function shortShotNotices(
  project: Project,
  { workshop }: Pick<StudioParts, 'workshop'>,
): Promise<Map<string, string>> {
  const scenes = project.storyboard?.scenes ?? [];
  if (!scenes.some(({ lipSync, narration }) => lipSync && narration.length > 0)) return new Map();
  const wishes = projectWishes(project);
  const there = await workshop.store.findMany(measuredBy(wishes));
  const lengths = sceneLengths(scenes, wishes, project.settings.speed, there);
  return new Map(
    scenes.flatMap((scene, index): [string, string][] => {
      const notice = shortShotNotice(scene, lengths[index]!);
      return notice === undefined ? [] : [[scene.id, notice]];
    }),
  );
}

function shortShotNotice(
  { title, lipSync, clip, narration }: Scene,
  { lines, shotSeconds }: SceneLength,
): string | undefined {
  if (!lipSync || !clip || narration.length === 0 || shotSeconds === undefined) return undefined;
  const { inSeconds = 0, outSeconds = shotSeconds } = clip;
  const seenSeconds = Math.max(0, Math.min(outSeconds, shotSeconds) - inSeconds);
  const spoken = lines.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const covered = lines.reduce(
    (sum, { startSeconds, durationSeconds }) =>
      sum + Math.min(durationSeconds, Math.max(0, seenSeconds - startSeconds)),
    0,
  );
  if (spoken - covered < NOTICED_SECONDS) return undefined;
  const about = lines.some(({ isEstimated }) => isEstimated) ? 'about ' : '';
  return (
    `The shot of “${title}” ends before its words do: it covers ${about}${shown(covered)} s of ${shown(spoken)} s of speech. ` +
    'Then its last picture stands, and no mouth follows the rest. Give the scene a longer shot, or fewer words.'
  );
}

function shown(seconds: number): string {
  return seconds.toFixed(1);
}

/** The same of those scenes whose lip-sync a plan is about to have made. */
export async function syncedShotNotices(
  project: Project,
  { wanted }: Pick<Plan, 'wanted'>,
  parts: Pick<StudioParts, 'workshop'>,
): Promise<string[]> {
  const synced = wanted.filter(({ recipe }) => recipe.kind === 'lip-sync');
  if (synced.length === 0) return [];
  const notices = await shortShotNotices(project, parts);
  return synced.flatMap(({ sceneId = '' }) => notices.get(sceneId) ?? []);
}

/** Which prices are reckoned by how long words usually are, because they are not made yet. */
export function estimateNotices(wanted: readonly WantedAsset[]): string[] {
  return wanted
    .filter(({ offer }) => offer?.isEstimate)
    .map(
      ({ label }) =>
        `The price of the ${label} is an estimate: it is paid by the second, and its words or its shot are not made yet.`,
    );
}
