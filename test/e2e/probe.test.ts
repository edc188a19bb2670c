import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { FakeOpenAi } from '../fakes/openai-server.ts';
import { FAKE_MODELS } from '../fakes/replicate-models.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

let openAi: FakeOpenAi;
let gemini: FakeGemini;
let elevenLabs: FakeElevenLabs;
let replicate: FakeReplicate;
let home: FolderStudio;
const signal = new AbortController().signal;

beforeAll(async () => {
  openAi = await FakeOpenAi.start();
  gemini = await FakeGemini.start();
  elevenLabs = await FakeElevenLabs.start();
  replicate = await FakeReplicate.start();
  home = await studioInFolder({
    OPENAI_API_KEY: openAi.key,
    OPENAI_BASE_URL: openAi.versionedUrl,
    GOOGLE_API_KEY: gemini.key,
    GEMINI_BASE_URL: gemini.baseUrl,
    ELEVENLABS_API_KEY: elevenLabs.key,
    ELEVENLABS_BASE_URL: elevenLabs.baseUrl,
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_BASE_URL: replicate.baseUrl,
    REEL_ATTEMPTS: '1',
  });
});

afterAll(async () => {
  for (const each of [home, openAi, gemini, elevenLabs, replicate]) await each?.[Symbol.asyncDispose]();
});

const paid = () => [openAi.accepted, gemini.accepted, elevenLabs.accepted, replicate.accepted];
const ask = async (spend: boolean) => {
  const reports = await home.studio.probe({ spend, signal });
  return new Map(reports.map((report) => [report.provider, report]));
};

test('doctor says what can be made by whom and what each format can do, and asks nobody', async () => {
  const { kinds, formats, providers } = home.studio.capabilities();
  expect(kinds.map(({ kind, state, makers }) => [kind, state, makers[0]?.provider])).toEqual([
    ['text', 'ready', 'gemini'],
    ['image', 'ready', 'gemini'],
    ['video', 'ready', 'replicate'],
    ['speech', 'ready', 'elevenlabs'],
    ['music', 'ready', 'elevenlabs'],
    ['faces', 'ready', 'gemini'],
  ]);
  expect(formats.filter(({ state }) => state !== 'ready')).toEqual([]);
  expect(providers.filter(({ isSetUp }) => isSetUp).length).toBe(4);
  await home.studio.doctor();
  expect([openAi, gemini, elevenLabs].map(({ asked }) => asked.length)).toEqual([0, 0, 0]);
});

test('a probe that may not pay asks for the models and says what a call would cost', async () => {
  const reports = await ask(false);
  for (const report of reports.values()) {
    expect(report).toMatchObject({ state: 'well', problems: [], call: { outcome: { state: 'not-made' } } });
    expect(report.models.length).toBeGreaterThan(0);
  }
  expect(reports.get('elevenlabs')?.call).toMatchObject({
    kind: 'speech',
    price: { known: true, micros: 600 },
  });
  expect(paid()).toEqual([0, 0, 0, 0]);
});

test('a probe that may pay makes one tiny call of each, which stands in the book of calls', async () => {
  const reports = await ask(true);
  for (const report of reports.values()) {
    expect(report).toMatchObject({ state: 'well', call: { outcome: { state: 'made' } } });
  }
  expect(paid()).toEqual([1, 1, 1, 1]);
  const calls = await home.studio.listCalls({});
  expect(calls.map(({ provider, state }) => [provider, state]).toSorted()).toEqual([
    ['elevenlabs', 'done'],
    ['gemini', 'done'],
    ['openai', 'done'],
    ['replicate', 'done'],
  ]);
});

test('what a vendor has moved, refuses or does not answer is said, and nothing is paid there', async () => {
  const before = paid();
  openAi.goneModels.add('gpt-image-2');
  const { fps: _fps, ...input } = FAKE_MODELS['bytedance/seedance-1-lite']!.input;
  const changed = { ...FAKE_MODELS['bytedance/seedance-1-lite']!, input };
  replicate.options.changedModels = { 'bytedance/seedance-1-lite': changed };
  gemini.trouble = () => ({ answers: 403 });
  await elevenLabs[Symbol.asyncDispose]();
  const reports = await ask(true);
  expect(reports.get('openai')).toMatchObject({
    state: 'changed',
    problems: ['gpt-image-2 is not there any more; choose another.'],
  });
  expect(reports.get('replicate')).toMatchObject({
    state: 'changed',
    problems: ['bytedance/seedance-1-lite: fps is not taken any more.'],
  });
  expect(reports.get('gemini')).toMatchObject({ state: 'failing', call: { outcome: { state: 'failed' } } });
  expect(reports.get('elevenlabs')).toMatchObject({
    state: 'unreachable',
    call: { outcome: { state: 'not-made' } },
  });
  expect(paid()).toEqual([before[0]! + 1, before[1], before[2], before[3]! + 1]);
});
