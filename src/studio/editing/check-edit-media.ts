import type { Edit } from '../../domain/edits/edit.ts';
import { ReelError } from '../../domain/errors.ts';
import { ownProject } from '../own-project.ts';
import type { StudioParts } from '../studio-parts.ts';

/** Makes sure that media which an edit brings in are there and can be shown, and keeps them with the project. */
export async function checkEditMedia(
  projectId: string,
  edit: Edit,
  parts: Pick<StudioParts, 'projects' | 'ownerId' | 'workshop'>,
): Promise<void> {
  if (edit.kind !== 'own-picture' && edit.kind !== 'own-clip') return;
  await ownProject(projectId, parts);
  const { store } = parts.workshop;
  await store.refer(projectId, [edit.asset]);
  const record = await store.find(edit.asset);
  const wanted = edit.kind === 'own-picture' ? 'image/' : 'video/';
  if (record?.recipe.kind === 'source' && record.mediaType.startsWith(wanted)) return;
  const kind = edit.kind === 'own-picture' ? 'is not a picture' : 'is not a film or a moving picture';
  const problem = record === undefined ? 'is no upload; upload the file first' : kind;
  throw new ReelError('invalid-input', `asset ${problem}.`, {
    issues: [{ field: 'asset', value: edit.asset, problem }],
  });
}
