import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { type FolderStudio, shortLesson, studioInFolder } from '../e2e/studio-in-folder.ts';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
const SCRIPT = { stage: 'script' } as const;
const signal = new AbortController().signal;

let home: FolderStudio;
beforeEach(async () => {
  await home?.[Symbol.asyncDispose]();
  home = await studioInFolder();
});
afterAll(() => home[Symbol.asyncDispose]());

const projectOf = async (id: string) => (await home.studio.project(id)).project;

async function keepBrand() {
  const path = join(home.folder, 'mark.svg');
  await writeFile(path, LOGO);
  const { hash } = await home.studio.takeInUpload({ name: 'mark.svg', path }, signal);
  await home.studio.defaults.keep({
    brand: { name: 'Harbour Museum', logo: { asset: hash, name: 'mark.svg' } },
  });
  return hash;
}

it('starts a film from its owner’s defaults where the brief leaves it open, options before them, and says so', async () => {
  await home.studio.defaults.keep({ settings: { language: 'fr', ratio: '1:1', captions: { mode: 'none' } } });
  const brief = shortLesson({ settings: { captions: { mode: 'burned' } } });
  const made = await home.make('film', brief, { ...SCRIPT, overrides: ['settings.ratio=16:9'] });
  const project = await projectOf(made.projectId);
  expect(project.settings).toMatchObject({ language: 'fr', ratio: '16:9', captions: { mode: 'burned' } });
  expect(project.brief).not.toHaveProperty('settings.ratio', '1:1');
  expect(made.notices.join()).toContain('as your defaults say: language fr. Change them');
  expect(home.events).toContainEqual({ type: 'notice', message: made.notices[0] });
});

it('leaves the defaults aside where that is asked for, for a film that started from them too', async () => {
  await home.studio.defaults.keep({ settings: { language: 'fr' } });
  const { projectId } = await home.make('film', shortLesson(), SCRIPT);
  const again = await home.make('film', shortLesson(), { ...SCRIPT, defaults: false });
  expect(again).toMatchObject({ projectId, notices: [] });
  const project = await projectOf(projectId);
  expect(project.settings.language).toBe('en');
  expect(project.startedFrom).toBeUndefined();
});

it('keeps a film and its edits as they are when the defaults are others by now', async () => {
  await home.studio.defaults.keep({ settings: { language: 'fr' } });
  const { projectId } = await home.make('film', shortLesson(), SCRIPT);
  await home.studio.edit(projectId, { kind: 'change-film', title: 'Beacons' });
  await home.studio.defaults.keep({ settings: { language: 'de' } });
  await home.make('film', shortLesson(), SCRIPT);
  expect(await projectOf(projectId)).toMatchObject({ title: 'Beacons', settings: { language: 'fr' } });
  const other = await home.make('film', shortLesson({ lesson_id: 'beacons' }), SCRIPT);
  expect((await projectOf(other.projectId)).settings.language).toBe('de');
});

it('writes a text in the language of the defaults', async () => {
  await home.studio.defaults.keep({ settings: { language: 'fr' } });
  const { projectId } = await home.make('film', 'Les phares', { ...SCRIPT, format: 'lesson' });
  const { storyboard, settings } = await projectOf(projectId);
  expect(settings.language).toBe('fr');
  expect(JSON.stringify(storyboard)).toMatch(/ (le|la|les|vous) /);
});

it.each([
  [
    'of its own',
    async () => ({ brief: shortLesson({ brand: { logo: 'mark.svg' } }), logo: await keepBrand() }),
  ],
  ['of the defaults', async () => ({ brief: shortLesson(), logo: await keepBrand() })],
])('P2: quotes a film with a logo %s asset for asset as it is then made', async (_whose, prepared) => {
  const { brief, logo } = await prepared();
  const text = JSON.stringify(brief);
  const { plan } = await home.studio.plan({
    brief: { text, folder: home.folder },
    overrides: [],
    signal,
    onEvent: () => {},
  });
  const film = plan.wanted.find(({ recipe }) => recipe.kind === 'film');
  expect(Object.entries(film?.recipe.inputs ?? {})).toContainEqual(['logo', logo]);
  const made = await home.make('film', brief);
  expect(made.assets).toEqual({ made: plan.wanted.length, reused: 0 });
  const { assets } = await home.studio.showProject(made.projectId);
  const there = new Set(assets.map(({ hash }) => hash));
  expect(plan.wanted.filter(({ hash }) => !there.has(hash))).toEqual([]);
  expect(there.has(logo)).toBe(true);
});
