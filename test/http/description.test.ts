import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiGuide } from '../../src/http/api-guide.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';

interface Answer {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { example?: unknown }>;
}

interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, Answer>;
  security?: { key?: string[] }[];
}

let api: ApiUnderTest;
let source = '';
let operations: { name: string; method: string; path: string; operation: Operation }[] = [];
beforeAll(async () => {
  api = await startApi();
  const { body } = await api.ask('/api/openapi.json');
  source = JSON.stringify(body);
  operations = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method} ${path}`,
        method,
        path,
        operation,
      })),
  );
});
afterAll(() => api[Symbol.asyncDispose]());

const namesOf = (found: typeof operations) => found.map(({ name }) => name);

it('describes itself in OpenAPI 3.1 that a public linter has nothing to say of, its examples included', async () => {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: { 'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: false } },
  });
  const findings = await lintFromString({ source, config });
  expect(findings.map(({ message, location }) => `${message} (${location[0]?.pointer})`)).toEqual([]);
  expect(JSON.parse(source).openapi).toBe('3.1.0');
});

it('has every route on the page of routes as it is; else run scripts/write-references.ts', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/reference/api.md'), 'utf8');
  expect(page).toBe(apiGuide(JSON.parse(source)));
  expect(
    operations.filter(({ path, method }) => !page.includes(`\`${method.toUpperCase()} ${path}\``)),
  ).toEqual([]);
});

it('shows an example of every body that is sent and of every document that is answered', () => {
  const isBare = (content: Answer['content']) =>
    Object.entries(content ?? {}).some(([type, { example }]) => /json/.test(type) && example === undefined);
  const bare = operations.flatMap(({ name, operation }) => [
    ...(isBare(operation.requestBody?.content) ? [`${name} asks`] : []),
    ...Object.entries(operation.responses)
      .filter(([, { content }]) => isBare(content))
      .map(([status]) => `${name} ${status}`),
  ]);
  expect(bare).toEqual([]);
});

it('says of every route which problems it can answer with', () => {
  const lacking = (status: string, found: typeof operations) =>
    namesOf(found.filter(({ operation }) => operation.responses[status] === undefined)).map(
      (name) => `${name} lacks ${status}`,
    );
  const ofBody = (type: string) =>
    operations.filter(({ operation }) => operation.requestBody?.content[type] !== undefined);
  const asksForKey = operations.filter(({ operation }) => operation.security?.length !== 0);
  expect([
    ...['400', '500'].flatMap((status) => lacking(status, operations)),
    ...['401', '403', '429'].flatMap((status) => lacking(status, asksForKey)),
    ...['413', '415'].flatMap((status) => lacking(status, ofBody('application/json'))),
    ...['413', '415', '422'].flatMap((status) => lacking(status, ofBody('application/octet-stream'))),
    ...lacking(
      '404',
      operations.filter(({ path }) => /\{(project|run|call|key)\}/.test(path)),
    ),
    ...lacking(
      '416',
      operations.filter(({ operation }) => operation.responses['206'] !== undefined),
    ),
  ]).toEqual([]);
});

it('says of no route that it refuses what nobody can be refused there', () => {
  const told = (status: string) =>
    namesOf(operations.filter(({ operation }) => operation.responses[status] !== undefined));
  // A file that came and cannot be used, or that is there and has no picture to be shown small.
  expect(told('422').filter((name) => !name.startsWith('get '))).toEqual(['post /api/uploads']);
  expect(told('503')).toEqual([
    'post /api/projects/{project}/publish',
    'post /api/calls/{call}/resolve',
    'post /api/calls/{call}/cancel',
  ]);
  const open = operations.filter(({ operation }) => operation.security?.length === 0);
  expect(namesOf(open.filter(({ operation }) => operation.responses['401'] !== undefined))).toEqual([
    'post /api/session',
  ]);
});

it('says where revisions are told and taken, and that another one is a conflict', () => {
  const takes = (name: string) => operations.filter(({ operation }) => hasHeader(operation, name));
  const tagged = operations.filter(({ operation }) =>
    Object.values(operation.responses).some(({ headers }) => headers?.ETag !== undefined),
  );
  expect(namesOf(takes('if-match'))).toEqual([
    'patch /api/projects/{project}',
    'post /api/projects/{project}/edits',
    'post /api/projects/{project}/undo',
    'post /api/projects/{project}/redo',
  ]);
  expect(takes('if-match').every(({ operation }) => operation.responses['409'])).toBe(true);
  expect(namesOf(tagged)).toEqual(expect.arrayContaining(namesOf(takes('if-match'))));
  expect(namesOf(takes('idempotency-key'))).toEqual([
    'post /api/projects',
    'post /api/projects/{project}/duplicate',
    'post /api/projects/{project}/runs',
    'post /api/keys',
  ]);
});

it('names every operation once, and shows them all on a page that asks nobody else for anything', async () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const page = await api.ask<string>('/api/docs');
  for (const { path } of operations) expect(page.body).toContain(path);
  expect(page.body).not.toMatch(/(src|href)="https?:/);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const { body } = await api.ask<{ type: string }>('/api/projects/nothing');
  expect(page.body).toContain(`id="${body.type.split('#')[1]}"`);
});

function hasHeader(operation: Operation, name: string): boolean {
  return operation.parameters?.some((each) => each.in === 'header' && each.name === name) === true;
}
