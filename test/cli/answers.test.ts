import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AssetRecord } from '../../src/domain/asset.ts';
import { ReelError } from '../../src/domain/errors.ts';
import { filmRecipe } from '../../src/domain/film-recipe.ts';
import type { Studio } from '../../src/studio/studio.ts';
import { reel, temporaryFolder } from './command-line.ts';
import { fakeStudio, UNLIMITED } from './fake-studio.ts';
import { LIGHTHOUSE_ASSETS, LIGHTHOUSE_PROJECT } from './lighthouse-project.ts';

function studioWith(answers: Partial<Studio>): { studio: Studio } {
  return { studio: fakeStudio(answers).studio };
}

describe('reel plan', () => {
  it('lines up names of any script, and prices each part', async () => {
    const { status, stdout } = await reel(['plan', 'hello']);
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        'How lighthouses work',
        '',
        '  Stage     What                       By                Price',
        '  Pictures  picture of “灯台のしくみ”  vendor painter-1  $0.036 (one picture)',
        '  Speech    speech of “Light”          builtin           free',
        '',
        '  2 parts to make, 0 there already. Price: $0.036.',
        '',
      ].join('\n'),
    );
  });

  it('says which parts nobody can make', async () => {
    const wanted = [
      {
        recipe: filmRecipe({ title: 'x' } as Parameters<typeof filmRecipe>[0], {}),
        stage: 'film' as const,
        label: 'film',
        hash: 'c'.repeat(64),
        waitsFor: [],
      },
    ];
    const plan = { wanted, reused: [], total: { knownMicros: 0, unknown: [] } };
    const answers = studioWith({
      plan: async () => ({ title: 'x', plan, budgets: UNLIMITED, notices: ['Short.'] }),
    });
    const { stdout } = await reel(['plan', 'hello'], answers);
    expect(stdout).toContain('  Film   film  nobody\n');
    expect(stdout).toContain('  Nobody can make 1 part; see reel doctor.\n  ! Short.\n');
  });

  it('gives programs every call with its price', async () => {
    const { stdout } = await reel(['plan', 'hello', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      project: null,
      wanted: [
        {
          kind: 'image',
          stage: 'images',
          offer: { provider: 'vendor', model: 'painter-1', price: { amount: 0.036, currency: 'USD' } },
        },
        { kind: 'speech', offer: { price: { amount: 0 } } },
      ],
      total: { amount: 0.036, currency: 'USD', unknown: [] },
    });
  });
});

describe('reel list', () => {
  const projects = [
    {
      id: '0195f2c8-aaaa-7000-8000-000000000001',
      ownerId: 'local',
      format: 'lesson',
      title: 'Tides\u001B[2J',
      status: 'completed' as const,
      archived: false,
      createdAt: '2026-11-20T08:00:00.000Z',
      updatedAt: '2026-11-21T09:30:12.000Z',
    },
  ];

  it('shows a row a project, and how to go on', async () => {
    const answers = studioWith({ listProjects: async () => ({ projects, nextPage: 'p2' }) });
    const { stdout, stderr } = await reel(['list'], answers);
    expect(stdout).toBe(
      'Project                               Status     Format  Changed            Title\n' +
        '0195f2c8-aaaa-7000-8000-000000000001  completed  lesson  2026-11-21 09:30Z  Tides\n',
    );
    expect(stderr).toBe('There are more: add --page p2\n');
  });

  it('gives programs whole names', async () => {
    const { stdout } = await reel(
      ['list', '--json'],
      studioWith({ listProjects: async () => ({ projects }) }),
    );
    expect(JSON.parse(stdout)).toMatchObject({
      projects: [{ id: '0195f2c8-aaaa-7000-8000-000000000001', updated_at: '2026-11-21T09:30:12.000Z' }],
      next_page: null,
    });
  });

  it('asks for what was asked', async () => {
    const queries: object[] = [];
    const answers = studioWith({
      listProjects: async (query) => {
        queries.push(query);
        return { projects: [] };
      },
    });
    await reel(
      ['list', '--status', 'failed', '--search', 'tides sea', '--limit', '5', '--archived'],
      answers,
    );
    expect(queries).toEqual([{ limit: 5, status: 'failed', search: 'tides sea', archived: true }]);
  });

  it('says how to begin where there is nothing yet', async () => {
    const { stdout, stderr } = await reel(['list']);
    expect(stdout).toBe('');
    expect(stderr).toContain('reel make "How lighthouses work"');
  });
});

describe('reel show', () => {
  const showProject = async () => ({ project: LIGHTHOUSE_PROJECT, assets: LIGHTHOUSE_ASSETS });

  it('shows facts, scenes and who made what', async () => {
    const { stdout } = await reel(['show', '0195'], studioWith({ showProject }));
    expect(stdout).toBe(
      [
        'How lighthouses work',
        '  Project  0195f2c8',
        '  Status   completed',
        '  Format   lesson',
        '  Made     2026-11-20 08:00Z, changed 2026-11-21 09:30Z',
        '  Film     3 min 2 s, $0.036, made 2026-11-21 09:30Z',
        '  Checks   all 1 passed',
        '',
        '     Scene  Bullets  Words  Picture',
        '  1  光     1        4      a lamp',
        '',
        '  Part   Count  Size    Cost    Made by',
        '  image  2      400 kB  $0.072  vendor painter-1',
        '',
      ].join('\n'),
    );
  });

  it('gives programs the project and its assets', async () => {
    const { stdout } = await reel(['show', '0195', '--json'], studioWith({ showProject }));
    expect(JSON.parse(stdout)).toMatchObject({
      project: { id: '0195f2c8', status: 'completed', brief: { lesson_id: 'a' } },
      assets: [{ kind: 'image', size_bytes: 200_000, cost: { amount: 0.036 } }, { kind: 'image' }],
    });
  });

  it('refuses a project that is not there with the nearest id', async () => {
    const issues = [{ field: 'project', value: 'x', problem: 'is not there', nearest: '0195f2c8' }];
    const missing = new ReelError('not-found', 'There is no project x. Did you mean 0195f2c8?', { issues });
    const answers = studioWith({ showProject: () => Promise.reject(missing) });
    expect(await reel(['show', 'x'], answers)).toMatchObject({
      status: 2,
      stderr: 'reel: There is no project x. Did you mean 0195f2c8?\n',
    });
  });
});

describe('reel doctor, voices and styles', () => {
  const findings = [
    { name: 'media', state: 'ready' as const, detail: 'FFmpeg 8.1' },
    { name: 'openai', state: 'missing' as const, detail: 'set OPENAI_API_KEY' },
  ];

  it('show how each part stands', async () => {
    const answers = studioWith({ doctor: async () => findings });
    expect((await reel(['doctor'], answers)).stdout).toBe(
      '✓ media   ready    FFmpeg 8.1\n✗ openai  missing  set OPENAI_API_KEY\n',
    );
    expect(JSON.parse((await reel(['doctor', '--json'], answers)).stdout)).toEqual({
      findings,
      kinds: [],
      formats: [],
      providers: [],
    });
  });

  it('list voices, of one language where one is given', async () => {
    const asked: (string | undefined)[] = [];
    const voice = { id: 'en-gb', name: 'Daniel', languages: ['en-GB', 'en'], gender: 'male' as const };
    const answers = studioWith({
      voices: async (language) => {
        asked.push(language);
        return language === 'tlh' ? [] : [voice];
      },
    });
    expect((await reel(['voices', 'en'], answers)).stdout).toBe(
      'Voice  Name    Gender  Languages\nen-gb  Daniel  male    en-GB, en\n',
    );
    expect((await reel(['voices', 'tlh'], answers)).stderr).toBe(
      'No voice speaks tlh. See all with: reel voices\n',
    );
    expect((await reel(['voices', '--quiet'], answers)).stdout).toBe('en-gb\n');
    expect(asked).toEqual(['en', 'tlh', undefined]);
  });

  it('draw an example of every picture style into a folder', async () => {
    await using folder = await temporaryFolder();
    const drawn = join(folder.path, 'neon.from-the-store.png');
    await writeFile(drawn, 'a picture');
    const styles = { pictures: [{ name: 'neon', description: 'glows' }], captions: [], music: [] };
    const answers = studioWith({
      styles: () => styles,
      stylePicture: async (name) => ({ record: {} as AssetRecord, path: name === 'neon' ? drawn : '' }),
    });
    const into = join(folder.path, 'styles');
    const { stdout } = await reel(['styles', '--pictures', into], answers);
    expect(stdout).toBe(`An example of each of 1 picture styles is in ${into}\n`);
    expect(await readFile(join(into, 'neon.png'), 'utf8')).toBe('a picture');
  });

  it('list styles by what they are for, leaving out what there is none of', async () => {
    const calm = { name: 'calm', description: 'slow and warm' };
    const answers = studioWith({ styles: () => ({ pictures: [], captions: [], music: [calm] }) });
    expect((await reel(['styles'], answers)).stdout).toBe(
      'Formats  reel make <format> <brief>\n  lesson  Slides with bullets\n\nMusic  --music\n  calm  slow and warm\n',
    );
  });
});
