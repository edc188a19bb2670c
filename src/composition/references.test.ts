import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { errorGuide } from './error-guide.ts';
import { settingsGuide } from './settings-guide.ts';
import { settingsReference, unknownSettings } from './settings-reference.ts';
import { settingsOf } from './stored-settings.ts';

const root = resolve(import.meta.dirname, '../..');
const names = settingsReference().flatMap(({ settings }) => settings.map(({ name }) => name));

test.each([
  ['settings', settingsGuide],
  ['errors', errorGuide],
])('the page of %s is what the program has; else run scripts/write-references.ts', (page, guide) => {
  expect(readFileSync(resolve(root, `docs/reference/${page}.md`), 'utf8')).toBe(guide());
});

test('every setting has a name of its own, and says what it is', () => {
  expect(new Set(names).size).toBe(names.length);
  const silent = settingsReference().flatMap(({ settings }) =>
    settings.filter(({ is }) => !/\w.*\.$/.test(is)),
  );
  expect(silent).toEqual([]);
});

test('no variable of ours that the code or a guide names is left out', () => {
  const files = globSync(['src/**/*.ts', 'docs/guide/*.md', 'README.md'], { cwd: root });
  const read = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => readFileSync(resolve(root, file), 'utf8').match(/\bREEL_[A-Z_]+[A-Z]\b/g) ?? []);
  expect(read.length).toBeGreaterThan(50);
  // A program of one's own that asks a server, in the guide to the library.
  const others = ['REEL_ADDRESS', 'REEL_KEY'];
  expect([...new Set(read)].filter((name) => !names.includes(name) && !others.includes(name))).toEqual([]);
});

test('whatever can be kept in the home is among them', () => {
  const kept = settingsOf({ home: '/nowhere', environment: {} }).names;
  expect(kept.filter((name) => !names.includes(name))).toEqual([]);
});

test('a misspelt variable of ours is told with the nearest, and nothing of others is', () => {
  const environment = { REEL_VIDEO_PROVIDER: 'gemini', REEL_HOME: '/films', OPENAI_ORG: 'x', PATH: '/bin' };
  expect(unknownSettings(environment)).toEqual([
    { name: 'REEL_VIDEO_PROVIDER', nearest: 'REEL_VIDEO_PROVIDERS' },
  ]);
});
