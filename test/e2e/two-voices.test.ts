import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssetRecord } from '../../src/domain/asset.ts';
import { speechWishOf } from '../../src/domain/recipes.ts';
import type { MadeFilm } from '../../src/studio/studio.ts';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { pitchHertz } from '../media/pitch.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

const WORDS = 'The moon pulls at the water, and the water follows.';
const dialogue = (voices: (string | undefined)[]) => ({
  title: 'Tides',
  segments: voices.map((voice, index) => ({
    title: `Part ${index + 1}`,
    narration: WORDS,
    ...(voice && { voice }),
  })),
  general: { useVideo: false },
  settings: { ratio: '1:1', voice: 'en-gb-male', music: { mood: 'none' } },
});
const signal = new AbortController().signal;

/** The speech of each scene, in the order of the film. */
async function speechOf({ studio }: FolderStudio, id: string): Promise<AssetRecord[]> {
  const states = await studio.scenes(id);
  return states.flatMap(({ parts }) =>
    parts.filter(({ kind }) => kind === 'speech').map(({ shown }) => shown!),
  );
}

async function pitchesOf(home: FolderStudio, id: string): Promise<number[]> {
  const speech = await speechOf(home, id);
  return Promise.all(
    speech.map(async ({ hash }) => pitchHertz((await home.studio.projectAsset(id, hash)).path)),
  );
}

describe('a lecture of two voices', () => {
  let home: FolderStudio;
  let film: MadeFilm;
  beforeAll(async () => {
    home = await studioInFolder();
    film = await home.make('film', dialogue([undefined, 'en-gb-female']));
  });
  afterAll(() => home[Symbol.asyncDispose]());

  test('F2 speaks each segment in the voice that it names, one a man’s and one a woman’s by their pitch', async () => {
    const wishes = (await speechOf(home, film.projectId)).map(({ recipe }) => speechWishOf(recipe));
    expect(wishes.map(({ voice, text }) => [voice, text])).toEqual([
      ['en-gb-male', WORDS],
      ['en-gb-female', WORDS],
    ]);
    const [man = 0, woman = 0] = await pitchesOf(home, film.projectId);
    expect(man).toBeGreaterThan(60);
    expect(woman).toBeGreaterThan(man * 1.4);
    expect(film.checks.filter(({ ok }) => !ok)).toEqual([]);
    const words = (await readFile(film.captions!.vtt, 'utf8'))
      .replaceAll(/^(WEBVTT|\d.*|)\n/gm, '')
      .split(/\s+/);
    expect(words.filter((word) => word === 'moon')).toHaveLength(2);
  });

  test('E1 takes the voice of a scene back, knows its speech as it was, and speaks another at its own pace', async () => {
    const { projectId } = film;
    const [first, second] = (await home.studio.scenes(projectId)).map(({ scene }) => scene.id);
    const back = await home.studio.edit(projectId, { kind: 'change-voice', scene: second!, voice: null });
    // The same words in the film's voice are there already, spoken in the first scene.
    expect(back.effect.stale.filter(({ kind }) => kind === 'speech')).toEqual([]);
    await home.studio.edit(projectId, { kind: 'change-voice', scene: first!, speed: 1.5 });
    await home.studio.runProject({ projectId, stage: 'speech', signal, onEvent: () => {} });
    const [quick, usual] = await speechOf(home, projectId);
    expect(Number(quick?.facts.durationSeconds)).toBeLessThan(Number(usual?.facts.durationSeconds) * 0.8);
    const pitches = await pitchesOf(home, projectId);
    expect(Math.max(...pitches) / Math.min(...pitches)).toBeLessThan(1.2);
  });
});

test('P6 buys the vendor’s voice for the scene that names it alone, and speaks it here where the vendor fails', async () => {
  await using elevenLabs = await FakeElevenLabs.start();
  await using home = await studioInFolder({
    ELEVENLABS_API_KEY: elevenLabs.key,
    ELEVENLABS_BASE_URL: elevenLabs.baseUrl,
    REEL_ATTEMPTS: '1',
  });
  const { projectId } = await home.make('film', dialogue(['elevenlabs:rachel', undefined]), {
    stage: 'speech',
  });
  const makers = async () => (await speechOf(home, projectId)).map(({ provenance }) => provenance.provider);
  expect(await makers()).toEqual(['elevenlabs', 'builtin-speech']);
  expect(elevenLabs.spoken.map(({ voice_id }) => voice_id)).toEqual(['rachel']);

  const [first, second] = await home.studio.scenes(projectId);
  const priceOf = async (voice: string) =>
    (await home.studio.previewEdit(projectId, { kind: 'change-voice', scene: second!.scene.id, voice }))
      .effect.refresh.knownMicros;
  expect([await priceOf('elevenlabs:adam'), await priceOf('en-gb-female')]).toEqual([expect.any(Number), 0]);
  expect(await priceOf('elevenlabs:adam')).toBeGreaterThan(1_000);
  await home.studio.edit(projectId, {
    kind: 'change-voice',
    scene: first!.scene.id,
    voice: 'elevenlabs:adam',
  });
  elevenLabs.troubleNext({ answers: 402 });
  await home.studio.runProject({ projectId, stage: 'speech', signal, onEvent: () => {} });
  expect(await makers()).toEqual(['builtin-speech', 'builtin-speech']);
  const [spoken] = await speechOf(home, projectId);
  expect(spoken?.provenance.steppedDown).toMatchObject([{ provider: 'elevenlabs' }]);
});
