import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FREE } from '../../src/domain/price.ts';
import type { Scene } from '../../src/domain/storyboard.ts';
import { reel, temporaryFolder } from './command-line.ts';
import { editingStudio, FIRST, PROJECT, SECOND, STALE } from './editing-studio.ts';
import { MADE_FILM } from './fake-studio.ts';
import { LIGHTHOUSE_ASSETS } from './lighthouse-project.ts';

const length = { startSeconds: 2.5, durationSeconds: 6, lines: [] };

describe('reel scene', () => {
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
      notices: [],
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
    const movie = editingStudio({
      takeInUpload: async () => ({ ...LIGHTHOUSE_ASSETS[0]!, mediaType: 'video/mp4' }),
    });
    const options = { studio: movie.studio, workingFolder: folder.path };
    await reel(['scene', 'own', 'p', '1', 'mine.png', '--from', '2', '--mute'], options);
    expect(movie.made[0]?.edit).toMatchObject({ kind: 'own-clip', in_seconds: 2, with_sound: false });
    const missing = await reel(['scene', 'own', 'p', '1', 'min.png'], { studio, workingFolder: folder.path });
    expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining('Did you mean mine.png?')]);
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
        {
          scene: FIRST,
          position: 1,
          parts: [{ ...part, state: 'current' }],
          takes: [],
          clipTakes: [],
          length,
          readings: [],
        },
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
          clipTakes: [],
          length,
          readings: [],
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

  it('shows all of a scene under the names that its edits have', async () => {
    const scene: Scene = {
      ...SECOND,
      picture: { prompt: 'rings of glass', style: 'flat' },
      narration: [SECOND.narration[0]!, { ...SECOND.narration[1]!, voice: 'en-gb-female', speed: 1.2 }],
      move: 'push-in',
      leastSeconds: 6,
      transition: { kind: 'wipe', seconds: 0.8 },
    };
    const part = { kind: 'image' as const, label: 'picture of “Glass”', hash: 'a'.repeat(64) };
    const { studio } = editingStudio({
      scenes: async () => [
        {
          scene,
          position: 2,
          parts: [{ ...part, state: 'stale' }],
          takes: [],
          clipTakes: [],
          readings: [],
          length,
        },
      ],
    });
    const { stdout } = await reel(['scene', 'show', 'p', 'scene-2'], { studio });
    expect(stdout.split('\n').map((line) => line.trim().replaceAll(/ +/g, ' '))).toEqual(
      expect.arrayContaining([
        '2 Glass scene-2',
        'Picture rings of glass',
        'Style flat',
        'Camera push-in',
        'Says 1 Rings of glass.',
        '2 They bend the light. (en-gb-female, × 1.2)',
        'Lasts 6 s, from 2.5 s on',
        'Comes in wipe, 0.8 s',
        'Least 6 s',
        'Parts picture of “Glass”: stale',
      ]),
    );
    const asJson = await reel(['scene', 'show', 'p', '2', '--json'], { studio });
    expect(JSON.parse(asJson.stdout)).toMatchObject({ project: '0195f2c8', id: 'scene-2', least_seconds: 6 });
  });

  it('lists the pieces of the film’s music, which is heard and which are made', async () => {
    const { studio } = editingStudio({
      music: async () => ({
        heard: 2,
        takes: [
          { number: 1, isSelected: false, asset: 'a'.repeat(64) },
          { number: 2, isSelected: true },
        ],
      }),
    });
    const { stdout } = await reel(['scene', 'music-takes', 'p'], { studio });
    expect(stdout.split('\n').map((line) => line.trim().replaceAll(/ +/g, ' '))).toEqual([
      'Take Made Of',
      '1 yes',
      '2 heard no',
      '',
    ]);
    const asJson = await reel(['scene', 'music-takes', 'p', '--json'], { studio });
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      project: '0195f2c8',
      music: {
        take: 2,
        takes: [
          { number: 1, asset: 'a'.repeat(64) },
          { number: 2, asset: null },
        ],
      },
    });
    const none = await reel(['scene', 'music-takes', 'p'], { studio: editingStudio().studio });
    expect(none.stdout).toBe('No music is made for this film.\n');
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
