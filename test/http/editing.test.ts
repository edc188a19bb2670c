import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Problem } from '../../src/client/documents.ts';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';
import { firstOf } from './first-of.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const BRIEF = {
  ...LESSON,
  slides: [
    ...LESSON.slides,
    { slide_title: 'How they shine', items: [{ bullet: 'A lens', talk: 'Rings of glass bend the light.' }] },
  ],
};

async function run(id: string, stage: string): Promise<void> {
  const { body } = await api.ask(`/api/projects/${id}/runs`, { json: { stage } });
  expect((await api.ended(body.id)).state).toBe('completed');
}

async function project(stage = 'script'): Promise<string> {
  const { body } = await api.ask('/api/projects', { json: { brief: BRIEF } });
  await run(body.id, stage);
  return body.id;
}

const edit = (id: string, change: object, options: object = {}) =>
  api.ask(`/api/projects/${id}/edits`, { json: { edit: change, ...options } });
const scenes = async (id: string) => (await api.ask(`/api/projects/${id}/scenes`)).body.scenes;
const firstScene = async (id: string) => firstOf(await scenes(id));

it('has no scenes before there is a script, and says what to do for an edit', async () => {
  const { body } = await api.ask('/api/projects', { json: { brief: BRIEF } });
  expect(await scenes(body.id)).toEqual([]);
  const early = await edit(body.id, { kind: 'delete-scene', scene: 'slide-1' });
  expect(early).toMatchObject({ status: 409, body: { detail: expect.stringContaining('script') } });
});

it('E2: says before an edit what becomes stale, and makes only that afterwards', async () => {
  const id = await project('speech');
  const change = { kind: 'change-line', scene: 'slide-1', line: 'line-1', text: 'At night rocks hide.' };
  const preview = await edit(id, change, { dry_run: true });
  const stale = preview.body.stale.map(({ label }) => label);
  expect(stale).toContain('speech of “Why they shine”');
  expect(stale).not.toContain('picture of “Why they shine”');
  expect(preview.body.refresh).toMatchObject({ amount: 0, currency: 'USD' });
  expect((await firstScene(id)).narration[0]?.text).toBe('Nobody sees rocks at night.');

  expect((await edit(id, change)).body.stale).toEqual(preview.body.stale);
  const states = async () =>
    (await scenes(id)).map((scene) => scene.parts.map(({ kind, state }) => `${kind} ${state}`));
  expect(await states()).toEqual([
    ['image current', 'speech missing'],
    ['image current', 'speech current'],
  ]);
  const plan = await api.ask(`/api/projects/${id}/plan?stage=speech`);
  expect(plan.body.wanted.map(({ label }) => label)).toEqual(['speech of “Why they shine”']);
  await run(id, 'speech');
  expect((await states())[0]).toEqual(['image current', 'speech current']);
});

it('tells when each word is heard where a scene is read by itself, and all else in the list too', async () => {
  const id = await project('speech');
  const listed = await firstScene(id);
  const { body: alone } = await api.ask(`/api/projects/${id}/scenes/${listed.id}`);
  const words = alone.parts.map(({ shown }) => shown?.facts.words);
  expect(words).toEqual([undefined, expect.arrayContaining([expect.anything()])]);
  expect(listed.parts.map(({ shown }) => shown?.facts)).toEqual(
    alone.parts.map(({ shown }) => ({ ...shown?.facts, words: undefined })),
  );
});

it('E1: keeps takes, rolls back to one, and knows it without making it again', async () => {
  const id = await project('images');
  await edit(id, { kind: 'regenerate', scene: 'slide-1' });
  await run(id, 'images');
  const scene = await firstScene(id);
  expect(scene.takes).toHaveLength(2);
  expect(scene.takes[0]?.asset).not.toBe(scene.takes[1]?.asset);
  expect(scene.take).toBe(2);
  expect((await fetch(api.address + firstOf(scene.takes).url)).status).toBe(200);
  const back = await edit(id, { kind: 'select-take', scene: 'slide-1', take: 1 });
  const stale = back.body.stale.map(({ label }) => label);
  expect(stale).not.toContain('picture of “Why they shine”');
  expect((await firstScene(id)).parts[0]?.state).toBe('current');
});

it('E1: undoes and makes again, and says when there is nothing left', async () => {
  const id = await project();
  const order = async () => (await scenes(id)).map((scene: { id: string }) => scene.id);
  await edit(id, { kind: 'move-scene', scene: 'slide-2', position: 1 });
  expect(await order()).toEqual(['slide-2', 'slide-1']);
  const undone = await api.ask(`/api/projects/${id}/undo`, { method: 'POST' });
  expect(undone.body).toMatchObject({ label: 'undo: move “How they shine”', undo: null });
  expect(await order()).toEqual(['slide-1', 'slide-2']);
  await api.ask(`/api/projects/${id}/redo`, { method: 'POST' });
  expect(await order()).toEqual(['slide-2', 'slide-1']);
  expect((await api.ask(`/api/projects/${id}/redo`, { method: 'POST' })).status).toBe(409);
});

it('E1: undoes another title, however it was given, and keeps one that was given before the script', async () => {
  const { body: made } = await api.ask('/api/projects', { json: { brief: BRIEF } });
  const rename = (title: string) =>
    api.ask(`/api/projects/${made.id}`, { method: 'PATCH', json: { title, archived: true } });
  const titles = async () => {
    const { title, storyboard } = (await api.ask(`/api/projects/${made.id}`)).body;
    return [title, storyboard?.title];
  };
  await rename('Beacons');
  await run(made.id, 'script');
  expect(await titles()).toEqual(['Beacons', 'Beacons']);
  await rename('Lamps');
  expect(await titles()).toEqual(['Lamps', 'Lamps']);
  const { body: undone } = await api.ask(`/api/projects/${made.id}/undo`, { method: 'POST' });
  expect(undone.label).toBe('undo: rename the film to “Lamps”');
  expect(await titles()).toEqual(['Beacons', 'Beacons']);
  expect((await api.ask(`/api/projects/${made.id}`)).body.archived_at).not.toBeNull();
});

it('E1: keeps an edit that changes nothing out of what can be undone', async () => {
  const id = await project();
  await edit(id, { kind: 'move-scene', scene: 'slide-2', position: 1 });
  await edit(id, { kind: 'move-scene', scene: 'slide-2', position: 1 });
  const { body } = await edit(id, { kind: 'change-film', settings: { speed: 1 } });
  expect(body).toMatchObject({ stale: [], undo: 'move “How they shine”' });
  expect((await api.ask(`/api/projects/${id}/undo`, { method: 'POST' })).body.undo).toBeNull();
});

it('loses no edit of twenty that come at once, and refuses one for a state that is gone', async () => {
  const id = await project();
  const { headers } = await api.ask(`/api/projects/${id}/scenes`);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      edit(id, { kind: 'add-scene', title: `Scene ${index}`, narration: [`Words ${index}.`] }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  const after = await scenes(id);
  expect(after).toHaveLength(22);
  expect(new Set(after.map((scene: { sequence: number }) => scene.sequence)).size).toBe(22);
  const late = await api.ask(`/api/projects/${id}/edits`, {
    json: { edit: { kind: 'delete-scene', scene: 'slide-1' } },
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  expect(late.status).toBe(409);
});

it('keeps edits when the same brief is handed in again under its key', async () => {
  const headers = { 'idempotency-key': 'edits stay' };
  const { body } = await api.ask('/api/projects', { json: { brief: BRIEF }, headers });
  await run(body.id, 'script');
  await edit(body.id, { kind: 'change-film', title: 'Beacons', settings: { speed: 1.2 } });
  await api.ask('/api/projects', { json: { brief: BRIEF }, headers });
  const { body: after } = await api.ask(`/api/projects/${body.id}`);
  expect(after).toMatchObject({ title: 'Beacons', settings: { speed: 1.2 } });
});

it('E2: has one scene spoken by another voice, makes only its speech anew, and goes back to the film’s', async () => {
  const id = await project('speech');
  const voiced = { kind: 'change-voice', scene: 'slide-2', voice: 'en-gb-female', speed: 1.1 };
  const { body: preview } = await edit(id, voiced, { dry_run: true });
  const speech = preview.stale.filter(({ kind }) => kind === 'speech');
  expect(speech.map(({ scene }) => scene)).toEqual(['slide-2']);
  expect(preview.refresh).toMatchObject({ amount: 0, currency: 'USD' });
  await edit(id, voiced);
  expect((await scenes(id)).map(({ narration }) => narration[0])).toMatchObject([
    { text: 'Nobody sees rocks at night.' },
    { voice: 'en-gb-female', speed: 1.1 },
  ]);
  const back = await edit(id, { ...voiced, voice: null, speed: null });
  expect(back.body.stale.filter(({ kind }) => kind === 'speech')).toEqual([]);
  expect(firstOf((await scenes(id)).slice(1)).narration[0]).not.toHaveProperty('voice');
  expect((await edit(id, { ...voiced, voice: 'elevenlabs:21m00Tcm4TlvDq8ikWAM' })).status).toBe(200);
});

it('refuses an edit that gives a name nobody knows, with the nearest, and keeps what was there', async () => {
  const id = await project();
  const wrong = (change: object) => api.ask<Problem>(`/api/projects/${id}/edits`, { json: { edit: change } });
  const refused = [
    await wrong({ kind: 'change-voice', scene: 'slide-1', voice: 'en-gb-femal' }),
    await wrong({ kind: 'change-voice', scene: 'slide-1', voice: 'en-gb' }),
    await wrong({ kind: 'change-film', settings: { voice: 'de-mael', style: 'watercolor' } }),
    await wrong({ kind: 'change-scene', scene: 'slide-1', style: 'watercolor' }),
  ];
  expect(
    refused.map(({ status, body }) => [status, body.issues?.map(({ field, nearest }) => [field, nearest])]),
  ).toEqual([
    [400, [['edit.voice', 'en-gb-female']]],
    [400, [['edit.voice', 'en-gb-male']]],
    [
      400,
      [
        ['edit.settings.voice', 'de-male'],
        ['edit.settings.style', 'watercolour'],
      ],
    ],
    [400, [['edit.style', 'watercolour']]],
  ]);
  expect((await api.ask(`/api/projects/${id}/scenes`)).body.undo).toBeNull();
});

it('E1: shows a picture of one’s own in place of a made one', async () => {
  const id = await project();
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
  const { body } = await api.ask('/api/uploads?name=mine.svg', { body: svg });
  expect((await edit(id, { kind: 'own-picture', scene: 'slide-1', asset: body.asset })).status).toBe(200);
  const scene = await firstScene(id);
  expect(scene.picture).toEqual({ own: { asset: body.asset } });
  expect(scene.takes[1]).toMatchObject({ asset: body.asset, selected: true });
  const nothing = await edit(id, { kind: 'own-picture', scene: 'slide-1', asset: 'a'.repeat(64) });
  expect(nothing).toMatchObject({ status: 400, body: { issues: [{ field: 'edit.asset' }] } });
});

it('names the nearest where an edit is misspelt', async () => {
  const id = await project();
  expect(await edit(id, { kind: 'delete-scene', scene: 'slide1' })).toMatchObject({
    status: 404,
    body: { issues: [{ field: 'edit.scene', nearest: 'slide-1' }] },
  });
  expect(await edit(id, { kind: 'delte-scene', scene: 'slide-1' })).toMatchObject({
    status: 400,
    body: { issues: [{ field: 'edit.kind', nearest: 'delete-scene' }] },
  });
  expect(await edit(id, { kind: 'change-scene', scene: 'slide-1', titel: 'x' })).toMatchObject({
    status: 400,
    body: { issues: [{ field: 'edit.titel', nearest: 'title' }] },
  });
});

it('E1: shows a shot of one’s own, trims it, and sees what a made one would need', async () => {
  const id = await project();
  const one = { scene: 'slide-1' };
  const shot = await readFile(new URL('../fakes/fixtures/sunrise.mp4', import.meta.url));
  const { body } = await api.ask('/api/uploads?name=waves.mp4', { body: shot });
  expect((await edit(id, { kind: 'own-picture', ...one, asset: body.asset })).status).toBe(400);
  expect((await edit(id, { kind: 'own-clip', ...one, asset: body.asset })).status).toBe(200);
  await edit(id, { kind: 'trim-clip', ...one, in_seconds: 0.5, out_seconds: 1 });
  const scene = await firstScene(id);
  expect(scene.clip).toEqual({ own: { asset: body.asset }, inSeconds: 0.5, outSeconds: 1, withSound: true });
  expect(scene).toMatchObject({ clip_take: 1, clip_takes: [{ asset: body.asset, selected: true }] });
  expect((await fetch(api.address + firstOf(scene.clip_takes).url)).headers.get('content-type')).toBe(
    'video/mp4',
  );
  const made = await edit(id, { kind: 'change-clip', ...one, directions: 'push in' }, { dry_run: true });
  const stale = made.body.stale.map(({ label }) => label);
  expect(stale).toContain('clip of “Why they shine”');
  const model = { provider: 'nobody', name: 'no-such-model' };
  expect(await edit(id, { kind: 'change-clip', ...one, model }, { dry_run: true })).toMatchObject({
    status: 400,
    body: { issues: [{ field: 'edit.model' }] },
  });
  const sync = firstOf((await api.ask('/api/models?kind=lip-sync')).body.models);
  const talking = { kind: 'lip-sync', model: { provider: sync.provider, name: sync.id } };
  const told = await edit(id, { ...talking, ...one }, { dry_run: true });
  expect(told.body.stale.map(({ label }) => label)).toContain('lip-sync of “Why they shine”');
  await edit(id, { kind: 'add-scene', title: 'Waves', position: 1 });
  const quiet = { scene: (await firstScene(id)).id };
  await edit(id, { kind: 'own-clip', ...quiet, asset: body.asset });
  const refused = await edit(id, { ...talking, ...quiet });
  expect(refused).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining('nothing is said') },
  });
  const kept = (await api.ask(`/api/projects/${id}/scenes`)).body;
  expect(kept).toMatchObject({ undo: 'own shot for “Waves”', scenes: [{ lip_sync: null }, {}, {}] });
});

it('names each field of an edit by its place in the request, and what is allowed there', async () => {
  const id = await project();
  const one = { scene: 'slide-1' };
  await edit(id, { kind: 'change-line', ...one, line: 'line-1', text: 'What nobody ever said.' });
  const refused = async (change: object) => {
    const { status, body } = await api.ask<Problem>(`/api/projects/${id}/edits`, { json: { edit: change } });
    return [status, ...(body.issues ?? []).map(({ field, value, problem }) => [field, value, problem])];
  };
  expect([
    await refused({ kind: 'move-scene', ...one, position: 3 }),
    await refused({ kind: 'add-scene', title: 'Late', position: 9 }),
    await refused({ kind: 'split-scene', ...one, line: 4 }),
    await refused({ kind: 'split-scene', ...one, line: 1, at_seconds: 2 }),
    await refused({ kind: 'split-scene', ...one }),
    await refused({ kind: 'split-scene', ...one, at_seconds: 1 }),
    await refused({ kind: 'select-take', ...one, take: 7 }),
  ]).toEqual([
    [400, ['edit.position', '3', 'must be from 1 to 2']],
    [400, ['edit.position', '9', 'must be from 1 to 3']],
    [400, ['edit.line', '4', expect.stringContaining('give at_seconds')]],
    [400, ['edit.at_seconds', '2', 'stands in place of line; give one of the two']],
    [400, ['edit.line', undefined, expect.stringContaining('is missing')]],
    [400, ['edit.at_seconds', '1', expect.stringContaining('before the scene’s speech is made')]],
    [400, ['edit.take', '7', expect.stringContaining('must be from 1')]],
  ]);
});
