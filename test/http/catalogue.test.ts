import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

it('lists models of a kind with what they cost and whether they can be asked here', async () => {
  const { status, body } = await api.ask('/api/models?kind=video');
  expect(status).toBe(200);
  expect(body.models.length).toBeGreaterThan(0);
  for (const model of body.models) {
    expect(model).toMatchObject({ kind: 'video', name: expect.any(String), set_up: false });
    expect(model.price_5_seconds.basis).not.toBe('');
  }
  expect(await api.ask('/api/models?kind=smell')).toMatchObject({
    status: 400,
    body: { issues: [{ field: 'kind' }] },
  });
});

it('lists voices of a language, and styles by what they are for', async () => {
  const { body } = await api.ask('/api/voices?language=en');
  expect(body.voices.length).toBeGreaterThan(0);
  const styles = (await api.ask('/api/styles')).body;
  expect(Object.keys(styles)).toEqual(['pictures', 'captions', 'music']);
});

it('shows an example of every picture style, each another one, and names the nearest of none', async () => {
  const { pictures } = (await api.ask('/api/styles')).body;
  const shown = new Set<string>();
  for (const { name } of pictures) {
    const response = await fetch(`${api.address}/api/styles/pictures/${name}`);
    expect(response.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([640, 360]);
    shown.add(bytes.toString('base64'));
  }
  expect(shown.size).toBe(pictures.length);
  expect(shown.size).toBeGreaterThanOrEqual(12);
  expect(await api.ask('/api/styles/pictures/watercolor')).toMatchObject({
    status: 404,
    body: { detail: expect.stringContaining('watercolour') },
  });
});

it('says who makes what here and what would make more, and asks nobody where nobody is set up', async () => {
  const { body } = await api.ask('/api/providers');
  expect(body.providers.length).toBeGreaterThan(0);
  const images = body.kinds.find(({ kind }) => kind === 'image');
  expect(images?.makers[0]).toMatchObject({ price: { amount: 0 } });
  expect(images?.set_up_by.length).toBeGreaterThan(0);
  expect(body.vendors.every((vendor) => !vendor.set_up)).toBe(true);
  const probe = await api.ask('/api/providers/probe', { json: {} });
  expect(probe).toMatchObject({ status: 200, body: { probes: [] } });
  expect((await api.ask('/api/providers/probe', { json: { spnd: true } })).status).toBe(400);
});

it('ends the calls of a scene, none where none is under way, and knows scenes that there are not', async () => {
  const { body: project } = await api.ask('/api/projects', { json: { brief: LESSON } });
  const { body: run } = await api.ask(`/api/projects/${project.id}/runs`, { json: { stage: 'script' } });
  await api.ended(run.id);
  const cancel = (scene: string) =>
    api.ask(`/api/projects/${project.id}/scenes/${scene}/cancel`, { method: 'POST' });
  expect(await cancel('slide-1')).toMatchObject({ status: 200, body: { calls: [] } });
  expect(await cancel('slide-2')).toMatchObject({ status: 404, body: { issues: [{ nearest: 'slide-1' }] } });
});
