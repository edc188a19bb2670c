import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from './api-under-test.ts';

let api: ApiUnderTest & { keys: string[] };
let ada = '';

beforeAll(async () => {
  api = await startApi(['ada']);
  [ada = ''] = api.keys;
});
afterAll(() => api[Symbol.asyncDispose]());

it('ends a session with the key that opened it', async () => {
  const made = (await api.ask('/api/keys', { key: ada, json: { name: 'browser', scopes: ['write'] } })).body;
  const signedIn = await api.ask('/api/session', { json: { key: made.secret } });
  const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
  expect((await api.ask('/api/projects', { headers })).status).toBe(200);
  await api.ask(`/api/keys/${made.id}`, { method: 'DELETE', key: ada });
  expect((await api.ask('/api/projects', { headers })).status).toBe(401);
});

it('ends a stream of events with the key or the session that opened it, and no other', async () => {
  const keyOf = async (name: string) =>
    (await api.ask('/api/keys', { key: ada, json: { name, scopes: ['write'] } })).body;
  const [shown, signingIn] = [await keyOf('shown'), await keyOf('signing in')];
  const signedIn = await api.ask('/api/session', { json: { key: signingIn.secret } });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const stop = new AbortController();
  const follow = async (headers: Record<string, string>) => {
    const response = await fetch(`${api.address}/api/events`, { headers, signal: stop.signal });
    expect(response.status).toBe(200);
    return {
      end: response
        .text()
        .then(() => 'ended')
        .catch(() => 'cut off'),
    };
  };
  const ofKey = await follow({ authorization: `Bearer ${shown.secret}` });
  const ofSession = await follow({ cookie });
  const ofAda = await follow({ authorization: `Bearer ${ada}` });
  await api.ask(`/api/keys/${shown.id}`, { method: 'DELETE', key: ada });
  await api.ask('/api/session', { method: 'DELETE', headers: { cookie } });
  expect(await Promise.all([ofKey.end, ofSession.end])).toEqual(['ended', 'ended']);
  stop.abort();
  expect(await ofAda.end).toBe('cut off');
});
