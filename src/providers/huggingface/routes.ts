import { z } from 'zod';
import { ReelError } from '../../domain/errors.ts';
import type { VendorHttp } from '../vendor-http/vendor-http.ts';

/** The inference provider whose queue is used here: it keeps a request's name and result. */
export const ROUTE = 'fal-ai';

const mappingSchema = z.object({
  inferenceProviderMapping: z.union([
    z.record(z.string(), z.object({ status: z.string().nullish(), providerId: z.string() })),
    z.array(z.object({ provider: z.string(), status: z.string().nullish(), providerId: z.string() })),
  ]),
});

/**
 * The address of a model behind the router, as the hub tells it. `provider-failed` for a model that no route with a
 * queue serves, `not-found` for one that the hub does not know.
 */
export async function routeOf(model: string, hub: VendorHttp, signal?: AbortSignal): Promise<string> {
  const path = `/api/models/${model.split('/').map(encodeURIComponent).join('/')}`;
  const url = hub.url(path);
  url.searchParams.append('expand[]', 'inferenceProviderMapping');
  const { inferenceProviderMapping: routes } = hub.readable(
    mappingSchema,
    await hub.ask('GET', url, { signal }),
  );
  const route = Array.isArray(routes) ? routes.find(({ provider }) => provider === ROUTE) : routes[ROUTE];
  if (route !== undefined && route.status !== 'error') return route.providerId;
  const served = Array.isArray(routes) ? routes.map(({ provider }) => provider) : Object.keys(routes);
  const others = served.length === 0 ? 'no route serves it' : `it is served by ${served.join(', ')} alone`;
  throw new ReelError(
    'provider-failed',
    `Hugging Face cannot make clips with ${model} by ${ROUTE}: ${others}.`,
  );
}
