import { expect, it } from 'vitest';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { LESSON, startApi } from './api-under-test.ts';

const VALUE = 'planted-settings-value-31415926';

it('takes keys in, uses them from the next start on, and never tells them', async () => {
  await using api = await startApi();
  const ready = async () => JSON.stringify((await api.ask('/api/publishers')).body);
  const value = `cloudinary://1234:${VALUE}@films`;
  const kept = await api.ask('/api/settings/CLOUDINARY_URL', { method: 'PUT', json: { value } });
  expect(kept).toMatchObject({ status: 200, body: { name: 'CLOUDINARY_URL', overridden: false } });
  expect(await ready()).toContain('"target":"cloudinary","ready":false');
  await api.restart();
  expect(await ready()).toContain('"target":"cloudinary","ready":true,"detail":"cloudinary://films/"');
  const listed = await api.ask('/api/settings');
  expect(listed.body.settings).toMatchObject([{ name: 'CLOUDINARY_URL' }]);
  const answers = [
    kept,
    listed,
    await api.ask('/api/settings/CLOUDINARY_URL'),
    await api.ask('/api/settings/CLOUDINARY_URL', { method: 'PUT', json: { value, more: VALUE } }),
    await api.ask('/api/settings/CLOUDINARY_URL', {
      method: 'PUT',
      body: VALUE,
      headers: { 'content-type': 'application/json' },
    }),
    await api.ask('/api/settings/CLOUDINARY_URL', { method: 'PUT', json: { value: VALUE.repeat(200) } }),
    await api.ask('/api/settings/NO_SUCH_KEY', { method: 'PUT', json: { value } }),
  ];
  expect(answers.slice(2).map(({ status }) => status)).toEqual([404, 400, 400, 400, 400]);
  expect(JSON.stringify(answers)).not.toContain(VALUE);
  expect(api.log.join('')).not.toContain(VALUE);
  expect(await api.ask('/api/settings/CLOUDINARY_URL', { method: 'DELETE' })).toMatchObject({ status: 204 });
  expect(await api.ask('/api/settings/CLOUDINARY_URL', { method: 'DELETE' })).toMatchObject({ status: 404 });
});

it('P2: buys nothing with a key that came after the quotes were given, until the next start', async () => {
  await using elevenLabs = await FakeElevenLabs.start();
  await using api = await startApi([], { ELEVENLABS_BASE_URL: elevenLabs.baseUrl });
  const put = { method: 'PUT', json: { value: elevenLabs.key } };
  expect((await api.ask('/api/settings/ELEVENLABS_API_KEY', put)).status).toBe(200);
  const { id } = (await api.ask('/api/projects', { json: { brief: LESSON } })).body;
  const made = async () => {
    const run = await api.ask(`/api/projects/${id}/runs`, { json: { stage: 'speech', force: true } });
    return (await api.ended(run.body.id)).state;
  };
  expect([await made(), elevenLabs.requests]).toEqual(['completed', 0]);
  await api.restart();
  expect([await made(), elevenLabs.requests]).toEqual(['completed', 1]);
});

it('opens settings to keys of the installation’s own owner alone', async () => {
  await using api = await startApi(['ann', 'local']);
  const [ann = '', local = ''] = api.keys;
  expect((await api.ask('/api/settings', { key: ann })).status).toBe(403);
  const put = { method: 'PUT', json: { value: 'x-of-ann' } };
  expect((await api.ask('/api/settings/OPENAI_API_KEY', { ...put, key: ann })).status).toBe(403);
  expect((await api.ask('/api/settings', { key: local })).body.settings).toEqual([]);
});
