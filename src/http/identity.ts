import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { ReelError } from '../domain/errors.ts';
import { LOCAL_OWNER } from '../domain/project.ts';
import { KEY_SCOPES, type KeyScope, type KeyStore } from '../ports/key-store.ts';
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
}

export const SESSION_COOKIE = 'reel_session';
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface ApiVariables {
  Variables: { identity: Identity };
}

/** Finds out who asks. Raises `unauthorized` where nobody is known, `forbidden` where another site asks. */
export function identified(rules: AccessRules): MiddlewareHandler<ApiVariables> {
  return async (context, next) => {
    const identity = await identityOf(context, rules);
    const isReading = READING.has(context.req.method);
    if (!isReading && identity.by !== 'key') refuseOtherSites(context, rules);
    if (!isReading && !identity.scopes.includes('write')) {
      throw new ReelError('forbidden', 'This key may only read. Use one with the scope write.');
    }
    context.set('identity', identity);
    await next();
  };
}

/** Raises `forbidden` where the identity may not do what needs the scope. */
export function needScope({ scopes }: Identity, scope: KeyScope): void {
  if (scopes.includes(scope)) return;
  throw new ReelError('forbidden', `This needs a key with the scope ${scope}.`);
}

async function identityOf(context: Context, rules: AccessRules): Promise<Identity> {
  const [, secret] = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
  if (secret !== undefined) {
    const key = await rules.keys.find(secret);
    if (key === undefined) throw new ReelError('unauthorized', 'This key is not known, or was revoked.');
    return { ownerId: key.ownerId, scopes: key.scopes, by: 'key' };
  }
  if (rules.isOpen) {
    // A page elsewhere that resolves its name to this machine would otherwise be served.
    if (!rules.isOwnHost(context.req.header('host') ?? '')) {
      throw new ReelError('forbidden', 'This server answers under its own address alone.');
    }
    return { ownerId: LOCAL_OWNER, scopes: KEY_SCOPES, by: 'loopback' };
  }
  const session = rules.sessions.find(getCookie(context, SESSION_COOKIE) ?? '');
  if (session !== undefined) return { ...session, by: 'session' };
  throw new ReelError(
    'unauthorized',
    'Sign in, or send a key as `Authorization: Bearer …`; `reel keys create` makes one.',
  );
}

/** Browsers send where a request comes from; one of another site must not change anything here. */
function refuseOtherSites(context: Context, { isOwnHost }: AccessRules): void {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  const isOther =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && !isOwnOrigin(origin, isOwnHost));
  if (isOther) throw new ReelError('forbidden', 'Pages of other sites may not change anything here.');
}

function isOwnOrigin(origin: string, isOwnHost: (host: string) => boolean): boolean {
  try {
    return isOwnHost(new URL(origin).host);
  } catch {
    return false;
  }
}
