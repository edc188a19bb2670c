import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStudio } from '../../src/compose.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const fixture = (name: string) => readFile(new URL(`../fakes/fixtures/${name}`, import.meta.url));
const SVG = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">${content}</svg>`;

const REFUSED: [string, string, () => Promise<BodyInit> | BodyInit, number, object][] = [
  ['text as a picture', 'a.png', () => 'no picture', 415, { code: 'unsupported-media' }],
  ['text as a film', 'a.mp4', () => 'x'.repeat(5000), 415, { code: 'unsupported-media' }],
  ['an ending that is nearly one', 'a.pmg', () => 'x', 415, { issues: [{ field: 'file', nearest: 'png' }] }],
  [
    'a picture that was cut short',
    'a.png',
    async () => (await fixture('sunrise.png')).subarray(0, 200),
    422,
    { code: 'media-failed' },
  ],
  [
    'a drawing with a script in it',
    'a.svg',
    () => SVG('<script/>'),
    422,
    { detail: expect.stringContaining('script') },
  ],
  [
    'a drawing that would fetch something from this machine',
    'a.svg',
    () => SVG('<image href="http://127.0.0.1/secret"/>'),
    422,
    { detail: expect.stringContaining('http://127.0.0.1/secret') },
  ],
  ['nothing', 'a.png', () => '', 422, { detail: 'a.png is an empty file.' }],
];

it.each(REFUSED)('refuses %s', async (_what, name, content, status, problem) => {
  const answer = await api.ask(`/api/uploads?name=${name}`, { body: await content() });
  expect(answer).toMatchObject({ status, body: problem });
});

it('refuses a picture that is too large while it comes, whether or not it says how large it is', async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1;
      if (sent > 1000) controller.close();
      else controller.enqueue(new Uint8Array(100_000));
    },
  });
  const ask = { method: 'POST', body: endless, duplex: 'half' } as RequestInit;
  const answer = await fetch(`${api.address}/api/uploads?name=a.png`, ask).catch(() => undefined);
  expect(answer?.status ?? 413).toBe(413);
  expect(sent).toBeLessThan(500);
  const told = await api.ask('/api/uploads?name=a.png', { body: new Uint8Array(30_000_001) });
  expect(told).toMatchObject({ status: 413, body: { issues: [{ problem: 'may have 30 MB at most' }] } });
});

it('takes a large film in without holding it in memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-large-'));
  const path = join(folder, 'long.mp4');
  // What follows the film is an empty box, which players pass over.
  const box = Buffer.alloc(16);
  const size = 300_000_000;
  box.writeUInt32BE(1, 0);
  box.write('free', 4);
  box.writeBigUInt64BE(BigInt(size), 8);
  await writeFile(path, Buffer.concat([await fixture('sunrise.mp4'), box]));
  await truncate(path, (await stat(path)).size - box.length + size);
  const studio = await openStudio({ home: join(folder, 'home'), environment: {} });
  let most = 0;
  const before = process.memoryUsage().arrayBuffers;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  });
  try {
    const { signal } = new AbortController();
    const { sizeBytes } = await studio.takeInUpload({ name: 'long.mp4', path }, signal);
    expect(sizeBytes).toBeGreaterThan(size);
    expect(most).toBeLessThan(100_000_000);
  } finally {
    clearInterval(watching);
    await studio.close();
    await rm(folder, { recursive: true, force: true });
  }
});
