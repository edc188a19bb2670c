import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ReelError } from '../../domain/errors.ts';
import { type DownloadOptions, downloadFile } from './download-file.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Array(2_000).fill(7)]);
const signal = new AbortController().signal;

async function served(listener: (request: number, ...of: Parameters<RequestListener>) => void) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    listener(requests, request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-download-'));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const waits: number[] = [];
  const options: DownloadOptions = {
    fetch,
    clock: { nowMs: () => 0, sleep: async (durationMs) => void waits.push(durationMs) },
    ownOrigin: origin,
    attempts: 3,
  };
  return {
    origin,
    folder,
    waits,
    requests: () => requests,
    /** Ends when so many bytes of what is under way are on the disk. */
    untilKept: async (bytes: number) => {
      const kept = () =>
        stat(join(folder, 'out.part')).then(
          ({ size }) => size,
          () => 0,
        );
      while ((await kept()) < bytes) await wait(5);
    },
    download: (different: Partial<DownloadOptions> = {}, check = async () => ({ seen: true })) =>
      downloadFile(
        `${origin}/out.png`,
        { kind: 'image', outputPathStem: join(folder, 'out'), check, signal },
        { ...options, ...different },
      ),
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

test('puts a file in place whole, named for what is in it', async () => {
  await using server = await served((_request, _asked, response) => response.end(PNG));
  const file = await server.download();
  expect(file).toEqual({
    filePath: join(server.folder, 'out.png'),
    mediaType: 'image/png',
    facts: { seen: true },
  });
  expect(await readFile(file.filePath)).toEqual(PNG);
  expect(await readdir(server.folder)).toEqual(['out.png']);
});

test('starts again where it breaks off, waiting longer each time', async () => {
  await using server = await served((request, _asked, response) => {
    if (request === 3) return response.end(PNG);
    response.writeHead(200, { 'content-length': PNG.byteLength });
    return response.write(PNG.subarray(0, 1_000), () => response.destroy());
  });
  await server.download();
  expect(server.waits).toEqual([500, 1_000]);
});

test.each([
  ['a server that is ill', 503, 'provider-unavailable', true, 3],
  ['a file that is gone', 404, 'provider-failed', false, 1],
])('ends at %s as what it is', async (_name, status, code, retryable, requests) => {
  await using server = await served((_request, _asked, response) => response.writeHead(status).end());
  await expect(server.download()).rejects.toMatchObject({ code, retryable });
  expect(server.requests()).toBe(requests);
});

test('asks three times for a file that does not decode, and for a page in its place', async () => {
  await using damaged = await served((_request, _asked, response) => response.end(PNG));
  const check = async () => {
    throw new ReelError('media-failed', 'It does not decode.');
  };
  await expect(damaged.download({}, check)).rejects.toMatchObject({ code: 'media-failed', retryable: false });
  expect(damaged.requests()).toBe(3);
  await using page = await served((_request, _asked, response) => response.end('<!doctype html>'));
  await expect(page.download()).rejects.toMatchObject({ code: 'media-failed' });
});

test('stops at a file that is too large, said or unsaid', async () => {
  await using server = await served((request, _asked, response) => {
    if (request === 1) response.end(PNG);
    else for (const _ of [1, 2, 3]) response.write(PNG);
  });
  for (const _ of [1, 2]) {
    await expect(server.download({ mostBytes: 1_500 })).rejects.toMatchObject({
      code: 'provider-failed',
      message: expect.stringContaining('larger'),
    });
  }
});

test('follows redirects as far as addresses are allowed, with the token for the vendor’s own alone', async () => {
  const asked: (string | undefined)[] = [];
  await using server = await served((request, { headers }, response) => {
    asked.push(headers.authorization);
    if (request === 1) response.writeHead(302, { location: '/moved' }).end();
    else if (request === 2) response.end(PNG);
    else response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
  });
  await server.download({
    headersFor: ({ pathname }) => (pathname === '/out.png' ? { authorization: 'x' } : {}),
  });
  expect(asked).toEqual(['x', undefined]);
  await expect(server.download()).rejects.toMatchObject({
    code: 'provider-failed',
    message: expect.stringContaining('169.254.169.254'),
  });
});

test('goes on where it broke off, as long as the file is the same', async () => {
  const ranges: (string | undefined)[] = [];
  await using server = await served((request, asked, response) => {
    ranges.push(asked.headers.range);
    const from = Number(/bytes=(\d+)-/.exec(asked.headers.range ?? '')?.[1] ?? 0);
    if (request === 1) {
      response.writeHead(200, { 'content-length': PNG.length, etag: '"one"' });
      response.write(PNG.subarray(0, 1_000));
      return void server.untilKept(1_000).then(() => response.destroy());
    }
    const isSame = asked.headers['if-range'] === '"one"';
    if (isSame) response.writeHead(206, { 'content-range': `bytes ${from}-${PNG.length - 1}/${PNG.length}` });
    response.end(isSame ? PNG.subarray(from) : PNG);
  });
  expect(await readFile((await server.download()).filePath)).toEqual(PNG);
  expect(ranges).toEqual([undefined, 'bytes=1000-']);
});

test('begins anew where the file has changed meanwhile', async () => {
  await using server = await served((request, _asked, response) => {
    response.writeHead(200, { 'content-length': PNG.length, etag: `"${request}"` });
    if (request > 1) return void response.end(PNG);
    response.write(PNG.subarray(0, 500));
    void server.untilKept(500).then(() => response.destroy());
  });
  expect(await readFile((await server.download()).filePath)).toEqual(PNG);
  expect(server.requests()).toBe(2);
});

test.each([
  ['a private address', 'https://10.1.2.3/a.png', []],
  ['the address of a cloud’s own settings', 'https://169.254.169.254/a.png', []],
  ['loopback of version 6', 'https://[::1]/a.png', []],
  ['a name that leads to a private address', 'https://files.example/a.png', ['93.184.216.34', '192.168.0.2']],
  ['plain http', 'http://files.example/a.png', ['93.184.216.34']],
])('fetches nothing from %s, also by way of a redirect', async (_title, target, addresses) => {
  await using server = await served((_request, _asked, response) => {
    response.writeHead(302, { location: target }).end();
  });
  const asked = server.download({ addressesOf: async () => addresses });
  await expect(asked).rejects.toMatchObject({
    code: 'provider-failed',
    message: expect.stringContaining('from where nothing is fetched'),
  });
});
