import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { PublishedFilm } from '../../src/client/documents.ts';
import { FakeCloudinary } from '../fakes/cloudinary-server.ts';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';
import { firstOf } from './first-of.ts';

const SMALL_LESSON = { ...LESSON, settings: { ratio: '1:1', frameRate: 24 } };

it('publishes the film of a run and tells the address that it came with, also after a restart', async () => {
  await using cloudinary = await FakeCloudinary.start();
  await using listener = await listening();
  await using api = await startApi([], {
    ...cloudinary.settings,
    REEL_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 3).toString('base64')}`,
    REEL_WEBHOOK_ALLOW_PRIVATE: '1',
  });
  const { id } = (await api.ask('/api/projects', { json: { brief: SMALL_LESSON } })).body;
  const json = { publish: { target: 'cloudinary', delete_local: true }, webhook: listener.address };
  const started = await start(api, id, json);
  const publish = { target: 'cloudinary', with_assets: false, delete_local: true };
  expect(started).toMatchObject({ status: 202, body: { publish, webhook: true } });
  expect(JSON.stringify(started.body)).not.toContain(listener.address);
  await api.restart();

  const run = await api.ended(started.body.id);
  expect(run).toMatchObject({
    state: 'completed',
    publish,
    outcome: { published: { target: 'cloudinary', files: expect.any(Array) } },
  });
  expect(JSON.stringify(run)).not.toContain(api.home);
  const published = run.outcome?.published as PublishedFilm;
  expect(published.files.map(({ role }) => role)).toContain('film');
  expect(published.deleted).toHaveLength(5);
  expect((await fetch(firstOf(published.files).url)).status).toBe(200);
  await expect.poll(() => listener.told.length).toBe(1);
  expect(listener.told[0]).toMatchObject({ type: 'film.completed', data: { run: run.id, project: id } });
});

it('refuses before a run what nobody could carry out at its end', async () => {
  await using api = await startApi([], { REEL_WEBHOOK_SECRET: `whsec_${btoa('0'.repeat(32))}` });
  const { id } = (await api.ask('/api/projects', { json: { brief: SMALL_LESSON } })).body;
  const refusals = [
    [{ publish: { target: 's3' } }, 'AWS_S3_BUCKET'],
    [{ publish: { target: 'folder' } }, 'REEL_PUBLISH_FOLDER'],
    [{ stage: 'images', publish: { target: 's3' } }, 'publish'],
    [{ webhook: 'http://169.254.169.254/latest' }, 'webhook'],
    [{ webhook: 'http://10.0.0.1/films' }, 'webhook'],
    [{ webhook: 'file:///etc/passwd' }, 'webhook'],
  ] as const;
  for (const [json, field] of refusals) {
    for (const asked of [json, { ...json, dry_run: true }]) {
      expect(await start(api, id, asked), JSON.stringify(asked)).toMatchObject({
        status: 400,
        body: { code: 'invalid-input', issues: [{ field: expect.stringContaining(field) }] },
      });
    }
  }
  expect((await api.ask(`/api/runs?project=${id}`)).body.runs).toEqual([]);
});

it('takes a key again for the same delivery alone', async () => {
  await using listener = await listening();
  await using api = await startApi([], {
    REEL_WEBHOOK_SECRET: `whsec_${btoa('0'.repeat(32))}`,
    REEL_WEBHOOK_ALLOW_PRIVATE: '1',
  });
  const { id } = (await api.ask('/api/projects', { json: { brief: SMALL_LESSON } })).body;
  const json = { stage: 'script', webhook: listener.address };
  const first = await start(api, id, json, 'once');
  expect((await start(api, id, json, 'once')).body.id).toBe(first.body.id);
  expect((await start(api, id, { stage: 'script' }, 'once')).status).toBe(409);
  expect((await api.ended(first.body.id)).state).toBe('completed');
});

function start(api: ApiUnderTest, id: string, json: object, key?: string) {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  return api.ask(`/api/projects/${id}/runs`, { json, headers });
}

/** Somebody who waits for word of films. */
async function listening() {
  const told: { type: string; data: object }[] = [];
  const server = createServer(async (request, response) => {
    told.push(JSON.parse(await text(request)));
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    told,
    address: `http://127.0.0.1:${port}/films?token=known-to-us`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
