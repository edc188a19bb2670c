import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan, Project, ProjectPage } from '../../src/client/documents.ts';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function created(brief: unknown = LESSON): Promise<{ id: string; etag: string }> {
  const { status, body, headers } = await api.ask('/api/projects', { json: { brief } });
  expect(status).toBe(201);
  return { id: body.id, etag: headers.get('etag') ?? '' };
}

describe('projects over HTTP', () => {
  it('E4: keeps a brief as a project and reads it back', async () => {
    const { status, body, headers } = await api.ask('/api/projects', { json: { brief: LESSON } });
    expect(status).toBe(201);
    expect(body).toMatchObject({ title: 'Lighthouses', format: 'lesson', status: 'pending', film: null });
    const read = await api.ask<Project>(headers.get('location') ?? '');
    expect(read.status).toBe(200);
    expect(read.body.brief.slides).toEqual(LESSON.slides);
    expect(read.headers.get('etag')).toBe(headers.get('etag'));
  });

  it('makes two projects of one brief that is handed in twice, and one where the key is the same', async () => {
    const first = await created();
    const second = await created();
    expect(second.id).not.toBe(first.id);
    const headers = { 'idempotency-key': 'order 17' };
    const once = await api.ask('/api/projects', { json: { brief: LESSON }, headers });
    const again = await api.ask('/api/projects', { json: { brief: LESSON }, headers });
    expect(again.body.id).toBe(once.body.id);
    expect(again.headers.get('etag')).toBe(once.headers.get('etag'));
    const other = { ...LESSON, lesson_title: 'Beacons' };
    const reused = await api.ask('/api/projects', { json: { brief: other }, headers });
    expect(reused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('new key') } });
  });

  it('answers that nothing changed to who has the newest state', async () => {
    const { id, etag } = await created();
    const headers = { 'if-none-match': etag };
    expect((await api.ask(`/api/projects/${id}`, { headers })).status).toBe(304);
    await api.ask(`/api/projects/${id}`, { method: 'PATCH', json: { title: 'Beacons' } });
    expect((await api.ask(`/api/projects/${id}`, { headers })).status).toBe(200);
  });

  it('E4: renames, archives, brings back, copies and deletes', async () => {
    const { id } = await created();
    const renamed = await api.ask(`/api/projects/${id}`, { method: 'PATCH', json: { title: 'Beacons' } });
    expect(renamed.body.title).toBe('Beacons');
    await api.ask(`/api/projects/${id}`, { method: 'PATCH', json: { archived: true } });
    const listed = async (query: string) =>
      (await api.ask<ProjectPage>(`/api/projects${query}`)).body.projects.map((project) => project.id);
    expect(await listed('')).not.toContain(id);
    expect(await listed('?archived=true')).toContain(id);
    await api.ask(`/api/projects/${id}`, { method: 'PATCH', json: { archived: false } });
    expect(await listed('?search=beacons')).toContain(id);
    const copy = await api.ask(`/api/projects/${id}/duplicate`, { method: 'POST' });
    expect(copy).toMatchObject({ status: 201, body: { title: 'Beacons (copy)' } });
    expect((await api.ask(`/api/projects/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await api.ask(`/api/projects/${id}`)).status).toBe(404);
    expect((await api.ask(`/api/projects/${copy.body.id}`)).status).toBe(200);
  });

  it('lists page by page, each project once', async () => {
    for (let count = 0; count < 5; count += 1) await created();
    const seen: string[] = [];
    let page = '';
    do {
      const { body } = await api.ask(`/api/projects?limit=2${page}`);
      seen.push(...body.projects.map((project) => project.id));
      page = body.next_page === null ? '' : `&page=${body.next_page}`;
    } while (page !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(5);
  });

  it('refuses a change of what was changed meanwhile', async () => {
    const { id, etag } = await created();
    const change = (title: string) =>
      api.ask(`/api/projects/${id}`, { method: 'PATCH', json: { title }, headers: { 'if-match': etag } });
    expect((await change('First')).status).toBe(200);
    const second = await change('Second');
    expect(second).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await api.ask(`/api/projects/${id}`)).body.title).toBe('First');
  });

  it('loses no change of twenty that come at once', async () => {
    const { id } = await created();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        api.ask(`/api/projects/${id}`, { method: 'PATCH', json: { title: `Title ${index}` } }),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const tags = answers.map(({ headers }) => headers.get('etag'));
    expect(new Set(tags).size).toBe(20);
  });

  it('P2: quotes a project and a brief before anything is made', async () => {
    const { id } = await created();
    const plan = await api.ask(`/api/projects/${id}/plan`);
    expect(plan.body).toMatchObject({ project: id, total: { amount: 0, currency: 'USD', unknown: [] } });
    expect(plan.body.wanted.length).toBeGreaterThan(3);
    const images = await api.ask(`/api/projects/${id}/plan?stage=images`);
    expect(images.body.wanted.map(({ stage }) => stage)).toEqual(['images']);
    const draft = await api.ask<Plan>('/api/plan', { json: { brief: LESSON } });
    expect(draft.body.wanted.length).toBe(plan.body.wanted.length);
  });
});
