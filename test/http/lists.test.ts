import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import { openHome } from '../../src/storage/home.ts';
import { claimOf, sampleIntent } from '../contract/samples.ts';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';

let api: ApiUnderTest;
let project = '';
beforeAll(async () => {
  api = await startApi();
  project = (await api.ask('/api/projects', { json: { brief: LESSON } })).body.id;
});
afterAll(() => api[Symbol.asyncDispose]());

/** The ids of a list in pages of two, the pages apart. */
async function pagesOf(path: string, name: string, idOf: (entry: { id: string; hash: string }) => string) {
  const pages: string[][] = [];
  let next: string | null = '';
  while (next !== null) {
    const separator = path.includes('?') ? '&' : '?';
    const page: string = next === '' ? '' : `&page=${encodeURIComponent(next)}`;
    const { body } = await api.ask<{ next_page: string | null }>(`${path}${separator}limit=2${page}`);
    pages.push((Reflect.get(body, name) as { id: string; hash: string }[]).map(idOf));
    next = body.next_page;
  }
  return pages;
}

it('lists keys page by page, the last made first', async () => {
  const made: string[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    made.unshift((await api.ask('/api/keys', { json: { name } })).body.id);
  const pages = await pagesOf('/api/keys', 'keys', ({ id }) => id);
  expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(new Set(pages.flat())).toEqual(new Set(made));
});

it('lists assets page by page', async () => {
  const { body } = await api.ask(`/api/projects/${project}/runs`, { json: { stage: 'speech' } });
  await api.ended(body.id);
  const pages = await pagesOf(`/api/projects/${project}/assets`, 'assets', ({ hash }) => hash);
  const all = (await api.ask(`/api/projects/${project}/assets`)).body.assets.map(({ hash }) => hash);
  expect(pages.flat()).toEqual(all);
  expect(all.length).toBeGreaterThan(1);
});

it('lists paid calls page by page, from those asked last back to the first', async () => {
  const asked: string[] = [];
  const home = await openHome(api.home, systemClock, randomId);
  for (const name of ['river', 'delta', 'sea', 'lake', 'pond']) {
    const intent = { ...sampleIntent(name), projectId: project, ownerId: 'local' };
    asked.push((await home.calls.intend(intent, await claimOf(home, name))).id);
  }
  await home.close();
  const pages = await pagesOf(`/api/calls?project=${project}`, 'calls', ({ id }) => id);
  expect(pages).toEqual([asked.slice(3), asked.slice(1, 3), asked.slice(0, 1)]);
});

it.each(['/api/keys', '/api/calls', '/api/projects/{project}/assets', '/api/projects/{project}/exports'])(
  'refuses a page that %s did not name',
  async (path) => {
    const answer = await api.ask(`${path.replace('{project}', project)}?page=nothing`);
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ field: 'page', value: 'nothing' }] } });
  },
);

it('makes one copy of a project under one key, which copies no other one', async () => {
  const copied = (key: string, id = project) =>
    api.ask(`/api/projects/${id}/duplicate`, { method: 'POST', headers: { 'idempotency-key': key } });
  const first = (await copied('one')).body.id;
  expect((await copied('one')).body.id).toBe(first);
  expect((await copied('two')).body.id).not.toBe(first);
  const brief = { ...LESSON, lesson_id: 'another' };
  const other = (await api.ask('/api/projects', { json: { brief } })).body.id;
  expect(await copied('one', other)).toMatchObject({ status: 409, body: { code: 'conflict' } });
});

it('makes one key under one idempotency key, whose secret is told once', async () => {
  const ask = { json: { name: 'robot' }, headers: { 'idempotency-key': 'robot 1' } };
  expect((await api.ask('/api/keys', ask)).status).toBe(201);
  expect(await api.ask('/api/keys', ask)).toMatchObject({ status: 409, body: { code: 'conflict' } });
});
