import { describe, expect, it } from 'vitest';
import { formats } from '../../src/formats/catalogue.ts';
import { briefJsonSchema } from '../../src/studio/brief/brief-json-schema.ts';
import {
  isInUse,
  settingGroups,
  settingsWith,
  settingValue,
} from '../../web/src/film/film-settings/setting-groups.ts';
import type { BriefSchema } from '../../web/src/new-film/brief-schema.ts';
import { isMessageKey } from '../../web/src/text/messages.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { shortLesson } from '../e2e/studio-in-folder.ts';
import { filmInStudio } from './film-in-studio.ts';
import { seriousObstacles } from './obstacles.ts';

describe('the settings of a film, from the published schemas', () => {
  const settingsOf = (format: (typeof formats)[number]) =>
    settingGroups((briefJsonSchema(format) as BriefSchema).properties?.settings ?? {});
  const all = settingsOf(formats[0]!).flatMap(({ settings }) => settings);
  const at = (path: string) => all.find((setting) => setting.path === path)!;

  it('are all that an edit can change: each but files and the budget, each with a label', () => {
    for (const format of formats) {
      const groups = settingsOf(format);
      expect(groups.map(({ name }) => name)).toEqual([
        'speech',
        'pictures',
        'captions',
        'music',
        'end',
        'rest',
      ]);
      const paths = groups.flatMap(({ settings }) => settings.map(({ path }) => path));
      expect(paths).toHaveLength(18);
      expect(paths.filter((path) => !isMessageKey(`setting.${path}`))).toEqual([]);
      expect(paths.filter((path) => /file|opening|closing|budget/.test(path))).toEqual([]);
    }
  });

  it('that nobody has heard of yet are among the rest', () => {
    const schema: BriefSchema = {
      properties: { voice: { type: 'string' }, sparkle: { type: 'object', properties: { hue: {} } } },
    };
    expect(settingGroups(schema).map(({ name, settings }) => [name, settings[0]?.path])).toEqual([
      ['speech', 'voice'],
      ['rest', 'sparkle.hue'],
    ]);
  });

  it('are read and written where the brief says them, and by default as the schema has it', () => {
    const settings = { captions: { mode: 'none' }, speed: 1.1 };
    expect(settingValue(settings, at('captions.mode'))).toBe('none');
    expect(settingValue(settings, at('captions.position'))).toBe('bottom');
    expect(settingValue(settings, at('voice'))).toBeNull();
    expect(settingsWith('music.mood', 'calm')).toEqual({ music: { mood: 'calm' } });
    expect(settingsWith('speed', 1.2)).toEqual({ speed: 1.2 });
  });

  it('are shown where they change anything', () => {
    const used = (path: string, settings: Record<string, unknown>, leadMusic?: object) =>
      isInUse(at(path), settings, leadMusic);
    expect(used('captions.style', { captions: { mode: 'beside' } })).toBe(false);
    expect(used('captions.style', { captions: { mode: 'burned' } })).toBe(true);
    expect(used('transition.seconds', { transition: { kind: 'cut' } })).toBe(false);
    expect(used('music.gainDecibels', { music: { mood: 'none' } })).toBe(false);
    expect(used('music.mood', { music: { mood: 'none' } })).toBe(true);
    expect(used('music.mood', {}, { own: {} })).toBe(false);
    expect(used('music.tempoBpm', {}, { composed: {} })).toBe(true);
    expect(used('music.gainDecibels', {}, { composed: {} })).toBe(false);
  });
});

describe.skipIf(chromiumPath() === undefined)('the settings of a film in the studio', () => {
  const film = filmInStudio({ brief: shortLesson(), stage: 'speech' });

  const settings = async () => (await film.client.projects.get(film.id)).settings as Record<string, unknown>;
  const group = (name: string) => film.page.locator('summary').filter({ hasText: new RegExp(`^${name}\\b`) });

  it('E1: are chosen, say what is stale and its price, and are undone', async () => {
    await film.page.getByLabel('Voice', { exact: true }).selectOption('en-gb-male');
    await film.page.getByText(/^To be made again: speech of “Why they shine”.* · free$/).waitFor();
    await expect.poll(async () => (await settings()).voice).toBe('en-gb-male');
    await film.page.getByRole('button', { name: 'Undo: change the film’s voice' }).click();
    await expect.poll(() => film.page.getByLabel('Voice', { exact: true }).inputValue()).toBe('');
    await film.page.getByLabel('Voice', { exact: true }).selectOption('en-gb-male');
    await expect.poll(async () => (await settings()).voice).toBe('en-gb-male');
    // Another language is spoken by a voice of that language.
    await film.page.getByLabel('Language').selectOption('fr');
    await expect.poll(async () => (await settings()).language).toBe('fr');
    expect(await settings()).not.toHaveProperty('voice');
    await film.page.getByRole('button', { name: 'Undo: change the film' }).click();
    await expect.poll(() => film.page.getByLabel('Voice', { exact: true }).inputValue()).toBe('en-gb-male');
  });

  it('E1: show what belongs to a choice with it, and keep what else a group says', async () => {
    await group('Captions').click();
    expect(await film.page.getByLabel('How they look').count()).toBe(0);
    await film.page.getByLabel('Where they are').selectOption({ label: 'In the picture' });
    await film.page.getByLabel('How they look').selectOption('karaoke');
    await film.page.getByLabel('Where in the picture').selectOption('top');
    await expect
      .poll(async () => (await settings()).captions)
      .toEqual({ mode: 'burned', style: 'karaoke', position: 'top' });
    await group('Pictures').click();
    await film.page.getByLabel('Scenes come in by').selectOption({ label: 'a wipe' });
    await expect
      .poll(async () =>
        (await film.client.projects.scenes(film.id)).scenes
          .map(({ transition }) => transition.kind)
          .slice(-1),
      )
      .toEqual(['wipe']);
    await film.page.getByLabel('Resolution').selectOption('720p');
    await expect.poll(async () => (await settings()).resolution).toBe('720p');
  });

  it('keep a number that is refused, with what is wrong with it', async () => {
    await group('Music').click();
    const tempo = film.page.getByLabel('Beats a minute');
    await tempo.fill('900');
    await tempo.press('Enter');
    await film.page.getByText(/must be .*220/).waitFor();
    expect(await tempo.inputValue()).toBe('900');
    await tempo.fill('96');
    await tempo.press('Enter');
    await expect.poll(async () => (await settings()).music).toMatchObject({ tempoBpm: 96 });
    await tempo.fill('');
    await tempo.blur();
    await expect.poll(async () => (await settings()).music).not.toHaveProperty('tempoBpm');
    await film.page.getByLabel('Mood').selectOption('none');
    await tempo.waitFor({ state: 'detached' });
  });

  it('E1: put lines at the end, and take them away', async () => {
    await group('Credits').click();
    const lines = film.page.getByLabel('Lines at the end');
    await lines.fill('Made by the harbour museum\n\nMusic: the sea');
    await lines.blur();
    const scenes = async () =>
      (await film.client.projects.scenes(film.id)).scenes.map(({ id: scene }) => scene);
    await expect.poll(scenes).toContain('credits');
    expect((await settings()).credits).toEqual(['Made by the harbour museum', 'Music: the sea']);
    await lines.fill('');
    await lines.blur();
    await expect.poll(scenes).not.toContain('credits');
  });

  it('stand in no one’s way', async () => {
    await group('More').click();
    expect(await film.page.getByLabel('Seed').inputValue()).toBe('1');
    expect(await seriousObstacles(film.page)).toEqual([]);
    expect(film.studio.faults).toEqual([]);
  });
});
