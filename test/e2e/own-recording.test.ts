import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssetRecord } from '../../src/domain/asset.ts';
import type { SpeechFacts } from '../../src/domain/speech.ts';
import type { MadeFilm } from '../../src/studio/studio.ts';
import { pitchHertz } from '../media/pitch.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

const WORDS = 'The moon pulls at the water, and the water follows.';
const lesson = (item: object, settings: object) => ({
  lesson_id: 'tides',
  slides: [
    {
      slide_title: 'Tides',
      items: [
        { bullet: 'The moon', talk: WORDS, ...item },
        { bullet: 'Twice a day', talk: 'On most coasts it comes twice a day.' },
      ],
    },
  ],
  settings: { ratio: '1:1', voice: 'en-gb-male', music: { mood: 'none' }, ...settings },
});
const signal = new AbortController().signal;

async function linesOf({ studio }: FolderStudio, id: string): Promise<AssetRecord[]> {
  const states = await studio.scenes(id);
  return states.flatMap(({ parts }) =>
    parts.filter(({ kind }) => kind === 'speech' || kind === 'recorded-speech').map(({ shown }) => shown!),
  );
}

describe('a recording of one’s own in place of a voice', () => {
  let home: FolderStudio;
  let film: MadeFilm;
  beforeAll(async () => {
    home = await studioInFolder();
    // A woman's recording, slower than any voice of the film.
    const spoken = await home.make('spoken', lesson({}, { voice: 'en-gb-female', speed: 0.8 }), {
      stage: 'speech',
    });
    const [woman] = await linesOf(home, spoken.projectId);
    const { path } = await home.studio.projectAsset(spoken.projectId, woman!.hash);
    await copyFile(path, join(home.folder, 'talk.wav'));
    await home.studio.deleteProject(spoken.projectId);
    film = await home.make('film', { ...lesson({ recording: 'talk.wav' }, {}), lesson_id: 'recorded' });
  });
  afterAll(() => home[Symbol.asyncDispose]());

  test('F0 it is heard as it is, and captions know when its words are', async () => {
    const [recorded, spoken] = await linesOf(home, film.projectId);
    expect(recorded?.provenance).toMatchObject({ provider: 'own-recording', cost: { micros: 0 } });
    expect(spoken?.provenance.provider).toBe('builtin-speech');
    const pathOf = async (record: AssetRecord) =>
      (await home.studio.projectAsset(film.projectId, record.hash)).path;
    expect(await pitchHertz(await pathOf(recorded!))).toBeGreaterThan(
      1.4 * (await pitchHertz(await pathOf(spoken!))),
    );
    const { words, durationSeconds } = recorded!.facts as unknown as SpeechFacts;
    expect(words.map(({ text }) => text).join(' ')).toBe(WORDS);
    expect(words.at(-1)!.endSeconds).toBeGreaterThan(durationSeconds * 0.7);
    expect(film.checks.filter(({ ok }) => !ok)).toEqual([]);
    const captions = (await readFile(film.captions!.vtt, 'utf8')).replaceAll(/\s+/g, ' ');
    expect(captions).toContain('the water follows.');
  });

  test('E1 gives way to a voice, comes back by an upload, and goes with its words', async () => {
    const { projectId } = film;
    const { studio } = home;
    const [{ scene } = { scene: undefined }] = await studio.scenes(projectId);
    const line = { scene: scene!.id, line: scene!.narration[0]!.id };
    const voiced = await studio.edit(projectId, { kind: 'own-speech', ...line, asset: null });
    expect(voiced.effect.stale.map(({ kind }) => kind)).toContain('film');
    const upload = await studio.takeInUpload(
      { name: 'talk.wav', path: join(home.folder, 'talk.wav') },
      signal,
    );
    await studio.edit(projectId, { kind: 'own-speech', ...line, asset: upload.hash });
    const narrationNow = async () => (await studio.scenes(projectId))[0]!.scene.narration[0];
    expect(await narrationNow()).toMatchObject({ recording: { asset: upload.hash } });
    await studio.edit(projectId, { kind: 'change-line', ...line, text: 'Other words.' });
    expect(await narrationNow()).not.toHaveProperty('recording');
    await studio.undo(projectId);
    expect(await narrationNow()).toHaveProperty('recording');
  });

  test('E1 refuses what is no sound, and a brief whose recording is not there', async () => {
    const { projectId } = film;
    const [{ scene } = { scene: undefined }] = await home.studio.scenes(projectId);
    const drawing = join(home.folder, 'drawing.svg');
    await writeFile(drawing, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const { hash } = await home.studio.takeInUpload({ name: 'drawing.svg', path: drawing }, signal);
    const line = { scene: scene!.id, line: scene!.narration[0]!.id };
    await expect(
      home.studio.edit(projectId, { kind: 'own-speech', ...line, asset: hash }),
    ).rejects.toMatchObject({ code: 'invalid-input', issues: [{ problem: 'is not a sound' }] });
    await expect(home.make('none', lesson({ recording: 'nowhere.wav' }, {}))).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [expect.objectContaining({ field: 'slides[0].items[0].recording' })],
    });
  });
});
