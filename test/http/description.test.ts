import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import { startApi } from './api-under-test.ts';

it('describes itself in OpenAPI 3.1 that a public linter finds no error in', async () => {
  await using api = await startApi();
  const { body } = await api.ask('/api/openapi.json');
  const config = await createConfig({ extends: ['recommended'] });
  const findings = await lintFromString({ source: JSON.stringify(body), config });
  expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  expect(body.openapi).toBe('3.1.0');
});

it('names every operation once, and shows them all on a page that asks nobody else for anything', async () => {
  await using api = await startApi();
  const { body } = await api.ask('/api/openapi.json');
  const operations = Object.values(
    body.paths as Record<string, Record<string, { operationId: string }>>,
  ).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  expect(new Set(operations).size).toBe(operations.length);
  const page = await api.ask('/api/docs');
  for (const path of Object.keys(body.paths)) expect(page.body).toContain(path);
  expect(page.body).not.toMatch(/(src|href)="https?:/);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});
