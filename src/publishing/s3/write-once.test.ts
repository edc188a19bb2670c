import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { PublicationFile } from '../../ports/publisher.ts';
import { openPublishers } from '../open-publishers.ts';

const PUBLICATION = { ownerId: 'local', projectId: 'p-1', collectionId: 'c', film: 'f'.repeat(64) };
const LARGE_BYTES = 17 * 2 ** 20;
const never = new AbortController().signal;

it.each([
  ['in one piece', 1_000],
  ['in parts', LARGE_BYTES],
])('leaves an object that somebody else put there meanwhile, sent %s', async (_how, sizeBytes) => {
  await using store = await racingStore({ sizeBytes, identity: 'a'.repeat(64) });
  await using file = await fileOf(sizeBytes);
  const published = await (await publisherFor(store.endpoint)).publish(file, PUBLICATION, never);
  expect(published.uploaded).toBe(false);
  expect(store.refusals).toBe(1);
  expect(store.openUploads).toBe(0);
});

it('says so where what somebody else put there meanwhile is something else', async () => {
  await using store = await racingStore({ sizeBytes: 1_000, identity: 'b'.repeat(64) });
  await using file = await fileOf(1_000);
  const publishing = (await publisherFor(store.endpoint)).publish(file, PUBLICATION, never);
  await expect(publishing).rejects.toMatchObject({ code: 'conflict' });
});

function publisherFor(endpoint: string) {
  const clock = { nowMs: Date.now, sleep: () => Promise.resolve() };
  const environment = {
    AWS_S3_BUCKET: 'films',
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: 'k',
    AWS_SECRET_ACCESS_KEY: 's',
  };
  return openPublishers({ environment, fetch, clock }).open({ kind: 's3' });
}

async function fileOf(sizeBytes: number): Promise<PublicationFile & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-once-'));
  const path = join(folder, 'film.mp4');
  await writeFile(path, Buffer.alloc(sizeBytes, 1));
  return {
    role: 'film',
    name: 'film.mp4',
    path,
    mediaType: 'video/mp4',
    sizeBytes,
    identity: 'a'.repeat(64),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A store in which an object appears right after the first question for it; it honours `If-None-Match: *` alone. */
async function racingStore(object: { sizeBytes: number; identity: string }) {
  let isThere = false;
  const counts = { refusals: 0, openUploads: 0 };
  const server = createServer(async (request, response) => {
    await buffer(request);
    const { method, headers } = request;
    const query = new URL(request.url ?? '/', 'http://store').searchParams;
    const isFinal = method === 'PUT' ? !query.has('partNumber') : query.has('uploadId');
    if (method === 'HEAD') {
      response.writeHead(isThere ? 200 : 404, {
        'content-length': object.sizeBytes,
        'x-amz-meta-reelwright-identity': object.identity,
      });
      isThere = true;
      response.end();
    } else if (method === 'DELETE') {
      counts.openUploads -= 1;
      response.writeHead(204).end();
    } else if (isFinal) {
      const isRefused = headers['if-none-match'] === '*';
      if (isRefused) counts.refusals += 1;
      response.writeHead(isRefused ? 412 : 200, { 'content-type': 'application/xml' });
      response.end(isRefused ? '<Error><Code>PreconditionFailed</Code><Message>Taken</Message></Error>' : '');
    } else if (query.has('uploads')) {
      counts.openUploads += 1;
      const upload =
        '<InitiateMultipartUploadResult><UploadId>u-1</UploadId></InitiateMultipartUploadResult>';
      response.writeHead(200, { 'content-type': 'application/xml' }).end(upload);
    } else response.writeHead(200, { etag: '"1"' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get refusals() {
      return counts.refusals;
    },
    get openUploads() {
      return counts.openUploads;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
