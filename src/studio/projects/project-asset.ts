import type { AssetHash } from '../../domain/asset.ts';
import { ReelError } from '../../domain/errors.ts';
import type { ReadableAsset } from '../film/derived-assets.ts';
import { ownProject } from '../own-project.ts';
import type { StudioParts } from '../studio-parts.ts';

/** An asset of the owner's project, with a path to read its file from; `not-found` for any other. */
export async function projectAsset(
  projectId: string,
  hash: AssetHash,
  parts: StudioParts,
): Promise<ReadableAsset> {
  const { projects, workshop, ownerId } = parts;
  const { store } = workshop;
  // A page asks for hundreds at once, of a project whose document may be long.
  if ((await projects.ownerOf(projectId)) !== ownerId) await ownProject(projectId, parts);
  const record = (await store.isReferredBy(projectId, hash)) ? await store.find(hash) : undefined;
  if (record === undefined) throw new ReelError('not-found', `Project ${projectId} has no asset ${hash}.`);
  return { record, path: await store.pathOf(hash) };
}
