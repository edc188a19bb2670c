import { ReelError } from '../domain/errors.ts';
import type { VendorsWord } from '../http/api-parts.ts';
import type { Clock } from '../ports/clock.ts';
import type { CallParts } from '../production/calls/call-parts.ts';
import { noteVendorsWord } from '../production/calls/note-word.ts';
import { isWebhookGenuine } from '../providers/replicate/webhook-signature.ts';
import type { Environment } from './size.ts';

/**
 * The address that a vendor is given to tell of a call; none where `REEL_PUBLIC_URL`, at which this server is reached
 * from outside, or the vendor's secret is not set, or where the vendor tells nothing.
 */
export function webhookUrls(environment: Environment): CallParts['webhookUrlFor'] {
  const base = environment.REEL_PUBLIC_URL?.trim();
  if (!base || !environment.REPLICATE_WEBHOOK_SECRET?.trim()) return undefined;
  const url = publicUrl(base);
  return (provider, address) =>
    provider === 'replicate'
      ? new URL(`api/webhooks/replicate/${encodeURIComponent(address)}`, url).href
      : undefined;
}

/** Undefined where no vendor can tell anything. */
export function vendorsWord(
  environment: Environment,
  calls: CallParts,
  clock: Clock,
): VendorsWord | undefined {
  const secret = environment.REPLICATE_WEBHOOK_SECRET?.trim();
  if (!secret) return undefined;
  return {
    async note(provider, address, webhook, signal) {
      if (provider !== 'replicate')
        throw new ReelError('not-found', 'No vendor of that name tells anything here.');
      if (!isWebhookGenuine(webhook, secret, clock.nowMs()))
        throw new ReelError(
          'unauthorized',
          'The webhook is not signed with the secret that is set here, or is old.',
        );
      await noteVendorsWord({ address, vendorId: vendorIdIn(webhook.body) }, calls, signal);
    },
  };
}

function vendorIdIn(body: string): string {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch (cause) {
    throw new ReelError('invalid-input', 'The webhook is not JSON.', { cause });
  }
  const { id } = (document ?? {}) as { id?: unknown };
  if (typeof id === 'string' && id !== '') return id;
  throw new ReelError('invalid-input', 'The webhook names no prediction.');
}

function publicUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'https:' || url?.hostname === '127.0.0.1' || url?.hostname === 'localhost') {
    return new URL(url.pathname.endsWith('/') ? url : `${url.href}/`);
  }
  const problem =
    'must be an https address at which this server is reached, such as https://films.example.com';
  throw new ReelError('invalid-input', `REEL_PUBLIC_URL ${problem} (given: ${value}).`, {
    issues: [{ field: 'REEL_PUBLIC_URL', value, problem }],
  });
}
