import type { RouteConfig } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ReelError } from '../domain/errors.ts';
import type { KeyScope } from '../ports/key-store.ts';
import type { Studio } from '../studio/studio.ts';
import type { ApiParts } from './api-parts.ts';
import { EXAMPLE_PROBLEMS } from './examples/problem-examples.ts';
import type { ApiVariables } from './identity.ts';
import { problemSchema } from './problem.ts';

/** What a key, or the session that it opened, must be allowed to do. */
export function needs(scope: KeyScope): NonNullable<RouteConfig['security']> {
  return [{ key: [scope] }, { session: [scope] }];
}

/** A response with a JSON document, of which one is shown. */
export function answers<Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  example?: z.output<Schema>,
) {
  const document: z.ZodType = schema;
  return {
    description,
    content: { 'application/json': { schema: document, ...(example !== undefined && { example }) } },
  };
}

/** A response with the bytes of a file; its content type says of which kind. */
function fileOf(description: string) {
  const schema = { type: 'string', format: 'binary' } as const;
  return { description, content: { 'application/octet-stream': { schema } } };
}

const PROBLEM_TEXTS = {
  400: 'Something in the request is wrong; the issues name each field.',
  401: 'Nobody is signed in.',
  403: 'Not allowed with this key, or from this site.',
  404: 'There is no such thing of this owner.',
  409: 'It conflicts with how things stand.',
  413: 'Too large.',
  415: 'Not of a type that can be used.',
  416: 'The file has no such part.',
  422: 'A file of the right type that cannot be used: empty, cut short or damaged.',
  429: 'Too many requests; `Retry-After` says when to ask again.',
  500: 'Something unexpected; `instance` is the id to look up in the log.',
  502: 'Somebody else who was asked refused or failed.',
  503: 'Somebody else who was asked cannot be reached now.',
} as const;

type ProblemStatus = keyof typeof PROBLEM_TEXTS;

/** The problems that a route may answer with, besides those that every route has that asks for a key. */
export function problems(...statuses: ProblemStatus[]): RouteConfig['responses'] {
  return openProblems(401, 403, 429, ...statuses);
}

/** The problems of a route that asks for no key, besides those that every route has: a query that it does not know. */
export function openProblems(...statuses: ProblemStatus[]): RouteConfig['responses'] {
  const all = [...new Set([400, ...statuses, 500] as const)].sort();
  return Object.fromEntries(all.map((status) => [status, problemOf(status)]));
}

function problemOf(status: ProblemStatus) {
  const example = EXAMPLE_PROBLEMS[status];
  return {
    description: PROBLEM_TEXTS[status],
    ...(status === 429 && { headers: { 'Retry-After': header('Seconds to wait.') } }),
    content: { 'application/problem+json': { schema: problemSchema, example } },
  };
}

function header(description: string) {
  return { description, schema: { type: 'string' as const } };
}

/** Of what comes with its revision. */
export const TAGGED = { headers: { ETag: header('The revision, for `If-Match` and `If-None-Match`.') } };
/** Of what was made just now. */
export const LOCATED = { headers: { Location: header('Where it can be read.') } };
export const LOCATED_AND_TAGGED = { headers: { ...TAGGED.headers, ...LOCATED.headers } };

/** Of changes: what they are meant for. */
export const revisionHeader = z.object({
  'if-match': z.string().max(100).optional().openapi({
    description: 'The ETag that the change is meant for; 409 where it is another by now.',
    example: '"3"',
  }),
});

/** Of what is read again and again. */
export const knownHeader = z.object({
  'if-none-match': z.string().max(100).optional().openapi({
    description: 'The ETag that is there already; 304 where it is still that one.',
    example: '"3"',
  }),
});

/** Of files: which part of them. */
export const rangeHeader = knownHeader.extend({
  range: z.string().max(200).optional().openapi({
    description: 'One range of bytes (RFC 9110, section 14).',
    example: 'bytes=0-1023',
  }),
});

/** What a route that reads a file answers with besides refusals. */
export function fileAnswers(): RouteConfig['responses'] {
  return {
    200: fileOf('The file.'),
    206: fileOf('A part of it.'),
    304: { description: 'It is as it was; by If-None-Match.' },
  };
}

/** What it may refuse: a part that there is not, and a thumbnail of what has no picture. */
export const FILE_PROBLEMS = [400, 404, 415, 416, 422] as const;

export const projectParameter = z.object({
  project: z
    .string()
    .max(200)
    .openapi({ param: { name: 'project', in: 'path' }, example: 'lighthouses-1a2b3c4d' }),
});

/** The name of an asset in a path. */
export function assetParameter(name: string) {
  return z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the name of an asset: 64 hexadecimal digits')
    .openapi({ param: { name, in: 'path' }, example: 'ab'.repeat(32) });
}

/** Of what is created: the same key again makes nothing more. */
export const idempotencyHeader = z.object({
  'idempotency-key': z.string().min(1).max(200).optional().openapi({
    description: 'The same key again answers with what it made the first time; 409 for another request.',
  }),
});

export const pageQuery = z
  .string()
  .max(500)
  .optional()
  .openapi({ description: '`next_page` of the page before.' });

/** Proxies give up on answers that take longer. */
const MOST_WAIT_SECONDS = 60;

/** Of what takes long: how late the answer may come. */
export const waitQuery = z.object({
  wait: z
    .string()
    .regex(/^\d{1,3}s?$/, 'must be a number of seconds such as 60s')
    .optional()
    .openapi({
      description: 'Answers when it ends or the time is over; 60s at most.',
      example: '60s',
    }),
});

/** How long somebody would wait. */
export function millisecondsOf(wait: string | undefined): number {
  return wait === undefined ? 0 : Math.min(MOST_WAIT_SECONDS, Number.parseInt(wait, 10)) * 1000;
}

/** The studio of whoever asks. */
export function studioOf(context: Context<ApiVariables>, parts: ApiParts): Studio {
  return parts.studioOf(context.get('identity').ownerId);
}

/** The revision that a change is meant for, by `If-Match`; `invalid-input` for anything else. */
export function wantedRevision(context: Context): number | undefined {
  const header = context.req.header('if-match');
  if (header === undefined || header === '*') return undefined;
  const [, digits] = /^"(\d{1,12})"$/.exec(header) ?? [];
  if (digits !== undefined) return Number(digits);
  const problem = 'must be the ETag that the project came with, such as "3"';
  throw new ReelError('invalid-input', `If-Match ${problem}.`, {
    issues: [{ field: 'If-Match', value: header, problem }],
  });
}

export function entityTag(revision: number): string {
  return `"${revision}"`;
}
