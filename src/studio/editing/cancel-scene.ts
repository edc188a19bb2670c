import { assetHash } from '../../domain/asset.ts';
import { noSuchScene } from '../../domain/edits/no-such-scene.ts';
import type { PaidCall } from '../../ports/call-ledger.ts';
import { cancelCalls } from '../../production/calls/cancel-call.ts';
import { ownProject } from '../own-project.ts';
import { projectWishes } from '../planning.ts';
import type { StudioParts } from '../studio-parts.ts';

/**
 * Ends all calls under way for one scene, where their vendors can; what they made before that is kept. Answers with
 * the calls as they are then, none where nothing was under way. `not-found` for a scene that there is not.
 */
export async function cancelScene(
  projectId: string,
  sceneId: string,
  parts: StudioParts,
  signal: AbortSignal,
): Promise<PaidCall[]> {
  const { project } = await ownProject(projectId, parts);
  const ids = project.storyboard?.scenes.map(({ id }) => id) ?? [];
  if (!ids.includes(sceneId)) throw noSuchScene(sceneId, ids);
  const hashes = projectWishes(project)
    .filter((wish) => wish.sceneId === sceneId)
    .map((wish) => assetHash(wish.recipe));
  const ended = await Promise.all(
    [...new Set(hashes)].map((hash) =>
      cancelCalls({ projectId, ownerId: parts.ownerId, assetHash: hash }, parts.workshop.calls, signal),
    ),
  );
  return ended.flat();
}
