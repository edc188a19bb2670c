import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Derivative } from '../../src/client/documents.ts';
import { type Answer, type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';
import { firstOf } from './first-of.ts';

let api: ApiUnderTest;
let project = '';
let exportsPath = '';
let packagesPath = '';
beforeAll(async () => {
  api = await startApi();
  const brief = { ...LESSON, settings: { ratio: '1:1', frameRate: 24 } };
  project = (await api.ask('/api/projects', { json: { brief } })).body.id;
  exportsPath = `/api/projects/${project}/exports`;
  packagesPath = `/api/projects/${project}/packages`;
});
afterAll(() => api[Symbol.asyncDispose]());

/** Asks for it, and again until it is there or has failed. */
async function madeAt(path: string, json: object) {
  for (;;) {
    const answer = await api.ask<Derivative>(`${path}?wait=60s`, { json });
    if (answer.status !== 202) return answer;
  }
}

/** Reads it until it is not under way any more. */
async function endedAt(path: string) {
  for (;;) {
    const answer = await api.ask<Derivative>(`${path}?wait=60s`);
    if (answer.body.state !== 'making') return answer;
  }
}

it('makes nothing of a project without a film, and says what to do', async () => {
  for (const [path, json] of [
    [exportsPath, { form: 'preview' }],
    [packagesPath, { form: 'pages' }],
  ] as const) {
    const refused = await api.ask(path, { json });
    expect(refused).toMatchObject({ status: 404, body: { detail: expect.stringContaining('start a run') } });
  }
  const { body: run } = await api.ask(`/api/projects/${project}/runs`, { json: {} });
  expect((await api.ended(run.id)).state).toBe('completed');
});

it('makes an export once, answers when it is there, and opens it by a signed address', async () => {
  const json = { form: 'sound', type: 'wav' };
  const made = await madeAt(exportsPath, json);
  expect(made).toMatchObject({
    status: 200,
    body: { state: 'made', fraction: 1, asked: json, media_type: 'audio/wav', error: null, project },
  });
  const file = Buffer.from(await (await fetch(`${api.address}${made.body.url}`)).arrayBuffer());
  expect(file.subarray(0, 4).toString()).toBe('RIFF');
  expect(file.length).toBe(made.body.size_bytes);
  const again = await api.ask(exportsPath, { json });
  expect(again).toMatchObject({ status: 200, body: { id: made.body.id, made_at: made.body.made_at } });
  expect(again.headers.get('location')).toBe(`${exportsPath}/${made.body.id}`);
});

it('answers at once where nobody waits, and tells how it ended to who asks later', async () => {
  const forms = [
    [{ form: 'teaser', type: 'gif' }, 'image/gif'],
    [{ form: 'picture', type: 'jpg', at_seconds: 1 }, 'image/jpeg'],
    [{ form: 'preview' }, 'video/mp4'],
  ] as const;
  const begun: Answer<Derivative>[] = [];
  for (const [json] of forms) begun.push(await api.ask<Derivative>(exportsPath, { json }));
  expect(begun.map(({ status, body }) => [status, body.state, body.url])).toEqual(
    forms.map(() => [202, 'making', null]),
  );
  const listed = async () => (await api.ask(`/api/projects/${project}/exports`)).body.exports;
  const underWay = (await listed()).filter(({ state }) => state === 'making').map(({ asked }) => asked);
  const asked = forms.map(([json]) => json);
  expect(underWay).toEqual(asked.slice(asked.length - underWay.length));
  for (const [index, [json, type]] of forms.entries()) {
    const one = await endedAt(`${exportsPath}/${begun[index]?.body.id}`);
    expect(one.body).toMatchObject({ state: 'made', asked: json, media_type: type });
    expect((await fetch(`${api.address}${one.body.url}`)).headers.get('content-type')).toBe(type);
  }
  expect((await listed()).map(({ state }) => state)).toEqual(Array(4).fill('made'));
});

it('makes the film in another shape, and stops making one when it is told to', async () => {
  const shape = { form: 'film', preset: '16:9-720p', fps: '30', fit: 'blurred' };
  const made = await madeAt(exportsPath, shape);
  expect(made.body).toMatchObject({
    state: 'made',
    asked: shape,
    detail: expect.stringContaining('1280x720'),
  });
  const large = await api.ask<Derivative>(exportsPath, {
    json: { form: 'film', preset: '16:9-2160p', codec: 'h264' },
  });
  const path = `${exportsPath}/${large.body.id}`;
  const stopped = await api.ask(`${path}/cancel`, { method: 'POST' });
  expect(stopped).toMatchObject({ status: 200, body: { state: 'failed', error: { code: 'cancelled' } } });
  expect((await api.ask(`${path}/cancel`, { method: 'POST' })).status).toBe(409);
  expect((await api.ask<Derivative>(path)).body.state).toBe('failed');
});

it('packs the film for each learning system, and by itself', async () => {
  const names = async (form: string) => {
    const { status, body } = await madeAt(packagesPath, { form });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { state: 'made', media_type: 'application/zip' },
    });
    const bytes = new Uint8Array(await (await fetch(`${api.address}${body.url}`)).arrayBuffer());
    return Object.keys(unzipSync(bytes));
  };
  const files = ['index.html', 'film.mp4', 'poster.png', 'film.vtt', 'transcript.html', 'quiz.json'];
  expect(await names('pages')).toEqual(expect.arrayContaining(files));
  for (const form of ['scorm-1.2', 'scorm-2004']) {
    expect(await names(form)).toEqual(expect.arrayContaining(['imsmanifest.xml', ...files]));
  }
  expect(await names('pages')).not.toContain('imsmanifest.xml');
  const { packages } = (await api.ask(`/api/projects/${project}/packages`)).body;
  expect(packages.map(({ asked }) => asked.form).sort()).toEqual(['pages', 'scorm-1.2', 'scorm-2004']);
  expect((await api.ask(exportsPath.replace('exports', `exports/${firstOf(packages).id}`))).status).toBe(404);
});

it('names the nearest where an option is misspelt, and refuses what says nothing of a form', async () => {
  const refusal = async (json: object) => (await api.ask(exportsPath, { json })).body;
  expect(await refusal({ form: 'film', preset: '16:9-1080' })).toMatchObject({
    code: 'invalid-input',
    issues: [{ field: 'preset', nearest: '16:9-1080p' }],
  });
  expect(await refusal({ form: 'soud' })).toMatchObject({ issues: [{ field: 'form', nearest: 'sound' }] });
  expect(await refusal({ form: 'teaser', fps: '30' })).toMatchObject({ issues: [{ field: 'fps' }] });
  expect((await api.ask(packagesPath, { json: { form: 'scorm' } })).status).toBe(400);
});
