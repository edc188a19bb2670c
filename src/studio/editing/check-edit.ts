import type { AssetHash, AssetKind } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { Edit } from '../../domain/edits/edit.ts';
import { refusedEdit } from '../../domain/edits/refused-edit.ts';
import type { InputIssue } from '../../domain/errors.ts';
import { settingsSchema } from '../../domain/settings.ts';
import type { ChosenModel } from '../../domain/storyboard.ts';
import { type KnownNames, nameIssues, styleIssues, voiceIssues } from '../brief/check-names.ts';
import { mendedDocument } from '../brief/mended-document.ts';
import { refusal } from '../brief/refusal.ts';
import { ownProject } from '../own-project.ts';
import type { StudioParts } from '../studio-parts.ts';
import { checkIsSettled } from './check-is-settled.ts';

/** Makes sure that what an edit names is there and can be used; media that it brings in are kept with the project. */
export async function checkEdit(
  projectId: string,
  edit: Edit,
  parts: Pick<StudioParts, 'projects' | 'ownerId' | 'workshop' | 'findModel' | 'knownNames'>,
): Promise<void> {
  const issues = nameIssuesOf(edit, await parts.knownNames());
  if (issues.length > 0) throw refusal('The edit', issues);
  if (edit.kind === 'change-scene' && edit.model) checkModel(edit.model, 'image', parts);
  if (edit.kind === 'change-clip' && edit.model) checkModel(edit.model, 'clip', parts);
  if (edit.kind === 'lip-sync' && edit.model) checkModel(edit.model, 'lip-sync', parts);
  if (edit.kind === 'own-picture') await checkMedia(projectId, 'asset', edit.asset, 'image/', parts);
  if (edit.kind === 'own-clip') await checkMedia(projectId, 'asset', edit.asset, 'video/', parts);
  if (edit.kind === 'own-speech' && edit.asset !== null) {
    await checkMedia(projectId, 'asset', edit.asset, 'audio/', parts);
  }
  if (edit.kind === 'change-clip' && edit.ends_with) {
    await checkMedia(projectId, 'ends_with', edit.ends_with, 'image/', parts);
  }
  if (edit.kind === 'regenerate' && edit.of === 'lip-sync') await checkIsSettled(projectId, edit, parts);
}

/** Names in an edit that nobody knows; what else is wrong with settings is for the edit itself to say. */
function nameIssuesOf(edit: Edit, known: KnownNames): InputIssue[] {
  switch (edit.kind) {
    case 'change-voice':
      return voiceIssues('voice', edit.voice ?? undefined, known);
    case 'change-scene':
      return styleIssues('style', edit.style, known);
    case 'change-film':
      return nameIssues(mendedDocument((edit.settings ?? {}) as JsonObject, settingsSchema, {}), known);
    default:
      return [];
  }
}

function checkModel(
  { provider, name }: ChosenModel,
  kind: AssetKind,
  { findModel }: Pick<StudioParts, 'findModel'>,
): void {
  const found = findModel('model', name, kind);
  if (found.provider === provider && found.name === name) return;
  const problem = `is ${found.name} of ${found.provider}; give it as the list of models has it`;
  throw refusedEdit('model', `${provider} ${name}`, problem);
}

async function checkMedia(
  projectId: string,
  field: string,
  asset: AssetHash,
  wanted: keyof typeof NOT_WANTED,
  parts: Pick<StudioParts, 'projects' | 'ownerId' | 'workshop'>,
): Promise<void> {
  await ownProject(projectId, parts);
  const { store } = parts.workshop;
  await store.refer(projectId, [asset]);
  const record = await store.find(asset);
  if (record?.recipe.kind === 'source' && record.mediaType.startsWith(wanted)) return;
  const problem = record === undefined ? 'is no upload; upload the file first' : NOT_WANTED[wanted];
  throw refusedEdit(field, asset, problem);
}

const NOT_WANTED = {
  'image/': 'is not a picture',
  'video/': 'is not a film or a moving picture',
  'audio/': 'is not a sound',
} as const;
