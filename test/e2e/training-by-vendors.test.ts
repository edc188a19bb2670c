import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MadeFilm } from '../../src/studio/studio.ts';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

/** What a language model answers when it is asked for a module. */
const MODULE = {
  title: 'Lamps',
  objectives: ['Say what bends the light'],
  lessons: [
    {
      title: 'The lens',
      sections: [
        {
          heading: 'Rings of glass',
          blocks: [{ say: 'Rings of glass bend the light.', bullet: 'Rings bend light' }],
        },
        {
          heading: 'At night',
          blocks: [{ video: { shows: 'A lamp turns in a tower', directions: 'Slow orbit' } }],
        },
        { heading: 'The way of the light', blocks: [{ diagram: 'Lamp -> Lens -> Sea' }] },
      ],
      quiz: [
        {
          question: 'What bends the light?',
          choices: ['Rings of glass', 'The sea'],
          answer: 'Rings of glass',
        },
      ],
    },
  ],
};

let gemini: FakeGemini;
let elevenLabs: FakeElevenLabs;
let replicate: FakeReplicate;
let home: FolderStudio;
let film: MadeFilm;

const asTraining = {
  format: 'training',
  overrides: ['settings.music.mood=none', 'videoResolution=720p', 'quality=fast'],
};

beforeAll(async () => {
  [gemini, elevenLabs, replicate] = await Promise.all([
    FakeGemini.start(),
    FakeElevenLabs.start(),
    FakeReplicate.start(),
  ]);
  gemini.write = () => MODULE;
  home = await studioInFolder({
    GEMINI_API_KEY: gemini.key,
    GEMINI_BASE_URL: gemini.baseUrl,
    ELEVENLABS_API_KEY: elevenLabs.key,
    ELEVENLABS_BASE_URL: elevenLabs.baseUrl,
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
    REEL_IMAGE_PROVIDERS: 'gemini',
    REEL_VIDEO_PROVIDERS: 'replicate',
    REEL_MUSIC_PROVIDERS: 'builtin',
    REEL_ATTEMPTS: '1',
  });
  film = await home.make('lamps', 'How lighthouses shine', asTraining);
});
afterAll(async () => {
  for (const each of [home, gemini, elevenLabs, replicate]) await each[Symbol.asyncDispose]();
});

test('F4 a topic becomes a module as the language model writes it, spoken, drawn and shot by vendors', async () => {
  expect(film.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(film.degraded).toEqual([]);
  const { project, assets } = await home.studio.showProject(film.projectId);
  expect(project.title).toBe('Lamps');
  const scenes = project.storyboard?.scenes ?? [];
  expect(scenes.flatMap(({ slide }) => slide?.block?.kind ?? [])).toEqual(['diagram']);
  expect(scenes.flatMap(({ asks }) => asks?.choices ?? [])).toEqual(['Rings of glass', 'The sea']);
  const made = assets.flatMap(({ recipe, provenance }) =>
    ['image', 'speech', 'clip'].includes(recipe.kind) ? [`${recipe.kind} ${provenance.provider}`] : [],
  );
  expect(new Set(made)).toEqual(new Set(['image gemini', 'speech elevenlabs', 'clip replicate']));
  const clip = assets.find(({ recipe }) => recipe.kind === 'clip');
  expect(clip?.recipe.intent).toMatchObject({
    prompt: 'A lamp turns in a tower',
    directions: 'Slow orbit',
    resolution: '720p',
    durationSeconds: 3,
  });
});

test('F4 what was paid for is neither asked for nor paid for again, in the film and in its package', async () => {
  const asked = () => [gemini.asked.length, elevenLabs.asked.length, replicate.requests];
  const before = asked();
  const again = await home.make('again', 'How lighthouses shine', asTraining);
  expect(again).toMatchObject({ assets: { made: 0 }, costMicros: 0 });
  const folder = join(home.folder, 'package');
  const packed = await home.studio.packageFilm(
    { project: film.projectId, folder },
    new AbortController().signal,
  );
  expect(packed).toMatchObject({ title: 'Lamps', questions: 1 });
  expect(asked()).toEqual(before);
});
