import { assetHash } from '../../domain/asset.ts';
import type { EditOf } from '../../domain/edits/edit.ts';
import { ReelError } from '../../domain/errors.ts';
import { OPEN_STATES, type PaidCall } from '../../ports/call-ledger.ts';
import { aboutCall } from '../../production/calls/call-errors.ts';
import { ownProject } from '../own-project.ts';
import { projectWishes } from '../planning.ts';
import type { StudioParts } from '../studio-parts.ts';

/**
 * Makes sure that no call for a scene's lip-sync is under way or unknown: asked for once more, under another name, it
 * could be paid for twice. `conflict` where one is.
 */
export async function checkIsSettled(
  projectId: string,
  { scene }: EditOf<'regenerate'>,
  parts: Pick<StudioParts, 'projects' | 'ownerId' | 'workshop'>,
): Promise<void> {
  const { project } = await ownProject(projectId, parts);
  if (project.storyboard === null) return;
  const { ledger } = parts.workshop.calls;
  for (const { recipe, sceneId } of projectWishes(project)) {
    if (recipe.kind !== 'lip-sync' || sceneId !== scene) continue;
    const query = { assetHash: assetHash(recipe), ownerId: parts.ownerId, states: OPEN_STATES };
    const [open] = await ledger.list(query);
    if (open) throw notSettled(open);
  }
}

function notSettled(call: PaidCall): ReelError {
  return new ReelError(
    'conflict',
    `Call ${call.id} to ${call.provider} for this lip-sync is not settled and may have been paid for. Run the project again to ` +
      'go on with it; or decide whether it is made anew or done without.',
    { issues: [aboutCall(call, 'needs a decision: retry or give-up')] },
  );
}
