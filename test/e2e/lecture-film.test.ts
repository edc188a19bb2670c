import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import type { Progress } from '../../src/studio/events.ts';
import type { MadeFilm } from '../../src/studio/studio.ts';
import type { FakeReplicate } from '../fakes/replicate-server.ts';
import { makeMovingClip } from '../media/moving-clip.ts';
import { studioThatBuysShots } from './bought-shots.ts';
import type { FolderStudio } from './studio-in-folder.ts';

const media = createMedia();
let replicate: FakeReplicate;
let home: FolderStudio;
let first: MadeFilm;

const lecture = (changes: object = {}) => ({
  lecture_id: 'tides',
  title: 'Tides',
  summary: 'Why the sea rises.',
  segments: [
    { title: 'Twice a day', narration: 'Twice a day the sea comes up the beach.', clip: 'beach.mp4' },
    { title: 'The pull of the moon', narration: 'The moon pulls at the water.' },
    { title: 'What follows', narration: 'Where the water is high, boats can leave.' },
  ],
  general: { maxVideoSegments: 1 },
  image: { aspectRatio: '1:1', style: 'flat-bold' },
  settings: { frameRate: 24, music: { mood: 'calm' } },
  ...changes,
});

beforeAll(async () => {
  ({ replicate, home } = await studioThatBuysShots());
  await makeMovingClip(
    {
      path: join(home.folder, 'beach.mp4'),
      size: { widthPixels: 320, heightPixels: 180 },
      frameRate: { numerator: 25, denominator: 1 },
      frameCount: 50,
      coding: 'bframes=2',
      sound: true,
    },
    media,
  );
  first = await home.make('first', lecture());
});

afterAll(async () => {
  await home[Symbol.asyncDispose]();
  await replicate[Symbol.asyncDispose]();
  await media.close();
});

test('F2 a script becomes a film in the wished shape that passes its own check', async () => {
  const facts = await media.probe(first.film ?? '');
  expect(facts.streams[0]).toMatchObject({
    size: { widthPixels: 1080, heightPixels: 1080 },
    frameRate: { numerator: 24, denominator: 1 },
  });
  expect(first.checks.filter(({ ok }) => !ok)).toEqual([]);
  const { project } = await home.studio.project(first.projectId);
  expect(project.storyboard?.scenes.map(({ title }) => title)).toEqual([
    'Twice a day',
    'The pull of the moon',
    'What follows',
  ]);
});

test('F2 one segment opens with a bought shot that begins with its own picture, the record keeps both prompts', async () => {
  expect(replicate.requests).toBe(1);
  const { assets } = await home.studio.showProject(first.projectId);
  const clip = assets.find(({ recipe }) => recipe.kind === 'clip');
  expect(clip?.provenance).toMatchObject({ provider: 'replicate', model: 'bytedance/seedance-1-lite' });
  expect(clip?.recipe.intent).toMatchObject({
    prompt: expect.stringContaining('moon'),
    directions: expect.stringContaining('[cut]'),
    durationSeconds: 5,
    resolution: '720p',
    ratio: '1:1',
  });
  const start = assets.find(({ hash }) => hash === clip?.recipe.inputs.start);
  expect(start?.recipe).toMatchObject({ kind: 'image', intent: { style: 'flat-bold', standsAlone: true } });
});

test('F2 progress is told as step k of 7', () => {
  const places = home.events.flatMap((event) =>
    event.type === 'progress' ? [(event.progress as Progress).place] : [],
  );
  expect(places).toContainEqual({ name: 'images', number: 3, of: 7 });
  expect(places).toContainEqual({ name: 'timeline', number: 7, of: 7 });
});

test('P1 the same script again asks nobody; another narration makes what hangs on it alone', async () => {
  expect((await home.make('again', lecture())).assets.made).toBe(0);
  const changed = lecture();
  changed.segments[2] = { title: 'What follows', narration: 'Where it is low, one can walk far out.' };
  const made = await home.make('changed', changed);
  // The picture and the speech of that segment, the film and the five files beside it.
  expect(made.assets.made).toBe(8);
  expect(replicate.requests).toBe(1);
});

test('F2 a shot that was bought is kept, and bought anew by force alone, beside the one that was there', async () => {
  const anew = await home.make('anew', lecture(), { stage: 'videos' });
  expect(replicate.requests).toBe(1);
  const forced = await home.make('forced', lecture(), { stage: 'videos', force: true });
  expect(replicate.requests).toBe(2);
  expect(forced.projectId).toBe(anew.projectId);
  const { project } = await home.studio.project(forced.projectId);
  const shots = project.storyboard?.scenes.flatMap(({ clipTakes = [] }) => clipTakes);
  expect(shots?.map((clip) => 'take' in clip && clip.take)).toEqual([false, 2]);
});
