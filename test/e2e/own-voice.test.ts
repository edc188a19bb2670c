import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeHummingVoice } from '../fakes/neural-voice.ts';
import { shortLesson, studioInFolder } from './studio-in-folder.ts';

const lesson = shortLesson({ settings: { music: { mood: 'none' } } });
let voices: string;

beforeAll(async () => {
  voices = await mkdtemp(join(tmpdir(), 'voices-'));
  await writeHummingVoice(join(voices, 'humming'));
  await mkdir(join(voices, 'broken'));
  await writeFile(join(voices, 'broken', 'voice.onnx'), 'no model');
  await writeFile(join(voices, 'broken', 'tokens.txt'), 'a 0\n');
});
afterAll(() => rm(voices, { recursive: true }));

async function spokenBy(voice: string) {
  await using home = await studioInFolder({
    SHERPA_ONNX_MODEL_DIR: join(voices, voice),
    REEL_ATTEMPTS: '1',
  });
  const film = await home.make('film', lesson);
  expect(film.checks.filter(({ ok }) => !ok)).toEqual([]);
  const { assets } = await home.studio.showProject(film.projectId);
  const lines = assets.filter(({ recipe }) => recipe.kind === 'speech');
  return {
    providers: new Set(lines.map(({ provenance }) => provenance.provider)),
    steps: new Set(lines.flatMap(({ provenance }) => provenance.steppedDown.map(({ provider }) => provider))),
    told: home.events.filter(({ type }) => type === 'stepped-down').length,
    degraded: film.degraded.length,
  };
}

test('F4 a lesson is spoken by the neural voice on this machine', async () => {
  expect(await spokenBy('humming')).toEqual({
    providers: new Set(['sherpa-onnx']),
    steps: new Set(),
    told: 0,
    degraded: 0,
  });
});

test('F4 where that voice cannot be used the built-in one speaks, and every line says so', async () => {
  const spoken = await spokenBy('broken');
  expect(spoken).toMatchObject({ providers: new Set(['builtin-speech']), steps: new Set(['sherpa-onnx']) });
  expect(spoken.degraded).toBeGreaterThan(0);
  expect(spoken.told).toBe(spoken.degraded);
});
