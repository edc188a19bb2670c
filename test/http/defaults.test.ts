import { expect, it } from 'vitest';
import type { Plan, Problem } from '../../src/client/documents.ts';
import { LESSON, startApi } from './api-under-test.ts';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
const SETTINGS = { language: 'fr', ratio: '1:1', captions: { mode: 'burned' }, budget: 2 };

it('gives each owner what that owner kept, over a restart, with the logo to look at', async () => {
  await using api = await startApi(['ann', 'bob']);
  const [ann = '', bob = ''] = api.keys;
  expect(await api.ask('/api/defaults', { key: ann })).toMatchObject({ status: 200, body: {} });
  expect((await api.ask('/api/defaults/logo', { key: ann })).status).toBe(404);
  const { body: upload } = await api.ask('/api/uploads?name=mark.svg', { body: LOGO, key: ann });
  const brand = {
    name: 'Harbour Museum',
    colours: ['#0a6e8a'],
    logo: { asset: upload.asset, name: 'mark.svg' },
  };
  const json = { brand, settings: SETTINGS };
  expect(await api.ask('/api/defaults', { method: 'PUT', json, key: ann })).toMatchObject({
    status: 200,
    body: json,
  });
  await api.restart();
  expect((await api.ask('/api/defaults', { key: ann })).body).toEqual(json);
  const logo = await api.ask('/api/defaults/logo', { key: ann });
  expect([logo.headers.get('content-type'), logo.body]).toEqual(['image/svg+xml', LOGO]);
  expect((await api.ask('/api/defaults', { key: bob })).body).toEqual({});
  expect((await api.ask('/api/defaults/logo', { key: bob })).status).toBe(404);
});

it('refuses what no film could start from, by field and with the nearest name, and keeps what was there', async () => {
  await using api = await startApi();
  const put = (json: object) => api.ask<Problem>('/api/defaults', { method: 'PUT', json });
  await put({ settings: SETTINGS });
  const refused = [
    await put({ settings: { style: 'watercolor' } }),
    await put({ settings: { budgets: 3 } }),
    await put({ brand: { colours: ['blue'] } }),
    await put({ brand: { logo: { asset: 'f'.repeat(64), name: 'mark.png' } } }),
  ];
  expect(
    refused.map(({ status, body }) => [status, body.issues?.[0]?.field, body.issues?.[0]?.nearest]),
  ).toEqual([
    [400, 'settings.style', 'watercolour'],
    [400, 'settings.budgets', 'budget'],
    [400, 'brand.colours[0]', undefined],
    [400, 'brand.logo.asset', undefined],
  ]);
  expect((await api.ask('/api/defaults')).body).toEqual({ settings: SETTINGS });
});

it('begins a film from them where its brief leaves it open, unless they are left aside, and quotes it so', async () => {
  await using api = await startApi();
  const { body: upload } = await api.ask('/api/uploads?name=mark.svg', { body: LOGO });
  const brand = { name: 'Harbour Museum', logo: { asset: upload.asset, name: 'mark.svg' } };
  await api.ask('/api/defaults', { method: 'PUT', json: { brand, settings: SETTINGS } });
  const json = { brief: LESSON, set: ['settings.language=en'] };
  const { body: made } = await api.ask('/api/projects', { json });
  expect(made.settings).toMatchObject({ ...SETTINGS, language: 'en' });
  expect(made.notices.join()).toContain('the brand Harbour Museum (mark.svg), shape 1:1, captions burned');
  const hashesOf = ({ body }: { body: Plan }) => body.wanted.map(({ hash }) => hash);
  const plan = await api.ask<Plan>(`/api/projects/${made.id}/plan`);
  expect(hashesOf(await api.ask<Plan>('/api/plan', { json }))).toEqual(hashesOf(plan));

  const aside = await api.ask('/api/projects', { json: { ...json, defaults: false } });
  expect(aside.body.settings).toMatchObject({ ratio: '9:16', captions: { mode: 'beside' } });
  expect(aside.body.notices).toEqual([]);
});

it('P2: quotes a brief with its files as the project that it then is', async () => {
  await using api = await startApi();
  const { body: upload } = await api.ask('/api/uploads?name=mark.svg', { body: LOGO });
  const json = { brief: { ...LESSON, brand: { logo: 'mark.svg' } }, files: { 'mark.svg': upload.asset } };
  const quote = await api.ask<Plan>('/api/plan', { json });
  const { body: made } = await api.ask('/api/projects', { json });
  const plan = await api.ask<Plan>(`/api/projects/${made.id}/plan`);
  expect(quote.body.wanted).toEqual(plan.body.wanted);
  const missing = await api.ask<Problem>('/api/plan', { json: { ...json, files: {} } });
  expect(missing).toMatchObject({ status: 400, body: { issues: [{ field: 'brand.logo' }] } });
});
