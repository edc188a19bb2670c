import type { AssetHash, AssetRecord } from '../../domain/asset.ts';
import { ReelError } from '../../domain/errors.ts';
import { ownProject } from '../own-project.ts';
import type { StudioParts } from '../studio-parts.ts';

/** An asset of the owner's project, with a path to read its file from; `not-found` for any other. */
export async function projectAsset(
  projectId: string,
  hash: AssetHash,
  parts: StudioParts,
): Promise<{ record: AssetRecord; path: string }> {
  const { store } = parts.workshop;
  await ownProject(projectId, parts);
  const isReferred = (await store.referredBy(projectId)).has(hash);
  const record = isReferred ? await store.find(hash) : undefined;
  if (record === undefined) throw new ReelError('not-found', `Project ${projectId} has no asset ${hash}.`);
  return { record, path: await store.pathOf(hash) };
}
