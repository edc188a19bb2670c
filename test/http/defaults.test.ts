import { expect, it } from 'vitest';
import type { Problem } from '../../src/client/documents.ts';
import { startApi } from './api-under-test.ts';

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
