import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import { openHome } from '../../src/storage/home.ts';
import { claimOf, sampleIntent } from '../contract/samples.ts';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';
import { firstOf } from './first-of.ts';

let api: ApiUnderTest & { keys: string[] };
let ada = '';
let bea = '';
let project = '';
let run = '';
let asset = '';
let call = '';

beforeAll(async () => {
  api = await startApi(['ada', 'bea']);
  [ada = '', bea = ''] = api.keys;
  project = (await api.ask('/api/projects', { json: { brief: LESSON }, key: ada })).body.id;
  run = (await api.ask(`/api/projects/${project}/runs`, { json: { stage: 'images' }, key: ada })).body.id;
  await api.ask(`/api/runs/${run}?wait=60s`, { key: ada });
  const { assets } = (await api.ask(`/api/projects/${project}/assets`, { key: ada })).body;
  asset = firstOf(assets).hash;
  call = await paidCall({ projectId: project, ownerId: 'ada' });
});
afterAll(() => api[Symbol.asyncDispose]());

const OTHERS: [string, string, object?][] = [
  ['GET', '/api/projects/{project}'],
  ['PATCH', '/api/projects/{project}', { title: 'Mine' }],
  ['DELETE', '/api/projects/{project}'],
  ['POST', '/api/projects/{project}/duplicate'],
  ['GET', '/api/projects/{project}/plan'],
  ['GET', '/api/projects/{project}/scenes'],
  ['GET', '/api/projects/{project}/scenes/{scene}'],
  ['POST', '/api/projects/{project}/edits', { edit: { kind: 'regenerate', scene: 'slide-1' } }],
  ['POST', '/api/projects/{project}/undo'],
  ['POST', '/api/projects/{project}/redo'],
  ['POST', '/api/projects/{project}/scenes/{scene}/cancel'],
  ['POST', '/api/projects/{project}/runs', {}],
  ['POST', '/api/projects/{project}/runs', { dry_run: true }],
  ['GET', '/api/projects/{project}/assets'],
  ['POST', '/api/projects/{project}/publish', { target: 's3' }],
  ['GET', '/api/projects/{project}/timeline'],
  ...['exports', 'packages'].flatMap((plural): [string, string, object?][] => [
    ['POST', `/api/projects/{project}/${plural}`, { form: 'pages' }],
    ['GET', `/api/projects/{project}/${plural}`],
    ['GET', `/api/projects/{project}/${plural}/{id}`],
    ['POST', `/api/projects/{project}/${plural}/{id}/cancel`],
  ]),
  ['GET', '/api/projects/{project}/film/{file}'],
  ['GET', '/api/projects/{project}/assets/{asset}/content'],
  ['GET', '/api/runs/{run}'],
  ['POST', '/api/runs/{run}/cancel'],
  ['GET', '/api/calls/{call}'],
  ['POST', '/api/calls/{call}/resolve', { decision: 'give-up' }],
  ['POST', '/api/calls/{call}/cancel'],
  ['GET', '/api/budget?project={project}'],
  ['PUT', '/api/budget?project={project}', { limit: 1 }],
];

describe('whose things are whose', () => {
  it.each(OTHERS)('%s %s is not there for another owner', async (method, path, json) => {
    const own = path
      .replace('{project}', project)
      .replace('{run}', run)
      .replace(/\{(asset|id)\}/, asset)
      .replace('{call}', call)
      .replace('{scene}', 'slide-1')
      .replace('{file}', 'film.mp4');
    const answer = await api.ask(own, { method, key: bea, ...(json && { json }) });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('shows a call to its owner alone', async () => {
    expect((await api.ask(`/api/calls/${call}`, { key: ada })).body).toMatchObject({
      id: call,
      state: 'intended',
    });
    expect((await api.ask('/api/calls', { key: ada })).body.calls).toHaveLength(1);
  });

  it('lists nothing of another owner', async () => {
    expect((await api.ask('/api/calls', { key: bea })).body.calls).toEqual([]);
    expect((await api.ask('/api/projects', { key: bea })).body.projects).toEqual([]);
    expect((await api.ask('/api/runs', { key: bea })).body.runs).toEqual([]);
    expect((await api.ask('/api/keys', { key: bea })).body.keys).toHaveLength(1);
    expect((await api.ask('/api/projects', { key: ada })).body.projects).toHaveLength(1);
  });

  it('every route that needs an identity has one of these tests, or shows only what is one’s own', async () => {
    const { paths } = (await api.ask('/api/openapi.json')).body;
    const named = Object.keys(paths).filter((path) => /\{(project|run|call|key)\}/.test(path));
    const tested = new Set(OTHERS.map(([, path]) => path.replace('{asset}', '{hash}')));
    const elsewhere = ['/api/media/{project}/{hash}', '/api/keys/{key}'];
    expect(named.filter((path) => !tested.has(path) && !elsewhere.includes(path))).toEqual([]);
  });
});

/** A call in the book that is about to be sent. */
async function paidCall(owned: { projectId: string; ownerId: string }): Promise<string> {
  const home = await openHome(api.home, systemClock, randomId);
  try {
    const claim = await claimOf(home, 'river');
    return (await home.calls.intend({ ...sampleIntent('river'), ...owned }, claim)).id;
  } finally {
    await home.close();
  }
}

describe('who is let in', () => {
  it('asks for a key', async () => {
    const answer = await api.ask('/api/projects');
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect((await api.ask('/api/projects', { key: 'reel_wrong' })).status).toBe(401);
  });

  it('lets a key do what its scopes say, until it is revoked', async () => {
    const made = await api.ask('/api/keys', { key: ada, json: { name: 'watcher', scopes: ['read'] } });
    const { secret, id } = made.body;
    expect((await api.ask('/api/projects', { key: secret })).status).toBe(200);
    expect((await api.ask('/api/projects', { key: secret, json: { brief: LESSON } })).status).toBe(403);
    expect((await api.ask('/api/keys', { key: secret })).status).toBe(403);
    expect((await api.ask(`/api/keys/${id}`, { method: 'DELETE', key: bea })).status).toBe(404);
    expect((await api.ask(`/api/keys/${id}`, { method: 'DELETE', key: ada })).status).toBe(200);
    expect((await api.ask('/api/projects', { key: secret })).status).toBe(401);
    expect(JSON.stringify((await api.ask('/api/keys', { key: ada })).body)).not.toContain(secret);
  });

  it('signs a browser in with a cookie that no script reads and no other site sends', async () => {
    const signedIn = await api.ask('/api/session', { json: { key: ada } });
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    expect((await api.ask('/api/session', { headers })).body).toMatchObject({ owner: 'ada', by: 'session' });
    const change = { method: 'PATCH', json: { title: 'Beacons' } };
    const path = `/api/projects/${project}`;
    expect(
      (await api.ask(path, { ...change, headers: { ...headers, 'sec-fetch-site': 'cross-site' } })).status,
    ).toBe(403);
    expect((await api.ask(path, { ...change, headers })).status).toBe(200);
    await api.ask('/api/session', { method: 'DELETE', headers });
    expect((await api.ask('/api/session', { headers })).status).toBe(401);
  });

  it('slows down who asks too often', async () => {
    const answers = await Promise.all(
      Array.from({ length: 400 }, () => api.ask('/api/session', { key: bea })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(100);
  });
});

describe('on a machine of one’s own', () => {
  it('needs no key, but answers no page that goes by another name and no other site’s changes', async () => {
    await using open = await startApi();
    expect((await open.ask('/api/session')).body).toMatchObject({ owner: 'local', by: 'loopback' });
    expect(await statusFor(open.address, 'evil.example')).toBe(403);
    expect(await statusFor(open.address, new URL(open.address).host)).toBe(200);
    const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const answer = await open.ask('/api/projects', { json: { brief: LESSON }, headers: elsewhere });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

function statusFor(address: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${address}/api/session`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}
