import { webhookSignature } from '../../src/providers/replicate/webhook-signature.ts';

/** The secret that the fake signs with. */
export const WEBHOOK_SECRET = `whsec_${Buffer.from('a secret for tests').toString('base64')}`;

/** How reliably webhooks come. */
export interface WebhookManners {
  /** None is sent. */
  lost?: boolean;
  /** Each is sent twice. */
  twice?: boolean;
}

let sent = 0;

/** Sends one webhook as the vendor does: signed, and without a care for the answer. */
export async function sendWebhook(
  address: string,
  document: unknown,
  manners: WebhookManners,
): Promise<void> {
  if (manners.lost) return;
  const body = JSON.stringify(document);
  sent += 1;
  const id = `msg_${sent}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = webhookSignature({ id, timestamp, body }, WEBHOOK_SECRET).toString('base64');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
  for (let times = manners.twice ? 2 : 1; times > 0; times -= 1) {
    await fetch(address, { method: 'POST', headers, body }).catch(() => undefined);
  }
}
