import { createHmac, timingSafeEqual } from 'node:crypto';

/** A webhook as it came in. */
export interface SignedWebhook {
  /** The headers `webhook-id`, `webhook-timestamp` and `webhook-signature`. */
  id: string;
  timestamp: string;
  signatures: string;
  /** The body to the byte. */
  body: string;
}

/** Older or more in the future than this, a webhook is refused, so that none can be sent again later. */
const LONGEST_AGE_MS = 5 * 60_000;

/**
 * True for a webhook that Replicate signed with this secret (`whsec_...`) within the last five minutes. The same
 * one may come twice: see `webhook-id`.
 *
 * The signature is an HMAC-SHA256 over `id.timestamp.body`, as base64 after `v1,`; there may be several
 * (https://replicate.com/docs/topics/webhooks/verify-webhook).
 */
export function isWebhookGenuine(webhook: SignedWebhook, secret: string, nowMs: number): boolean {
  const sentMs = Number(webhook.timestamp) * 1000;
  if (!Number.isFinite(sentMs) || Math.abs(nowMs - sentMs) > LONGEST_AGE_MS) return false;
  const right = webhookSignature(webhook, secret);
  return webhook.signatures.split(' ').some((signature) => {
    const [version, given = ''] = signature.split(',');
    return version === 'v1' && isEqual(Buffer.from(given, 'base64'), right);
  });
}

/** The bytes of the right signature. */
export function webhookSignature(
  { id, timestamp, body }: Omit<SignedWebhook, 'signatures'>,
  secret: string,
): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
}

function isEqual(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
