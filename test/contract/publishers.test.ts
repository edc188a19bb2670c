import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/engine/system-sources.ts';
import type { PublishKind } from '../../src/ports/publisher.ts';
import { openPublishers } from '../../src/publishing/open-publishers.ts';
import { FakeCloudinary } from '../fakes/cloudinary-server.ts';
import { publisherContract } from './publisher-contract.ts';
import { type BucketServer, openBucketServer } from './servers.ts';

const never = new AbortController().signal;
const quick = { ...systemClock, sleep: () => Promise.resolve() };

async function opened(kind: Exclude<PublishKind, 'folder'>, environment: Record<string, string>) {
  return openPublishers({ environment, fetch, clock: quick }).open({ kind });
}

publisherContract('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-folder-'));
  return {
    open: () =>
      openPublishers({ environment: {}, fetch, clock: quick }).open({ kind: 'folder', path: folder }),
    countFiles: async () => {
      const paths = await readdir(folder, { recursive: true });
      const found = await Promise.all(paths.map((path) => stat(join(folder, path))));
      return found.filter((each) => each.isFile()).length;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
});

publisherContract('S3', async () => {
  const server = await openBucketServer();
  return {
    open: () => opened('s3', s3Settings(server)),
    countFiles: async () => (await keysIn(server)).length,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
});

publisherContract('Cloudinary', async () => {
  const server = await FakeCloudinary.start();
  return {
    open: () => opened('cloudinary', server.settings),
    countFiles: async () => server.stored.size,
    countStores: () => server.stores,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
});

const VTT = {
  role: 'captions-vtt',
  name: 'film.vtt',
  mediaType: 'text/vtt',
  identity: 'a'.repeat(64),
} as const;
const PUBLICATION = { ownerId: 'ann', projectId: 'p-1', collectionId: 'optics', film: 'f'.repeat(64) };

it('lays lectures out in S3 by owner, project and lecture', async () => {
  await using server = await openBucketServer();
  await using file = await captionsFile();
  const publisher = await opened('s3', { ...s3Settings(server), REEL_PUBLISH_LAYOUT: 'lectures' });
  await publisher.publish(file, PUBLICATION, never);
  await publisher.publish({ ...file, role: 'image', name: 'a.png', sequence: 2 }, PUBLICATION, never);
  await publisher.publish({ ...file, role: 'speech', name: 'a.wav', sequence: 2 }, PUBLICATION, never);
  await publisher.publish({ ...file, role: 'music', name: 'a.m4a' }, PUBLICATION, never);
  expect(await keysIn(server)).toEqual([
    'ann/p-1/optics/images/002-image-aaaaaaaaaaaa.png',
    'ann/p-1/optics/music/music-aaaaaaaaaaaa.m4a',
    'ann/p-1/optics/narration/002-speech-aaaaaaaaaaaa.wav',
    'ann/p-1/optics/videos/film-ffffffffffff.vtt',
  ]);
});

it('signs links to S3 that end when the settings say, and are used again until then', async () => {
  await using server = await openBucketServer();
  await using file = await captionsFile();
  let nowMs = Date.now();
  const environment = { ...s3Settings(server), REEL_PUBLISH_LINK_SECONDS: '600' };
  const clock = { ...quick, nowMs: () => nowMs };
  const publisher = await openPublishers({ environment, fetch, clock }).open({ kind: 's3' });
  const { url, expiresAt } = await publisher.publish(file, PUBLICATION, never);
  expect(Date.parse(expiresAt ?? '')).toBe(nowMs + 600_000);
  expect(url).toContain(signatureOf(new URL(url), server.keys.secretAccessKey, server.region));
  nowMs += 500_000;
  expect(await publisher.publish(file, PUBLICATION, never)).toMatchObject({ url, expiresAt });
  nowMs += 50_000;
  expect((await publisher.publish(file, PUBLICATION, never)).url).not.toBe(url);
  nowMs = Date.now() - 700_000;
  const fresh = await openPublishers({ environment, fetch, clock }).open({ kind: 's3' });
  const over = await fresh.publish(file, PUBLICATION, never);
  expect((await fetch(over.url)).status).toBe(403);
});

it('tells Cloudinary’s refusals apart and names no secret', async () => {
  await using server = await FakeCloudinary.start();
  await using file = await captionsFile();
  const [apiKey, cloud] = [server.apiKey, server.cloudName];
  const wrong = await opened('cloudinary', {
    ...server.settings,
    CLOUDINARY_URL: `cloudinary://${apiKey}:wrong-secret@${cloud}`,
  });
  const refused = await wrong.publish(file, PUBLICATION, never).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'unauthorized' });
  expect(String(refused)).not.toContain('wrong-secret');
  const right = await opened('cloudinary', server.settings);
  server.trouble = (request) => (request < 3 ? { answers: 503 } : undefined);
  expect((await right.publish(file, PUBLICATION, never)).uploaded).toBe(true);
  server.trouble = () => ({ answers: 500 });
  const later = right.publish({ ...file, name: 'other.vtt' }, PUBLICATION, never);
  await expect(later).rejects.toMatchObject({ code: 'provider-unavailable', retryable: true });
});

it('stores a file once whose upload was taken and never answered', async () => {
  await using server = await FakeCloudinary.start();
  await using file = await captionsFile();
  const publisher = await opened('cloudinary', server.settings);
  server.troubleNext({ drops: true, accepts: true });
  await publisher.publish(file, PUBLICATION, never);
  expect(server.stores).toBe(1);
});

it('refuses a folder that nothing can be put into before anything is published', async () => {
  const publishers = openPublishers({ environment: {}, fetch, clock: quick });
  for (const path of ['/proc/films', '/dev/null/films']) {
    await expect(publishers.open({ kind: 'folder', path })).rejects.toMatchObject({ code: 'not-writable' });
  }
});

it.each([
  ['s3', {}, 'AWS_S3_BUCKET'],
  ['s3', { AWS_S3_BUCKET: 'b', AWS_ACCESS_KEY_ID: 'k' }, 'AWS_SECRET_ACCESS_KEY'],
  ['s3', { AWS_S3_BUCKET: 'b', S3_BUCKET: 'b' }, 'AWS_S3_BUCKET'],
  ['s3', { AWS_S3_BUCKET: 'b', REEL_PUBLISH_LINK_SECONDS: '604801' }, 'REEL_PUBLISH_LINK_SECONDS'],
  ['cloudinary', {}, 'CLOUDINARY_URL'],
  ['cloudinary', { CLOUDINARY_URL: 'https://secret-of-mine@cloud' }, 'CLOUDINARY_URL'],
] as const)('says which setting of %s is missing or wrong: %j', async (kind, environment, field) => {
  const publishers = openPublishers({ environment, fetch, clock: quick });
  const refused = await publishers.open({ kind }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'invalid-input', issues: [{ field }] });
  expect(String(refused)).not.toContain('secret-of-mine');
  expect(publishers.states().find((state) => state.kind === kind)).toMatchObject({ isReady: false });
});

function s3Settings({ endpoint, bucket, keys }: BucketServer): Record<string, string> {
  return {
    AWS_S3_BUCKET: bucket,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
  };
}

async function keysIn({ endpoint, bucket, region, keys }: BucketServer): Promise<string[]> {
  const client = new S3Client({ region, endpoint, forcePathStyle: true, credentials: keys });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
  client.destroy();
  return Contents.map(({ Key = '' }) => Key);
}

/** The signature of a link by AWS Signature Version 4, worked out anew from its description. */
function signatureOf(url: URL, secret: string, region: string): string {
  const query = [...url.searchParams].filter(([name]) => name !== 'X-Amz-Signature');
  const escaped = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const canonicalQuery = query.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).sort();
  const canonical = ['GET', url.pathname, canonicalQuery.join('&'), `host:${url.host}`, '', 'host'];
  const request = [...canonical, 'UNSIGNED-PAYLOAD'].join('\n');
  const at = url.searchParams.get('X-Amz-Date') ?? '';
  const scope = [at.slice(0, 8), region, 's3', 'aws4_request'];
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const hash = createHash('sha256').update(request).digest('hex');
  return hmac(key, ['AWS4-HMAC-SHA256', at, scope.join('/'), hash].join('\n')).toString('hex');
}

async function captionsFile() {
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-captions-'));
  const path = join(folder, 'film.vtt');
  await writeFile(path, 'WEBVTT\n');
  return {
    ...VTT,
    path,
    sizeBytes: 7,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
