import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { hashJson } from '../../domain/canonical-json.ts';
import type { ApiKey } from '../../ports/key-store.ts';
import type { ApiParts } from '../api-parts.ts';
import { identitySchema, keySchema, keysSchema } from '../documents.ts';
import { LATER } from '../examples/example-names.ts';
import { API_KEY, KEYS, OPEN_IDENTITY, SIGNED_IN } from '../examples/installation-examples.ts';
import { type ApiVariables, isOverTls, keyOfSecret, refuseOtherSites, SESSION_COOKIE } from '../identity.ts';
import { pageOf, pageQueries } from '../page-of.ts';
import { bodyOf, readBody } from '../request-body.ts';
import { newKeySchema, signInSchema } from '../request-documents.ts';
import { answers, idempotencyHeader, needs, openProblems, problems } from '../route-parts.ts';
import { SESSION_MS } from '../sessions.ts';

const tags = ['Access'];

/** Who asks, keys of one's own, and signing in with a browser. */
export function addAccessRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  const { keys, sessions } = parts;

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/session',
      tags,
      operationId: 'getSession',
      summary: 'Whose requests these are',
      responses: { 200: answers(identitySchema, 'The identity.', OPEN_IDENTITY), ...problems() },
    }),
    (context) => {
      const { ownerId, scopes, by } = context.get('identity');
      return context.json({ owner: ownerId, scopes: [...scopes], by }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: '/api/session',
      tags,
      operationId: 'signOut',
      security: needs('read'),
      summary: 'Sign out',
      responses: { 204: { description: 'Signed out.' }, ...problems() },
    }),
    (context) => {
      sessions.close(getCookie(context, SESSION_COOKIE) ?? '');
      deleteCookie(context, SESSION_COOKIE, { path: '/' });
      return context.body(null, 204);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/keys',
      tags,
      operationId: 'listKeys',
      security: needs('admin'),
      summary: 'List your keys, without their secrets',
      request: { query: z.object(pageQueries) },
      responses: {
        200: answers(keysSchema, 'The last made first, revoked ones too.', KEYS),
        ...problems(),
      },
    }),
    async (context) => {
      const identity = context.get('identity');
      const own = await keys.list(identity.ownerId);
      const { entries, next_page } = pageOf(own, ({ id }) => id, context.req.valid('query'));
      return context.json({ keys: entries.map(keyDocument), next_page }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/keys',
      tags,
      operationId: 'createKey',
      security: needs('admin'),
      summary: 'Make a key; its secret is told this once',
      description:
        'Under an `Idempotency-Key` that made a key already it is refused (409): the secret was told then.',
      request: {
        headers: idempotencyHeader,
        body: bodyOf(newKeySchema, 'The key.', { name: 'Publishing', scopes: ['read', 'write'] }),
      },
      responses: {
        201: answers(keySchema.extend({ secret: z.string() }), 'The key with its secret.', {
          ...API_KEY,
          secret: 'reel_…',
        }),
        ...problems(409, 413, 415),
      },
    }),
    async (context) => {
      const { ownerId } = context.get('identity');
      const { name, scopes } = await readBody(context, newKeySchema);
      const again = context.req.header('idempotency-key');
      const id = again === undefined ? undefined : hashJson([ownerId, again]).slice(0, 16);
      const { key, secret } = await keys.create({ ownerId, name, scopes, ...(id !== undefined && { id }) });
      context.header('cache-control', 'no-store');
      return context.json({ ...keyDocument(key), secret }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: '/api/keys/{key}',
      tags,
      operationId: 'revokeKey',
      security: needs('admin'),
      summary: 'End a key for good',
      request: {
        params: z.object({
          key: z
            .string()
            .max(100)
            .openapi({ param: { name: 'key', in: 'path' } }),
        }),
      },
      responses: {
        200: answers(keySchema, 'The key, revoked.', { ...API_KEY, revoked_at: LATER }),
        ...problems(404),
      },
    }),
    async (context) => {
      const identity = context.get('identity');
      const key = await keys.revoke(context.req.valid('param').key, identity.ownerId);
      return context.json(keyDocument(key), 200);
    },
  );
}

/** Signing in, which needs no identity yet. */
export function addSignInRoute(api: OpenAPIHono<ApiVariables>, { access, sessions }: ApiParts): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/session',
      tags,
      operationId: 'signIn',
      summary: 'Sign in with a key; a cookie that no script can read stands for it from then on',
      security: [],
      request: { body: bodyOf(signInSchema, 'The key.', { key: 'reel_…' }) },
      responses: {
        200: answers(identitySchema, 'Signed in.', SIGNED_IN),
        ...openProblems(401, 403, 413, 415, 429),
      },
    }),
    async (context) => {
      refuseOtherSites(context, access);
      const { key: secret } = await readBody(context, signInSchema);
      const key = await keyOfSecret(secret, context, access);
      setCookie(context, SESSION_COOKIE, sessions.open(key.id), {
        path: '/',
        httpOnly: true,
        sameSite: 'Strict',
        secure: isOverTls(context),
        maxAge: SESSION_MS / 1000,
      });
      return context.json({ owner: key.ownerId, scopes: key.scopes, by: 'session' as const }, 200);
    },
  );
}

function keyDocument({ id, name, scopes, createdAt, revokedAt }: ApiKey) {
  return { id, name, scopes: [...scopes], created_at: createdAt, revoked_at: revokedAt ?? null };
}
