import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { ReelError } from '../domain/errors.ts';
import { LOCAL_OWNER } from '../domain/project.ts';
import { type ApiKey, allows, KEY_SCOPES, type KeyScope, type KeyStore } from '../ports/key-store.ts';
import type { DescribedRoutes } from './described-routes.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Sessions } from './sessions.ts';

/** On whose behalf a request is. */
export interface Identity {
  ownerId: string;
  scopes: readonly KeyScope[];
  /** How it was shown: nothing needs to be on a machine of one's own. */
  by: 'loopback' | 'key' | 'session';
}

export interface AccessRules {
  /** True where whoever reaches the server is its owner: on loopback alone. */
  isOpen: boolean;
  /** `host:port` under which the server is asked; another one is a page that goes by another name. */
  isOwnHost(host: string): boolean;
  keys: KeyStore;
  sessions: Sessions;
  /** How often one address may show a key that there is not. */
  guesses: RateLimit;
}

export const SESSION_COOKIE = 'reel_session';
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface ApiVariables {
  Variables: { identity: Identity };
}

/**
 * Finds out who asks. Raises `unauthorized` where nobody is known, `forbidden` where another site asks or the key may
 * not do what the route's description says it needs.
 */
export function identified(
  rules: AccessRules,
  routes: Pick<DescribedRoutes, 'scopeOf'>,
): MiddlewareHandler<ApiVariables> {
  return async (context, next) => {
    const identity = await identityOf(context, rules);
    if (!READING.has(context.req.method) && identity.by !== 'key') refuseOtherSites(context, rules);
    const scope = routes.scopeOf(context);
    if (scope !== undefined && !allows(identity.scopes, scope)) {
      throw new ReelError('forbidden', `This needs a key with the scope ${scope}.`);
    }
    context.set('identity', identity);
    await next();
  };
}

/** The key of that secret; `unauthorized` for any other, and `TooManyRequests` where one address tries many. */
export async function keyOfSecret(secret: string, context: Context, rules: AccessRules): Promise<ApiKey> {
  return (await rules.keys.find(secret)) ?? refuseKey(context, rules);
}

function refuseKey(context: Context, rules: AccessRules): never {
  rules.guesses.count(remoteAddress(context));
  throw new ReelError('unauthorized', 'This key is not known, or was revoked.');
}

/** Whether who asked would be let in now: not after their key was revoked, wherever, or their session ended. */
export async function isStillLetIn(context: Context, rules: AccessRules): Promise<boolean> {
  try {
    return (await knownIdentity(context, rules)) !== undefined;
  } catch {
    // Where the keys cannot be read just now, nobody is sent away.
    return true;
  }
}

async function identityOf(context: Context, rules: AccessRules): Promise<Identity> {
  const identity = await knownIdentity(context, rules);
  if (identity) return identity;
  if (secretIn(context) !== undefined) return refuseKey(context, rules);
  throw new ReelError(
    'unauthorized',
    'Sign in, or send a key as `Authorization: Bearer …`; whoever runs this server makes the first one.',
  );
}

/** Undefined for a key and a session that there are not. */
async function knownIdentity(context: Context, rules: AccessRules): Promise<Identity | undefined> {
  const secret = secretIn(context);
  if (secret !== undefined) return identityWith(await rules.keys.find(secret), 'key');
  if (rules.isOpen) {
    // A page elsewhere that resolves its name to this machine would otherwise be served.
    if (!rules.isOwnHost(context.req.header('host') ?? '')) {
      throw new ReelError('forbidden', 'This server answers under its own address alone.');
    }
    return { ownerId: LOCAL_OWNER, scopes: KEY_SCOPES, by: 'loopback' };
  }
  const keyId = rules.sessions.keyOf(getCookie(context, SESSION_COOKIE) ?? '');
  // A session ends with the key that opened it, whoever revoked that.
  return identityWith(keyId === undefined ? undefined : await rules.keys.get(keyId), 'session');
}

function identityWith(key: ApiKey | undefined, by: 'key' | 'session'): Identity | undefined {
  return key && { ownerId: key.ownerId, scopes: key.scopes, by };
}

function secretIn(context: Context): string | undefined {
  return /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
}

/** Browsers send where a request comes from; one of another site must not change anything here. */
export function refuseOtherSites(context: Context, { isOpen, isOwnHost }: AccessRules): void {
  const site = context.req.header('sec-fetch-site');
  const isOther =
    site === undefined
      ? !isOwnOrigin(context, isOpen ? isOwnHost : isAskedHost(context))
      : site !== 'same-origin' && site !== 'none';
  if (isOther) throw new ReelError('forbidden', 'Pages of other sites may not change anything here.');
}

/** Without TLS browsers say the origin alone; programs say none. */
function isOwnOrigin(context: Context, isOwn: (host: string) => boolean): boolean {
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  const url = URL.parse(origin);
  return url !== null && isOwn(url.host);
}

/** Whether a host is the one that the request was sent to; a proxy may have put its own name in between. */
function isAskedHost(context: Context): (host: string) => boolean {
  const asked = ['host', 'x-forwarded-host'].map((name) => context.req.header(name)?.toLowerCase());
  return (host) => asked.includes(host);
}

/** Whether the browser speaks TLS, if only to a proxy. */
export function isOverTls(context: Context): boolean {
  return (
    new URL(context.req.url).protocol === 'https:' || context.req.header('x-forwarded-proto') === 'https'
  );
}

function remoteAddress(context: Context): string {
  return getConnInfo(context).remote.address ?? '';
}
