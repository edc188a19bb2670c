import type { OpenAPIHono } from '@hono/zod-openapi';
import { ReelError } from '../../domain/errors.ts';
import type { ApiParts } from '../api-parts.ts';
import type { ApiVariables } from '../identity.ts';
import { readText } from '../request-body.ts';

/** Far more than a vendor tells of one call. */
const MOST_WEBHOOK_BYTES = 1_000_000;

/** Where vendors tell of the calls that they were given; the signature stands for an identity. */
export function addWebhookRoute(api: OpenAPIHono<ApiVariables>, { vendorsWord }: ApiParts): void {
  api.post('/api/webhooks/:provider/:address', async (context) => {
    if (!vendorsWord) throw new ReelError('not-found', 'No webhooks are taken in here.');
    const header = (name: string) => context.req.header(name) ?? '';
    const { provider, address } = context.req.param();
    const webhook = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signatures: header('webhook-signature'),
      body: await readText(context, MOST_WEBHOOK_BYTES),
    };
    await vendorsWord.note(provider, address, webhook, context.req.raw.signal);
    return context.body(null, 204);
  });
}
