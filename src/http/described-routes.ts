import { type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import { unknownKeyIssue } from '../domain/input-issues.ts';
import { KEY_SCOPES, type KeyScope } from '../ports/key-store.ts';
import type { ApiVariables } from './identity.ts';
import { invalidRequest } from './invalid-request.ts';
import { needs } from './route-parts.ts';

/** Where a request holds what a schema checks, besides its body. */
type Target = 'query' | 'param' | 'header';

/** What the API's own description says of the routes that requests come to. */
export class DescribedRoutes {
  readonly #api: OpenAPIHono<ApiVariables>;
  #known: ReadonlyMap<string, RouteConfig> | undefined;

  constructor(api: OpenAPIHono<ApiVariables>) {
    this.#api = api;
  }

  /** What a part of the request must be like; undefined where nothing is said of it. */
  schemaOf(context: Context, target: Target): z.ZodObject | undefined {
    const request = this.#routeOf(context)?.request;
    const schema = { query: request?.query, param: request?.params, header: request?.headers }[target];
    return schema instanceof z.ZodObject ? schema : undefined;
  }

  /** Raises `invalid-input` for what the query says and nobody reads, such as a misspelt `stage`. */
  refuseUnknownQuery(context: Context): void {
    if (this.#routeOf(context) === undefined) return;
    const asked = context.req.query();
    const schema = this.schemaOf(context, 'query') ?? z.object({});
    const known = Object.keys(schema.shape);
    const unknown = Object.keys(asked).filter((name) => !known.includes(name));
    if (unknown.length === 0) return;
    const root = { properties: Object.fromEntries(known.map((name) => [name, {}])) };
    throw invalidRequest(
      'The query',
      unknown.map((name) => unknownKeyIssue([name], root, asked)),
      asked,
    );
  }

  /** What a key must be allowed to do; undefined for a route that is not described, and for one that asks for no key. */
  scopeOf(context: Context): KeyScope | undefined {
    const route = this.#routeOf(context);
    return route && scopeNeeded(route);
  }

  /** Says of every route which scope it needs, also where that follows from its method. */
  describeScopes(): void {
    for (const definition of this.#api.openAPIRegistry.definitions) {
      if (definition.type !== 'route') continue;
      const { route } = definition;
      const scope = scopeNeeded(route);
      if (scope !== undefined) route.security = needs(scope);
    }
  }

  #routeOf(context: Context): RouteConfig | undefined {
    this.#known ??= new Map(
      this.#api.openAPIRegistry.definitions.flatMap((definition) =>
        definition.type === 'route' ? [[nameOf(definition.route), definition.route] as const] : [],
      ),
    );
    for (const { method, path } of matchedRoutes(context)) {
      const route = this.#known.get(`${method} ${path}`);
      if (route) return route;
    }
    return undefined;
  }
}

/** What the description of a route asks of a key; where it says nothing, whoever changes something must be allowed to. */
function scopeNeeded({ method, security }: Pick<RouteConfig, 'method' | 'security'>): KeyScope | undefined {
  if (security === undefined) return method === 'get' ? 'read' : 'write';
  const [scope] = security.flatMap(({ key = [] }) => key);
  return KEY_SCOPES.find((known) => known === scope);
}

/** As the router calls it. */
function nameOf({ method, path }: RouteConfig): string {
  return `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
}
