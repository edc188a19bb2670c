import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

let replicate: FakeReplicate;
let gemini: FakeGemini;
let elevenLabs: FakeElevenLabs;
let home: FolderStudio;
const signal = new AbortController().signal;

beforeEach(async () => {
  replicate = await FakeReplicate.start();
  gemini = await FakeGemini.start();
  elevenLabs = await FakeElevenLabs.start();
  home = await studioInFolder({
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
    GEMINI_API_KEY: gemini.key,
    GEMINI_BASE_URL: gemini.baseUrl,
    ELEVENLABS_API_KEY: elevenLabs.key,
    ELEVENLABS_BASE_URL: elevenLabs.baseUrl,
    REEL_MUSIC_PROVIDERS: 'builtin',
    REEL_ATTEMPTS: '1',
  });
});

afterEach(async () => {
  for (const each of [home, replicate, gemini, elevenLabs]) await each[Symbol.asyncDispose]();
});

const lecture = (video: object) => ({
  lecture_id: 'tides',
  title: 'Tides',
  segments: [{ title: 'Twice a day', narration: 'Twice a day the sea comes up the beach.' }],
  general: { maxVideoSegments: 1 },
  video,
  settings: { frameRate: 24, music: { mood: 'none' } },
});
const plan = (video: object) =>
  home.studio.plan({
    brief: { text: JSON.stringify(lecture(video)) },
    format: 'lecture',
    overrides: [],
    signal,
    onEvent: () => {},
  });

test('a length that the named model does not make is corrected in the plan, the quote, the call and the result', async () => {
  const planned = await plan({ model: 'veo', duration: 7 });
  const shot = planned.plan.wanted.find(({ recipe }) => recipe.kind === 'clip');
  const length = { what: 'length', asked: '7 s', made: '6 s' };
  expect(shot?.offer).toMatchObject({
    model: 'google/veo-3.1',
    price: { known: true, micros: 1_200_000 },
    corrections: expect.arrayContaining([expect.objectContaining(length)]),
  });
  const made = await home.make('veo', lecture({ model: 'veo', duration: 7 }), { format: 'lecture' });
  expect(JSON.parse(replicate.bodies[0] ?? '').input).toMatchObject({ duration: 6, generate_audio: false });
  expect(made.corrected).toMatchObject([
    { kind: 'clip', corrections: expect.arrayContaining([expect.objectContaining(length)]) },
  ]);
  expect([replicate.accepted, elevenLabs.accepted]).toEqual([1, 1]);
});

test('a model that is left to be chosen is chosen by quality, and the film says why', async () => {
  const made = await home.make('auto', lecture({ model: 'auto-high', duration: 5 }), { format: 'lecture' });
  const { assets } = await home.studio.showProject(made.projectId);
  const clip = assets.find(({ recipe }) => recipe.kind === 'clip');
  expect(clip?.provenance).toMatchObject({
    provider: 'gemini',
    model: 'gemini-omni-1.1-flash',
    chosenBecause: expect.stringMatching(/^auto: high quality; takes the picture to start from; \$0\.50/),
  });
  expect([gemini.interactions.length, replicate.requests]).toEqual([1, 0]);
});

test.each([
  ['seedanse', /seedance/],
  ['veo-3', /closed on 2026-10-22; use gemini-omni-1.1-flash/],
])(
  'the model %s is refused with the one that was meant, before anything is asked',
  async (model, message) => {
    await expect(plan({ model })).rejects.toThrow(message);
    expect([replicate.requests, gemini.requests]).toEqual([0, 0]);
  },
);
