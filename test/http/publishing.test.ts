import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { PublishedFilm } from '../../src/client/documents.ts';
import { FakeCloudinary } from '../fakes/cloudinary-server.ts';
import { LESSON, startApi } from './api-under-test.ts';
import { firstOf } from './first-of.ts';

const SMALL_LESSON = { ...LESSON, settings: { ratio: '1:1', frameRate: 24 } };

it('publishes a film, again without uploading twice, and deletes local files where asked', async () => {
  await using cloudinary = await FakeCloudinary.start();
  await using api = await startApi(['ann', 'ben'], cloudinary.settings);
  const [ann = '', ben = ''] = api.keys;
  const { id } = (await api.ask('/api/projects', { json: { brief: SMALL_LESSON }, key: ann })).body;
  const path = `/api/projects/${id}/publish`;
  const json = { target: 'cloudinary' };
  expect(await api.ask(path, { json, key: ann })).toMatchObject({ status: 404, body: { code: 'not-found' } });

  const run = (await api.ask(`/api/projects/${id}/runs`, { json: {}, key: ann })).body;
  expect((await api.ended(run.id, ann)).state).toBe('completed');
  expect(await api.ask(path, { json, key: ben })).toMatchObject({ status: 404 });
  expect(cloudinary.requests).toBe(0);

  const { status, body } = await api.ask<PublishedFilm>(path, { json, key: ann });
  expect(status).toBe(200);
  expect(body).toMatchObject({ project: id, target: 'cloudinary', deleted: [] });
  expect(body.files.map(({ role }) => role)).toEqual([
    'film',
    'captions-vtt',
    'captions-srt',
    'poster',
    'contact-sheet',
    'result',
  ]);
  expect(firstOf(body.files).location).toMatch(/^ann\/projects\//);
  expect((await fetch(firstOf(body.files).url)).status).toBe(200);

  const again = await api.ask<PublishedFilm>(path, {
    json: { ...json, with_assets: true, delete_local: true },
    key: ann,
  });
  const uploaded = again.body.files.filter((file) => file.uploaded);
  expect(uploaded.map(({ role }) => role).sort()).toEqual(['image', 'music', 'speech']);
  expect(cloudinary.stores).toBe(9);
  expect(again.body.deleted).toHaveLength(5);
  expect(JSON.stringify(again.body)).not.toContain(api.home);
  const files = await readdir(join(api.home, 'assets'), { recursive: true });
  expect(files.filter((name) => /\.(mp4|vtt|srt)$/.test(name))).toEqual([]);
  expect((await api.ask(`/api/projects/${id}`, { key: ann })).body.film).toBeNull();
});

it('says which places are set up, and refuses the others and folders of the server', async () => {
  await using cloudinary = await FakeCloudinary.start();
  await using api = await startApi([], cloudinary.settings);
  expect((await api.ask('/api/publishers')).body).toEqual({
    publishers: [
      { target: 'folder', ready: false, detail: expect.stringContaining('REEL_PUBLISH_FOLDER') },
      { target: 's3', ready: false, detail: expect.stringContaining('AWS_S3_BUCKET') },
      { target: 'cloudinary', ready: true, detail: 'cloudinary://films-for-tests/' },
    ],
  });
  const { id } = (await api.ask('/api/projects', { json: { brief: SMALL_LESSON } })).body;
  const path = `/api/projects/${id}/publish`;
  expect(await api.ask(path, { json: { target: 's3' } })).toMatchObject({
    status: 400,
    body: { issues: [{ field: 'AWS_S3_BUCKET' }] },
  });
  expect(await api.ask(path, { json: { target: 'folder' } })).toMatchObject({
    status: 400,
    body: { issues: [{ field: 'REEL_PUBLISH_FOLDER' }] },
  });
  for (const target of ['folder:/tmp', '/tmp', 'ftp']) {
    expect(await api.ask(path, { json: { target } })).toMatchObject({
      status: 400,
      body: { code: 'invalid-input' },
    });
  }
});

it('tells the webhook how runs ended, also one that another server went on with, and nothing before', async () => {
  const told: { type: string; data: { run: string } }[] = [];
  const listener = createServer(async (request, response) => {
    told.push(JSON.parse(await text(request)));
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  await using api = await startApi([], {
    REEL_WEBHOOK_URL: `http://127.0.0.1:${port}/films`,
    REEL_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 3).toString('base64')}`,
    REEL_WEBHOOK_ALLOW_PRIVATE: '1',
  });
  const { id } = (await api.ask('/api/projects', { json: { brief: SMALL_LESSON } })).body;
  const start = async () => (await api.ask(`/api/projects/${id}/runs`, { json: { stage: 'music' } })).body.id;
  const first = await start();
  await api.restart();
  expect((await api.ended(first)).state).toBe('completed');
  await expect.poll(() => told.length).toBe(1);
  expect(told).toMatchObject([{ type: 'film.completed', data: { run: first, project: id, stage: 'music' } }]);

  const again = (await api.ask('/api/projects', { json: { brief: { ...SMALL_LESSON, lesson_id: 'other' } } }))
    .body;
  const second = (await api.ask(`/api/projects/${again.id}/runs`, { json: {} })).body.id;
  await api.ask(`/api/runs/${second}/cancel`, { method: 'POST' });
  expect((await api.ended(second)).state).toBe('cancelled');
  await expect.poll(() => told.length).toBe(2);
  expect(told[1]).toMatchObject({ type: 'film.cancelled', data: { run: second } });
  listener.close();
  listener.closeAllConnections();
});
