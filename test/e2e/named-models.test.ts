import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

const KEYS = {
  replicate: 'r8_planted-token-4711',
  gemini: 'AIza-planted-key-4712',
  elevenLabs: 'sk_planted-key-4713',
};
let replicate: FakeReplicate;
let gemini: FakeGemini;
let elevenLabs: FakeElevenLabs;
let home: FolderStudio;
const signal = new AbortController().signal;

beforeEach(async () => {
  replicate = await FakeReplicate.start({ token: KEYS.replicate });
  gemini = await FakeGemini.start({ key: KEYS.gemini });
  elevenLabs = await FakeElevenLabs.start({ key: KEYS.elevenLabs });
  home = await studioInFolder({
    REPLICATE_API_TOKEN: KEYS.replicate,
    REPLICATE_BASE_URL: replicate.baseUrl,
    GEMINI_API_KEY: KEYS.gemini,
    GEMINI_BASE_URL: gemini.baseUrl,
    ELEVENLABS_API_KEY: KEYS.elevenLabs,
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

test('no key is in anything that a run leaves behind, however its vendors answer', async () => {
  gemini.trouble = () => ({ answers: 400 });
  replicate.options.fate = () => ({ ends: 'failed' });
  elevenLabs.trouble = (request) => (request === 1 ? { drops: true, accepts: true } : undefined);
  const run = home.make('planted', lecture({ model: 'seedance' }), { format: 'lecture' });
  const outcome = await run.then(JSON.stringify, String);
  const doctor = JSON.stringify([await home.studio.doctor(), home.studio.capabilities()]);
  const probes = JSON.stringify(await home.studio.probe({ spend: true, signal }));
  const calls = JSON.stringify(await home.studio.listCalls({}));
  const told = [outcome, JSON.stringify(home.events), doctor, probes, calls].join('\n');
  const left = await contentsBelow(home.folder);
  expect(left.length).toBeGreaterThan(5);
  for (const key of Object.values(KEYS)) {
    expect(told).not.toContain(key);
    expect(left.filter(({ bytes }) => bytes.includes(key)).map(({ path }) => path)).toEqual([]);
  }
});

async function contentsBelow(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (path) => ({ path, bytes: await readFile(path) })));
}
