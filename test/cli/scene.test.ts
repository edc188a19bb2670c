import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../src/domain/edits/apply-edit.ts';
import type { Edit } from '../../src/domain/edits/edit.ts';
import { dollars, FREE, sumPrices } from '../../src/domain/price.ts';
import type { Project } from '../../src/domain/project.ts';
import type { Scene } from '../../src/domain/storyboard.ts';
import type { StalePart } from '../../src/studio/editing/edit-effect.ts';
import type { EditOutcome } from '../../src/studio/editing/edit-project.ts';
import type { Studio } from '../../src/studio/studio.ts';
import { reel, temporaryFolder } from './command-line.ts';
import { fakeStudio, MADE_FILM } from './fake-studio.ts';
import { LIGHTHOUSE_ASSETS, LIGHTHOUSE_PROJECT } from './lighthouse-project.ts';

const [FIRST] = LIGHTHOUSE_PROJECT.storyboard!.scenes as [Scene];
const SECOND: Scene = {
  ...FIRST,
  id: 'scene-2',
  sequence: 2,
  title: 'Glass',
  narration: [
    { id: 'line-1', text: 'Rings of glass.' },
    { id: 'line-2', text: 'They bend the light.' },
  ],
};
const PROJECT: Project = {
  ...LIGHTHOUSE_PROJECT,
  storyboard: { ...LIGHTHOUSE_PROJECT.storyboard!, scenes: [FIRST, SECOND] },
};
const STALE: StalePart[] = [
  { hash: 'a'.repeat(64), kind: 'speech', label: 'speech of “Glass”', sceneId: 'scene-2' },
  { hash: 'b'.repeat(64), kind: 'film', label: 'film “How lighthouses work”' },
  { hash: 'c'.repeat(64), kind: 'captions', label: 'captions (WebVTT)' },
];

/** A studio that makes each edit as the domain does, and notes it. */
function editingStudio(answers: Partial<Studio> = {}, price = dollars(0.02)) {
  const made: { edit: Edit | 'undo' | 'redo'; isKept: boolean }[] = [];
  const outcome = (label: string): EditOutcome => ({
    project: PROJECT,
    revision: 4,
    label,
    effect: { stale: STALE, refresh: sumPrices([price]) },
  });
  const { storyboard, settings, title } = PROJECT;
  const label = (edit: Edit) => applyEdit({ title, settings, scenes: storyboard!.scenes }, edit, 2).label;
  const { studio } = fakeStudio({
    showProject: async () => ({ project: PROJECT, assets: [] }),
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

describe('reel scene', () => {
  it.each<[string[], Edit]>([
    [
      ['add', 'p', 'Storms', '--say', 'Wind.', '--say', 'Waves.', '--position', '2'],
      { kind: 'add-scene', title: 'Storms', narration: ['Wind.', 'Waves.'], position: 2 },
    ],
    [['delete', 'p', 'scene-2'], { kind: 'delete-scene', scene: 'scene-2' }],
    [['duplicate', 'p', '1'], { kind: 'duplicate-scene', scene: 'scene-1' }],
    [['move', 'p', '2', '1'], { kind: 'move-scene', scene: 'scene-2', position: 1 }],
    [['split', 'p', '2', '--before', '2'], { kind: 'split-scene', scene: 'scene-2', line: 1 }],
    [['split', 'p', '2', '--before', 'line-2'], { kind: 'split-scene', scene: 'scene-2', line: 1 }],
    [['merge', 'p', '1'], { kind: 'merge-scenes', scene: 'scene-1' }],
    [
      ['change', 'p', '2', '--prompt', 'a storm', '--transition', 'wipe:0.8', '--rest', '2'],
      {
        kind: 'change-scene',
        scene: 'scene-2',
        prompt: 'a storm',
        transition: { kind: 'wipe', seconds: 0.8 },
        rest_seconds: 2,
      },
    ],
    [
      ['change', 'p', '2', '--transition', 'cut'],
      { kind: 'change-scene', scene: 'scene-2', transition: { kind: 'cut', seconds: 0 } },
    ],
    [
      ['say', 'p', '2', '1', 'Glass.'],
      { kind: 'change-line', scene: 'scene-2', line: 'line-1', text: 'Glass.' },
    ],
    [['bullet', 'p', '1', '1', 'Lamp'], { kind: 'change-bullet', scene: 'scene-1', bullet: 0, text: 'Lamp' }],
    [['regenerate', 'p', '1'], { kind: 'regenerate', scene: 'scene-1' }],
    [['take', 'p', '1', '1'], { kind: 'select-take', scene: 'scene-1', take: 1 }],
    [
      ['film', 'p', '--title', 'Light', '--set', 'speed=1.2', '--set', 'voice=en-gb'],
      { kind: 'change-film', title: 'Light', settings: { speed: 1.2, voice: 'en-gb' } },
    ],
  ])('%j makes that edit, and only shows it with --dry-run', async (args, edit) => {
    const { studio, made } = editingStudio();
    expect((await reel(['scene', ...args], { studio })).status).toBe(0);
    expect((await reel(['scene', ...args, '--dry-run'], { studio })).status).toBe(0);
    expect(made).toEqual([
      { edit, isKept: true },
      { edit, isKept: false },
    ]);
  });

  it('says what became stale, what refreshing that costs, and how to do it', async () => {
    const { studio } = editingStudio();
    const { stdout } = await reel(['scene', 'move', 'p', '2', '1'], { studio });
    expect(stdout).toBe(
      [
        '✓ move “Glass” (revision 4)',
        '  Stale  speech of “Glass”',
        '         the film, put together again',
        '  Price  $0.02',
        '  Next   reel scene refresh 0195f2c8',
        '',
      ].join('\n'),
    );
    const preview = await reel(['scene', 'move', 'p', '2', '1', '--dry-run'], { studio });
    expect(preview.stdout).toContain('Would move “Glass”; nothing was changed.');
    expect(preview.stdout).not.toContain('refresh');
  });

  it('gives programs the same document as the API', async () => {
    const { studio } = editingStudio({}, FREE);
    const { stdout } = await reel(['scene', 'undo', 'p', '--json'], { studio });
    expect(JSON.parse(stdout)).toEqual({
      project: '0195f2c8',
      dry_run: false,
      label: 'undo: move “Glass”',
      revision: 4,
      stale: STALE.map(({ hash, kind, label, sceneId }) => ({ hash, kind, label, scene: sceneId ?? null })),
      refresh: { amount: 0, currency: 'USD', unknown: [] },
      undo: null,
      redo: null,
    });
  });

  it('takes a picture from the person’s folder', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'mine.png'), 'png');
    const uploads: unknown[] = [];
    const { studio, made } = editingStudio({
      takeInUpload: async (upload) => {
        uploads.push(upload);
        return LIGHTHOUSE_ASSETS[0]!;
      },
    });
    await reel(['scene', 'own', 'p', '1', 'mine.png'], { studio, workingFolder: folder.path });
    expect(uploads).toEqual([{ name: 'mine.png', path: join(folder.path, 'mine.png') }]);
    expect(made[0]?.edit).toMatchObject({ kind: 'own-picture', asset: LIGHTHOUSE_ASSETS[0]!.hash });
    const missing = await reel(['scene', 'own', 'p', '1', 'min.png'], { studio, workingFolder: folder.path });
    expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining('Did you mean mine.png?')]);
  });

  it.each([
    [['move', 'p', '9', '1'], 'must be a scene’s id or a number from 1 to 2'],
    [['move', 'p', '1', 'first'], 'POSITION must be a whole number from 1 to 2000'],
    [['split', 'p', '2', '--before', '1'], 'is the first line'],
    [['split', 'p', '2'], '--before'],
    [['say', 'p', '2', '3', 'x'], 'must be a line’s id or a number from 1 to 2'],
    [['change', 'p', '1', '--transition', 'spin'], 'transition.kind'],
    [['change', 'p', '1', '--rest', 'long'], '--rest must be seconds from 0 to 60'],
    [['film', 'p', '--set', 'speed'], '--set must be name=value'],
    [['delet', 'p', '1'], 'Did you mean delete?'],
  ])('refuses %j and changes nothing', async (args, message) => {
    const { studio, made } = editingStudio();
    const { status, stderr } = await reel(['scene', ...args], { studio });
    expect({ status, made }).toEqual({ status: 2, made: [] });
    expect(stderr.replaceAll('\n', ' ')).toContain(message);
  });

  it('shows what there is where no edit is named', async () => {
    const { status, stdout, stderr } = await reel(['scene']);
    expect([status, `${stdout}${stderr}`]).toEqual([2, expect.stringContaining('regenerate')]);
    expect(stderr).not.toContain('outputHelp');
  });

  it('lists the scenes with how their parts stand, and what can be undone', async () => {
    const record = { label: 'move “Glass”', at: '', before: { scenes: {} }, after: { scenes: {} } };
    const project = { ...PROJECT, edits: { done: [record], undone: [], lastSequence: 2 } };
    const part = { kind: 'image' as const, label: 'picture', hash: 'a'.repeat(64) };
    const { studio } = editingStudio({
      showProject: async () => ({ project, assets: [] }),
      scenes: async () => [
        { scene: FIRST, position: 1, parts: [{ ...part, state: 'current' }], takes: [] },
        {
          scene: SECOND,
          position: 2,
          parts: [
            { ...part, state: 'stale' },
            { ...part, state: 'missing' },
          ],
          takes: [
            { number: 1, isSelected: true },
            { number: 2, isSelected: false },
          ],
        },
      ],
    });
    const { stdout } = await reel(['scene', 'list', 'p'], { studio });
    expect(stdout).toBe(
      [
        '   Scene    Title  Says                                  Take    Parts',
        '1  scene-1  光     A lamp turns, slowly.                         current',
        '2  scene-2  Glass  Rings of glass. They bend the light.  1 of 2  1 stale, 1 missing',
        '',
        'Undo takes back: move “Glass”',
        '',
      ].join('\n'),
    );
    const takes = await reel(['scene', 'takes', 'p', '2', '--json'], { studio });
    expect(JSON.parse(takes.stdout)).toMatchObject({
      scene: 'scene-2',
      takes: [{ number: 1 }, { number: 2 }],
    });
  });

  it('says what to do before there is a script', async () => {
    const { studio } = editingStudio({
      showProject: async () => ({ project: { ...PROJECT, storyboard: null }, assets: [] }),
      scenes: async () => [],
    });
    expect((await reel(['scene', 'list', 'p'], { studio })).stderr).toContain('--to script');
    const early = await reel(['scene', 'delete', 'p', '1'], { studio });
    expect([early.status, early.stderr.replaceAll('\n', ' ')]).toEqual([
      2,
      expect.stringContaining('--to script'),
    ]);
  });

  it('refreshes what is stale by a run of the project', async () => {
    const runs: object[] = [];
    const { studio } = editingStudio({
      runProject: async ({ projectId, stage, outputFolder }) => {
        runs.push({ projectId, stage, outputFolder });
        return MADE_FILM;
      },
    });
    await using folder = await temporaryFolder();
    const options = { studio, workingFolder: folder.path };
    await reel(['scene', 'refresh', 'p', '--to', 'speech'], options);
    const { status } = await reel(['scene', 'refresh', 'p'], options);
    expect(status).toBe(0);
    expect(runs).toEqual([
      { projectId: '0195f2c8', stage: 'speech', outputFolder: undefined },
      { projectId: '0195f2c8', stage: undefined, outputFolder: join(folder.path, 'how-lighthouses-work') },
    ]);
  });
});
