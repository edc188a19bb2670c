import { applyEdit } from '../../src/domain/edits/apply-edit.ts';
import type { Edit } from '../../src/domain/edits/edit.ts';
import { dollars, sumPrices } from '../../src/domain/price.ts';
import type { Project } from '../../src/domain/project.ts';
import type { Scene } from '../../src/domain/storyboard.ts';
import type { StalePart } from '../../src/studio/editing/edit-effect.ts';
import type { EditOutcome } from '../../src/studio/editing/edit-project.ts';
import type { ModelSummary } from '../../src/studio/models.ts';
import type { Studio } from '../../src/studio/studio.ts';
import { fakeStudio } from './fake-studio.ts';
import { LIGHTHOUSE_PROJECT } from './lighthouse-project.ts';

export const [FIRST] = LIGHTHOUSE_PROJECT.storyboard!.scenes as [Scene];
export const SECOND: Scene = {
  ...FIRST,
  id: 'scene-2',
  sequence: 2,
  title: 'Glass',
  narration: [
    { id: 'line-1', text: 'Rings of glass.' },
    { id: 'line-2', text: 'They bend the light.' },
  ],
};
const THIRD: Scene = {
  ...FIRST,
  id: 'scene-3',
  sequence: 3,
  title: 'Sea',
  clip: { own: { asset: 'a'.repeat(64) }, inSeconds: 0, withSound: true },
  lipSync: { model: { provider: 'replicate', name: 'sync/lipsync-2' } },
};
export const PROJECT: Project = {
  ...LIGHTHOUSE_PROJECT,
  storyboard: { ...LIGHTHOUSE_PROJECT.storyboard!, scenes: [FIRST, SECOND, THIRD] },
};
export const STALE: StalePart[] = [
  { hash: 'a'.repeat(64), kind: 'speech', label: 'speech of “Glass”', sceneId: 'scene-2' },
  { hash: 'b'.repeat(64), kind: 'film', label: 'film “How lighthouses work”' },
  { hash: 'c'.repeat(64), kind: 'captions', label: 'captions (WebVTT)' },
];

/** The words of the second scene, as if they had been made. */
const MEASURED = {
  lines: [
    { startSeconds: 0.5, endSeconds: 3 },
    { startSeconds: 3.4, endSeconds: 5 },
  ],
};

const SEEDANCE: ModelSummary = {
  name: 'seedance',
  id: 'bytedance/seedance',
  provider: 'replicate',
  kind: 'video',
  takes: ['text'],
  bestFor: 'shots',
  quality: 'standard',
  speed: 'minutes',
  scenePrice: dollars(0.2),
  basis: '5 s',
  source: 'https://example.com',
  readOn: '2026-11-21',
  newer: [],
  isSetUp: false,
  setUpBy: [],
};

const SYNC: ModelSummary = { ...SEEDANCE, name: 'sync', id: 'sync/lipsync-2', kind: 'lip-sync' };

/** A studio that makes each edit as the domain does, and notes it. */
export function editingStudio(answers: Partial<Studio> = {}, price = dollars(0.02)) {
  const made: { edit: Edit | 'undo' | 'redo'; isKept: boolean }[] = [];
  const outcome = (label: string): EditOutcome => ({
    project: PROJECT,
    revision: 4,
    label,
    effect: { stale: STALE, refresh: sumPrices([price]), notices: [] },
  });
  const { storyboard, settings, title } = PROJECT;
  const film = {
    title,
    settings: { ...settings, music: { ...settings.music, mood: 'calm' } },
    scenes: storyboard!.scenes,
    musicTakes: { heard: 2, count: 2 },
  };
  const label = (edit: Edit) => applyEdit(film, edit, 3, MEASURED).label;
  const { studio } = fakeStudio({
    showProject: async () => ({ project: PROJECT, assets: [] }),
    models: (kind) => (kind === 'lip-sync' ? [SYNC] : [SEEDANCE]),
    edit: async (_id, edit) => {
      made.push({ edit, isKept: true });
      return outcome(label(edit));
    },
    previewEdit: async (_id, edit) => {
      made.push({ edit, isKept: false });
      return outcome(label(edit));
    },
    undo: async () => {
      made.push({ edit: 'undo', isKept: true });
      return outcome('undo: move “Glass”');
    },
    ...answers,
  });
  return { studio, made };
}
