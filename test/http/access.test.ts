import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import { openHome } from '../../src/storage/home.ts';
import { claimOf, sampleIntent } from '../contract/samples.ts';
import { type Answer, type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';
import { firstOf } from './first-of.ts';

let api: ApiUnderTest & { keys: string[] };
let ada = '';
let bea = '';
let project = '';
let run = '';
let asset = '';
let call = '';
let key = '';

beforeAll(async () => {
  api = await startApi(['ada', 'bea']);
  [ada = '', bea = ''] = api.keys;
  project = (await api.ask('/api/projects', { json: { brief: LESSON }, key: ada })).body.id;
  run = (await api.ask(`/api/projects/${project}/runs`, { json: { stage: 'images' }, key: ada })).body.id;
  await api.ended(run, ada);
  const { assets } = (await api.ask(`/api/projects/${project}/assets`, { key: ada })).body;
  asset = firstOf(assets).hash;
  key = firstOf((await api.ask('/api/keys', { key: ada })).body.keys).id;
  call = await paidCall({ projectId: project, ownerId: 'ada' });
});
afterAll(() => api[Symbol.asyncDispose]());

describe('whose things are whose', () => {
  it('no route that names something is there for another owner', async () => {
    const found: string[] = [];
    let asked = 0;
    for (const { method, path, operation } of await operations()) {
      if (!/\{(project|run|call|key)\}/.test(path) || operation.security?.length === 0) continue;
      const answer = await api.ask<{ code?: string }>(addressOf(path), {
        method,
        key: bea,
        ...bodyOf(operation),
      });
      if (answer.status !== 404 || answer.body.code !== 'not-found')
        found.push(`${method} ${path}: ${answer.status}`);
      asked += 1;
    }
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(30);
  });

  it('no route that takes a project in its query tells anything of another owner’s', async () => {
    const found: string[] = [];
    for (const { method, path, operation } of await operations()) {
      if (
        !operation.parameters?.some((parameter) => parameter.in === 'query' && parameter.name === 'project')
      )
        continue;
      const own = `${path}?project=${project}`;
      const answer = await api.ask<{ calls?: [] }>(own, { method, key: bea, ...bodyOf(operation) });
      // Calls stay when their project is gone, so they are looked for by their owner alone.
      if (answer.status !== 404 && answer.body.calls?.length !== 0) found.push(`${method} ${path}`);
    }
    expect(found).toEqual([]);
  });

  it('its owner finds what the other routes hide', async () => {
    for (const path of ['/api/projects/{project}', '/api/runs/{run}', '/api/calls/{call}'])
      expect((await api.ask(addressOf(path), { key: ada })).status).toBe(200);
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
});

interface Operation {
  security?: { key?: string[] }[];
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
}

/** Every operation of the description, so that no new route is forgotten. */
async function operations() {
  const { paths } = (await api.ask('/api/openapi.json')).body;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
}

/** A path with what belongs to Ada in it. */
function addressOf(path: string): string {
  return path
    .replace('{project}', project)
    .replace('{run}', run)
    .replace(/\{(hash|id)\}/, asset)
    .replace('{call}', call)
    .replace('{key}', key)
    .replace('{scene}', 'slide-1')
    .replace('{file}', 'film.mp4');
}

/** The body that the description gives as an example. */
function bodyOf({ requestBody }: Operation): { json?: unknown; body?: string } {
  if (requestBody === undefined) return {};
  const json = requestBody.content['application/json']?.example;
  return json === undefined ? { body: 'bytes' } : { json };
}

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

  it('every route asks for a key, and for the scope that the description says', async () => {
    const keyFor = async (scope: string) =>
      (await api.ask('/api/keys', { key: ada, json: { name: scope, scopes: [scope] } })).body.secret;
    const [reader, writer] = [await keyFor('read'), await keyFor('write')];
    const found: string[] = [];
    for (const { method, path, operation } of await operations()) {
      if (operation.security?.length === 0) continue;
      const scope = operation.security?.[0]?.key?.[0];
      if (path === '/api/events') continue;
      const statusFor = async (shown?: string) =>
        (await api.ask(addressOf(path), { method, ...(shown && { key: shown }), ...bodyOf(operation) }))
          .status;
      if ((await statusFor()) !== 401) found.push(`${method} ${path} answers nobody`);
      if (scope === 'read' && (await statusFor(reader)) === 403)
        found.push(`${method} ${path} refuses a reader`);
      if (scope !== 'read' && (await statusFor(reader)) !== 403)
        found.push(`${method} ${path} takes a reader`);
      if (scope === 'admin' && (await statusFor(writer)) !== 403)
        found.push(`${method} ${path} takes a writer`);
    }
    expect(found).toEqual([]);
    expect((await api.ask('/api/events', { key: 'reel_wrong' })).status).toBe(401);
  });

  it('does not tell whoever has a key where the server keeps its files', async () => {
    const { status, body } = await api.ask('/api/providers', { key: bea });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain(api.home);
  });

  it('lets a scope do what those before it may', async () => {
    const json = { name: 'all', scopes: ['admin'] };
    const { secret } = (await api.ask('/api/keys', { key: ada, json })).body;
    const change = { method: 'PATCH', json: { title: 'Lights' }, key: secret };
    expect((await api.ask(`/api/projects/${project}`, change)).status).toBe(200);
  });

  it('tells pages of other sites by their origin where the browser says no more', async () => {
    const signedIn = await api.ask('/api/session', {
      json: { key: ada },
      headers: { 'x-forwarded-proto': 'https' },
    });
    expect(signedIn.headers.get('set-cookie')).toMatch(/Secure/);
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const redo = (origin: string, more = {}) =>
      api.ask(`/api/projects/${project}/redo`, { method: 'POST', headers: { cookie, origin, ...more } });
    const host = new URL(api.address).host;
    expect((await redo(`http://${host}`)).status).toBe(409);
    expect((await redo('http://127.0.0.1:1')).status).toBe(403);
    expect((await redo('null')).status).toBe(403);
    expect((await redo('https://films.example')).status).toBe(403);
    expect((await redo('https://films.example', { 'x-forwarded-host': 'films.example' })).status).toBe(409);
  });

  it('slows down who shows keys that there are not', async () => {
    await using other = await startApi(['cid']);
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const guess = { json: { key: `reel_${index}` } };
        return (await other.ask('/api/session', guess)).status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect((await other.ask('/api/session', { key: other.keys[0] ?? '' })).status).toBe(200);
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
    const answers: Answer[] = [];
    const refused = () => answers.filter(({ status }) => status === 429);
    // What may come at once is used up sooner or later, as fast as this machine can ask.
    while (refused().length === 0) {
      const asked = Array.from({ length: 400 }, () => api.ask('/api/session', { key: bea }));
      answers.push(...(await Promise.all(asked)));
    }
    expect(Number(refused()[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
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
