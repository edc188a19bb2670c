import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const run = async (id: string, stage: string) => {
  const { body } = await api.ask(`/api/projects/${id}/runs`, { json: { stage } });
  expect((await api.ended(body.id)).state).toBe('completed');
};
const edit = (id: string, change: object, options: object = {}) =>
  api.ask(`/api/projects/${id}/edits`, { json: { edit: change, ...options } });

it('E1: keeps the pieces of the film’s music, each with an address to listen to it', async () => {
  const brief = { ...LESSON, settings: { music: { mood: 'calm', tempoBpm: 220 } } };
  const { body: made } = await api.ask('/api/projects', { json: { brief } });
  const music = async () => (await api.ask(`/api/projects/${made.id}/scenes`)).body.music;
  expect(await music()).toBeNull();
  await run(made.id, 'script');
  const unmade = { number: 1, selected: true, asset: null, url: null, wish: null };
  expect(await music()).toEqual({ take: 1, takes: [unmade] });
  const preview = await edit(made.id, { kind: 'regenerate-music' }, { dry_run: true });
  expect(preview.body).toMatchObject({
    label: 'another piece of music',
    refresh: { amount: 0, unknown: [] },
  });
  expect(preview.body.stale.map(({ kind }) => kind)).toContain('music');
  expect((await edit(made.id, { kind: 'regenerate-music' })).body.stale).toEqual(preview.body.stale);
  await run(made.id, 'music');
  const { take, takes } = (await music())!;
  expect([take, takes.map(({ selected, url }) => [selected, url === null])]).toEqual([
    2,
    [
      [false, true],
      [true, false],
    ],
  ]);
  const heard = await fetch(api.address + takes[1]!.url);
  expect([heard.status, heard.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^audio\//)]);

  const missing = await edit(made.id, { kind: 'select-music-take', take: 3 });
  expect(missing.status).toBe(400);
  expect(missing.body).toMatchObject({ issues: [{ field: 'edit.take', value: '3' }] });
  const back = await edit(made.id, { kind: 'select-music-take', take: 1 });
  expect(back.body.undo).toBe('piece 1 of the music');
  const silent = { kind: 'change-film', settings: { music: { mood: 'none' } } };
  await edit(made.id, silent);
  expect(await music()).toBeNull();
  const refused = await edit(made.id, { kind: 'regenerate-music' });
  expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringContaining('choose a mood') } });
});
