import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStudio } from '../../src/compose.ts';
import { reel, temporaryFolder } from './command-line.ts';
import { fakeStudio } from './fake-studio.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  const logo =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
  await writeFile(join(folder.path, 'mark.svg'), logo);
});
afterAll(() => folder[Symbol.asyncDispose]());

const defaults = (...args: string[]) =>
  reel(['defaults', ...args], {
    studio: openStudio({ home: join(folder.path, 'home'), environment: {} }),
    workingFolder: folder.path,
  });

it('sets what new films start from, shows it, and takes parts of it back', async () => {
  const empty = await defaults();
  expect([empty.status, empty.stdout, empty.stderr]).toEqual([
    0,
    '',
    expect.stringContaining('reel defaults set'),
  ]);
  await defaults('set', '--language', 'fr', '--captions', 'burned', '--budget', '2.5');
  const brand = [
    '--brand-name',
    'Harbour Museum',
    '--brand-colours',
    '#0a6e8a, #f2b705',
    '--brand-logo',
    'mark.svg',
  ];
  const set = await defaults('set', ...brand, '--json');
  expect(JSON.parse(set.stdout)).toEqual({
    brand: {
      name: 'Harbour Museum',
      colours: ['#0a6e8a', '#f2b705'],
      logo: { asset: expect.stringMatching(/^[0-9a-f]{64}$/), name: 'mark.svg' },
    },
    settings: { language: 'fr', captions: { mode: 'burned' }, budget: 2.5 },
  });
  const removed = await defaults('remove', 'budget', 'captions', 'brand-logo', 'brand-name');
  expect(removed.stdout.replaceAll(/ +/g, ' ').trim().split('\n')).toEqual([
    'language fr',
    'brand-colours #0a6e8a #f2b705',
  ]);
  await defaults('remove', 'language', 'brand-colours');
  expect(JSON.parse((await defaults('--json')).stdout)).toEqual({});
});

it.each([
  [['set', '--voice', 'fr-femal'], 'settings.voice', 'Did you mean fr-female?'],
  [['set', '--ratio', '3:2'], 'settings.ratio', 'must be one of 9:16'],
  [['set', '--brand-colours', 'blue'], 'brand.colours[0]', 'must be a colour'],
  [['set', '--budget', 'much'], '--budget', 'must be US dollars'],
  [['remove', 'voic'], 'NAMES', 'Did you mean voice?'],
])('refuses %j and keeps what was there', async (args, field, problem) => {
  const { status, stderr } = await defaults(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(field);
  expect(stderr).toContain(problem);
  expect(JSON.parse((await defaults('list', '--json')).stdout)).toEqual({});
});

it('hands on that a film is to be made without them', async () => {
  const { studio, requests } = fakeStudio();
  await reel(['make', 'How lighthouses work', '--no-defaults'], { studio, workingFolder: folder.path });
  await reel(['make', 'How lighthouses work'], { studio, workingFolder: folder.path });
  expect(requests.map(({ defaults: taken }) => taken)).toEqual([false, undefined]);
});
