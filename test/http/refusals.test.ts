import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';

const PICTURE = new URL('../fakes/fixtures/sunrise.png', import.meta.url);

let api: ApiUnderTest;
let project = '';
beforeAll(async () => {
  api = await startApi();
  project = (await api.ask('/api/projects', { json: { brief: LESSON } })).body.id;
});
afterAll(() => api[Symbol.asyncDispose]());

/** A JSON body as it is written here. */
const typed = (body: string) => ({ body, headers: { 'content-type': 'application/json' } });

const REFUSED: [string, string, object, number, object][] = [
  [
    'an unknown field',
    '/api/projects',
    { json: { brief: LESSON, formt: 'x' } },
    400,
    {
      issues: [{ field: 'formt', nearest: 'format' }],
    },
  ],
  [
    'a brief with a misspelt field',
    '/api/projects',
    { json: { brief: { ...LESSON, slide: [] } } },
    400,
    {
      issues: [{ field: 'slide', nearest: 'slides' }],
    },
  ],
  [
    'an unknown format',
    '/api/projects',
    { json: { brief: 'x', format: 'lessn' } },
    400,
    { code: 'unknown-name' },
  ],
  [
    'a voice that there is not',
    '/api/projects',
    { json: { brief: { ...LESSON, settings: { voice: 'tlh' } } } },
    400,
    { issues: [{ field: 'settings.voice' }] },
  ],
  [
    'a body that is no JSON',
    '/api/projects',
    { body: '{', headers: { 'content-type': 'application/json' } },
    400,
    {
      code: 'invalid-input',
    },
  ],
  [
    'a body of another type',
    '/api/projects',
    { body: 'a=b', headers: { 'content-type': 'text/plain' } },
    415,
    {
      code: 'unsupported-media',
    },
  ],
  [
    'a body that is too large',
    '/api/projects',
    { json: { brief: 'x'.repeat(6_100_000) } },
    413,
    {
      code: 'too-large',
    },
  ],
  [
    'files that were not uploaded',
    '/api/projects',
    {
      json: { brief: LESSON, files: { 'a.png': 'a'.repeat(64) } },
    },
    400,
    { issues: [{ field: 'files["a.png"]' }] },
  ],
  [
    'files outside their folder',
    '/api/projects',
    {
      json: { brief: LESSON, files: { '../a.png': 'a'.repeat(64) } },
    },
    400,
    { issues: [{ field: 'files["../a.png"]' }] },
  ],
  [
    'a query that nobody reads',
    '/api/projects?serch=x',
    {},
    400,
    { issues: [{ field: 'serch', nearest: 'search' }] },
  ],
  [
    'a dry run that is asked for in the query, where a run would begin',
    '/api/projects/any/runs?dry_run=true',
    { json: {} },
    400,
    { issues: [{ field: 'dry_run', value: 'true' }] },
  ],
  [
    'a number that is none',
    '/api/projects?limit=abc',
    {},
    400,
    { issues: [{ field: 'limit', value: 'abc', problem: 'must be a number, not text' }] },
  ],
  [
    'a number above what is allowed',
    '/api/projects?limit=501',
    {},
    400,
    { issues: [{ field: 'limit', problem: 'must be at most 500' }] },
  ],
  [
    'a format to filter by that there is not',
    '/api/projects?format=lessn',
    {},
    400,
    { issues: [{ field: 'format', nearest: 'lesson' }] },
  ],
  [
    'a name of an asset that is none',
    `/api/projects/x/assets/zz/content`,
    {},
    400,
    { issues: [{ field: 'hash', value: 'zz', problem: expect.stringContaining('64 hexadecimal digits') }] },
  ],
  [
    'a brief of a kind that there is not',
    '/api/projects',
    { json: { brief: 5 } },
    400,
    { issues: [{ problem: 'must be text or an object with named fields, not a number' }] },
  ],
  [
    'a key that stands twice',
    '/api/projects',
    typed('{"brief":"x","brief":"y"}'),
    400,
    { issues: [{ field: 'brief' }] },
  ],
  [
    'a body without a bottom',
    '/api/projects',
    typed(`{"brief":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_001)}`),
    400,
    { detail: expect.stringContaining('levels deep') },
  ],
  [
    'a change that changes nothing',
    '/api/projects/any',
    { method: 'PATCH', json: {} },
    400,
    { detail: expect.stringContaining('title, archived') },
  ],
  [
    'a title that no page can show',
    '/api/projects/any',
    { method: 'PATCH', ...typed('{"title":"\\ud800"}') },
    400,
    { issues: [{ field: 'title' }] },
  ],
  [
    'an edit of no kind',
    '/api/projects/any/edits',
    { json: { edit: {} } },
    400,
    { issues: [{ field: 'edit.kind', problem: expect.stringContaining('move-scene') }] },
  ],
  [
    'a webhook that is no address',
    '/api/projects/{project}/runs',
    { json: { webhook: 'ftp://x' } },
    400,
    { issues: [{ field: 'webhook', problem: expect.stringContaining('https://') }] },
  ],
  [
    'a setting without a value',
    '/api/projects',
    { json: { brief: 'x', set: ['settings.ratio'] } },
    400,
    { issues: [{ field: 'set[0]' }] },
  ],
  [
    'a name of a setting that there is not',
    '/api/settings/OPENAI_KEY',
    { method: 'PUT', json: { value: 'x' } },
    400,
    { issues: [{ field: 'name', nearest: 'OPENAI_API_KEY' }] },
  ],
  ['a page that no list gave', '/api/projects?page=zzz', {}, 400, { code: 'invalid-input' }],
  [
    'a status that there is not',
    '/api/projects?status=complete',
    {},
    400,
    { issues: [{ field: 'status', value: 'complete', nearest: 'completed' }] },
  ],
  [
    'a project that there is not',
    '/api/projects/{project}x',
    {},
    404,
    { code: 'not-found', issues: [{ field: 'project', nearest: expect.stringMatching(/^lighthouses/) }] },
  ],
  ['a run that there is not', '/api/runs/nothing', {}, 404, { code: 'not-found' }],
  [
    'a format that there is not',
    '/api/formats/lessn',
    {},
    404,
    { detail: expect.stringContaining('lesson') },
  ],
  ['a path that there is not', '/api/nothing', {}, 404, { code: 'not-found' }],
  ['a call that there is not', '/api/calls/x/cancel', { method: 'POST' }, 404, { code: 'not-found' }],
  [
    'a budget below nothing',
    '/api/budget',
    { method: 'PUT', json: { limit: -1 } },
    400,
    {
      issues: [{ field: 'limit' }],
    },
  ],
  [
    'an upload that is not what its name says',
    '/api/uploads?name=logo.png',
    { body: 'no picture' },
    415,
    {
      code: 'unsupported-media',
    },
  ],
  [
    'an upload that was cut short',
    '/api/uploads?name=logo.png',
    { body: readFileSync(PICTURE).subarray(0, 60) },
    422,
    { code: 'media-failed', issues: [{ field: 'file', value: 'logo.png' }] },
  ],
  [
    'an upload of a kind that no film uses',
    '/api/uploads?name=virus.exe',
    { body: 'MZ' },
    415,
    {
      detail: expect.stringContaining('png'),
    },
  ],
];

describe('refusals over HTTP', () => {
  it.each(REFUSED)('refuses %s as a problem that names it', async (_what, path, options, status, problem) => {
    const answer = await api.ask(path.replace('{project}', project), options);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status, type: expect.stringMatching(/^\/api\/docs#/), ...problem });
    expect(answer.status).toBe(status);
    // Whoever asks over HTTP has no command line at hand.
    expect(JSON.stringify(answer.body)).not.toMatch(/\breel [a-z]/);
  });
});

it('shows the studio under an address that no browser writes, and goes on', async () => {
  expect((await api.ask('/%ff')).status).toBe(200);
  expect((await api.ask('/assets/%ff.js')).status).toBe(404);
});

it('is not filled up by a webhook that does not say how long it is', async () => {
  const chunk = new Uint8Array(100_000);
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 1;
      if (sent > 500) controller.close();
      else controller.enqueue(chunk);
    },
  });
  await using told = await startApi([], { REPLICATE_WEBHOOK_SECRET: 'whsec_c2VjcmV0' });
  const ask = { method: 'POST', body, duplex: 'half' } as RequestInit;
  const answer = await fetch(`${told.address}/api/webhooks/replicate/x`, ask).catch(() => undefined);
  expect(answer?.status ?? 413).toBe(413);
  expect(sent).toBeLessThan(200);
});
