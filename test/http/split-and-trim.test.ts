import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';
import { firstOf } from './first-of.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function project(stage: string): Promise<string> {
  const { body } = await api.ask('/api/projects', { json: { brief: LESSON } });
  const { body: run } = await api.ask(`/api/projects/${body.id}/runs`, { json: { stage } });
  expect((await api.ended(run.id)).state).toBe('completed');
  return body.id;
}

const edit = (id: string, change: object, options: object = {}) =>
  api.ask(`/api/projects/${id}/edits`, { json: { edit: change, ...options } });
const scenes = async (id: string) => (await api.ask(`/api/projects/${id}/scenes`)).body.scenes;
const firstScene = async (id: string) => firstOf(await scenes(id));

it('E1: splits a spoken scene in the quiet after its words, and says where words are heard', async () => {
  const id = await project('speech');
  const one = { kind: 'split-scene', scene: 'slide-1' };
  const before = await firstScene(id);
  const [line] = before.heard;
  const endSeconds = (line?.start_seconds ?? 0) + (line?.duration_seconds ?? 0);
  expect(line).toMatchObject({ line: 'line-1', estimated: false });
  const amid = await edit(id, { ...one, at_seconds: 1 });
  expect(amid).toMatchObject({ status: 400, body: { detail: expect.stringContaining('line 1 is said') } });
  const at = Math.ceil(endSeconds * 30 + 3) / 30;
  const { body } = await edit(id, { ...one, at_seconds: at });
  expect(body.stale.filter(({ kind }) => ['speech', 'image'].includes(kind))).toEqual([]);
  const [first, second] = await scenes(id);
  expect(first?.duration_seconds).toBeCloseTo(at, 6);
  expect(second).toMatchObject({ narration: [], start_seconds: first?.duration_seconds });
  expect((first?.duration_seconds ?? 0) + (second?.duration_seconds ?? 0)).toBeCloseTo(
    before.duration_seconds,
    6,
  );
});

it('E1: splits a shot at a frame for nothing, trims its start with the scene, and undoes both', async () => {
  const id = await project('script');
  await edit(id, { kind: 'add-scene', title: 'Sunrise', position: 1 });
  const { id: scene } = await firstScene(id);
  const shot = await readFile(new URL('../fakes/fixtures/sunrise.mp4', import.meta.url));
  const { body: upload } = await api.ask('/api/uploads?name=sunrise.mp4', { body: shot });
  await edit(id, { kind: 'own-clip', scene, asset: upload.asset });
  const { shot_seconds: whole, duration_seconds: untrimmed } = await firstScene(id);
  expect(whole).toBe(1);
  const trimmed = { kind: 'trim-clip', scene, in_seconds: 0.2, least_seconds: 0.8, rest_seconds: 0 };
  await edit(id, trimmed);
  expect(await firstScene(id)).toMatchObject({ duration_seconds: 0.8, clip: { inSeconds: 0.2 } });
  const beyond = await edit(id, { kind: 'trim-clip', scene, in_seconds: 2 });
  expect(beyond).toMatchObject({ status: 400, body: { issues: [{ field: 'edit.in_seconds' }] } });
  const split = { kind: 'split-scene', scene, at_seconds: 0.5 };
  const preview = await edit(id, split, { dry_run: true });
  expect(preview.body).toMatchObject({ refresh: { amount: 0, unknown: [] } });
  expect(preview.body.stale.filter((part) => part.scene !== null)).toEqual([]);
  await edit(id, split);
  expect((await scenes(id)).slice(0, 2)).toMatchObject([
    { duration_seconds: 0.5, clip: { inSeconds: 0.2, outSeconds: 0.7 } },
    { start_seconds: 0.5, clip: { inSeconds: 0.7 }, transition: { kind: 'cut' } },
  ]);
  for (const length of [0.8, untrimmed]) {
    await api.ask(`/api/projects/${id}/undo`, { method: 'POST' });
    expect((await firstScene(id)).duration_seconds).toBe(length);
  }
});
