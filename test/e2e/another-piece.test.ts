import { expect, test } from 'vitest';
import { musicWishOf } from '../../src/domain/recipes.ts';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { type FolderStudio, shortLesson, studioInFolder } from './studio-in-folder.ts';

const SETTINGS = { ratio: '1:1', music: { mood: 'calm' } };
const LESSON = shortLesson({ settings: SETTINGS });
const signal = new AbortController().signal;
const ANOTHER = { kind: 'regenerate-music' } as const;
const piece = (take: number) => ({ kind: 'select-music-take', take }) as const;

async function withVendor() {
  const elevenLabs = await FakeElevenLabs.start();
  const home = await studioInFolder({
    ELEVENLABS_API_KEY: elevenLabs.key,
    ELEVENLABS_BASE_URL: elevenLabs.baseUrl,
  });
  const composed = () => elevenLabs.composed.length;
  const close = async () => {
    await home[Symbol.asyncDispose]();
    await elevenLabs[Symbol.asyncDispose]();
  };
  return { home, composed, [Symbol.asyncDispose]: close };
}

function toMusic({ studio }: FolderStudio, projectId: string, force = false) {
  return studio.runProject({ projectId, stage: 'music', force, signal, onEvent: () => {} });
}

test('E1 P5 has a vendor compose another piece once, keeps both, and goes back without paying', async () => {
  await using test = await withVendor();
  const { home, composed } = test;
  const { studio } = home;
  const { projectId } = await home.make('film', LESSON, { stage: 'music' });
  expect(composed()).toBe(1);
  const first = await studio.music(projectId);
  expect(first).toMatchObject({ heard: 1, takes: [{ number: 1, isSelected: true }] });

  const preview = await studio.previewEdit(projectId, ANOTHER);
  const again = await studio.edit(projectId, ANOTHER);
  expect(again.effect).toEqual(preview.effect);
  const stale = again.effect.stale.map(({ kind }) => kind);
  expect(stale).toEqual(expect.arrayContaining(['music', 'film']));
  expect(stale).not.toContain('image');
  expect(again.effect.refresh.knownMicros).toBeGreaterThan(0);
  expect((await studio.music(projectId))?.takes[1]).toEqual({ number: 2, isSelected: true });
  await toMusic(home, projectId);
  await toMusic(home, projectId);
  expect(composed()).toBe(2);
  const both = await studio.music(projectId);
  expect(both?.takes[0]).toEqual({ ...first!.takes[0], isSelected: false });
  expect(new Set(both!.takes.map(({ asset }) => asset)).size).toBe(2);

  const back = await studio.edit(projectId, piece(1));
  expect(back.effect.stale.map(({ kind }) => kind)).not.toContain('music');
  expect(back.effect.refresh).toEqual({ knownMicros: 0, unknown: [] });
  await studio.undo(projectId);
  expect((await studio.music(projectId))?.heard).toBe(2);
  await studio.undo(projectId);
  expect((await studio.music(projectId))?.takes).toHaveLength(1);
  await studio.redo(projectId);
  await toMusic(home, projectId);
  expect(composed()).toBe(2);
  expect(await studio.music(projectId)).toEqual(both);
});

test('E1 P5 counts pieces of forced runs and of edits as one, and keeps each', async () => {
  await using test = await withVendor();
  const { home, composed } = test;
  const { studio } = home;
  const { projectId } = await home.make('film', LESSON, { stage: 'music' });
  await studio.edit(projectId, ANOTHER);
  await toMusic(home, projectId);
  await studio.edit(projectId, piece(1));
  await toMusic(home, projectId, true);
  expect(composed()).toBe(3);
  const forced = await studio.music(projectId);
  expect(forced?.heard).toBe(3);
  expect(new Set(forced!.takes.map(({ asset }) => asset)).size).toBe(3);
  // What a forced run had made anew is undone as any edit is.
  await studio.undo(projectId);
  expect((await studio.music(projectId))?.heard).toBe(1);
  await studio.redo(projectId);
  await studio.edit(projectId, ANOTHER);
  await toMusic(home, projectId);
  expect(composed()).toBe(4);
  expect((await studio.music(projectId))?.heard).toBe(4);
});

test('E1 another mood has pieces of its own, and other words of the brief leave the pieces as they are', async () => {
  await using test = await withVendor();
  const { home, composed } = test;
  const { studio } = home;
  const { projectId } = await home.make('film', LESSON, { stage: 'music' });
  await studio.edit(projectId, ANOTHER);
  await studio.edit(projectId, { kind: 'change-film', settings: { music: { mood: 'dramatic' } } });
  expect((await studio.music(projectId))?.takes).toEqual([{ number: 1, isSelected: true }]);
  await studio.undo(projectId);
  expect((await studio.music(projectId))?.heard).toBe(2);
  await toMusic(home, projectId);
  const before = await studio.music(projectId);
  const [slide, ...others] = LESSON.slides;
  const renamed = { ...LESSON, slides: [{ ...slide!, slide_title: 'Why lamps shine' }, ...others] };
  const again = await home.make('film', renamed, { stage: 'music' });
  expect(again.projectId).toBe(projectId);
  expect(await studio.music(projectId)).toEqual(before);
  expect(composed()).toBe(2);
  const bright = { ...renamed, settings: { ...SETTINGS, music: { mood: 'playful' } } };
  await home.make('film', bright, { stage: 'music' });
  expect((await studio.music(projectId))?.takes).toHaveLength(1);
  expect(composed()).toBe(3);
});

test('E1 the built-in composer makes the second take of a piece, and keeps the first', async () => {
  await using home = await studioInFolder();
  const { studio } = home;
  const quick = { ...LESSON, settings: { ...SETTINGS, music: { mood: 'calm', tempoBpm: 220 } } };
  const { projectId } = await home.make('film', quick, { stage: 'music' });
  await studio.edit(projectId, ANOTHER);
  await toMusic(home, projectId);
  const { takes } = (await studio.music(projectId))!;
  const records = await Promise.all(takes.map(({ asset }) => studio.projectAsset(projectId, asset!)));
  expect(records.map(({ record }) => musicWishOf(record.recipe).take)).toEqual([undefined, 2]);
  expect(records.map(({ record }) => record.provenance.parameters.take)).toEqual([undefined, 2]);
});
