import { createHmac } from 'node:crypto';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from '../../domain/public-address.ts';
import type { FilmAnnouncement } from '../../ports/announcer.ts';
import { PrivateAddress, publicLookup } from './public-lookup.ts';

export interface SendingParts {
  secret: Buffer;
  allowsPrivate: boolean;
  nowMs: number;
  signal: AbortSignal;
}

/** What came of one attempt. `refused` for good; `untaken` where a later attempt may help. */
export type SendingOutcome = { state: 'taken' } | { state: 'refused' | 'untaken'; why: string };

const DEADLINE_MS = 10_000;

/**
 * Sends an announcement once, signed as Standard Webhooks say: HMAC-SHA256 over `id.timestamp.body`
 * (https://github.com/standard-webhooks/standard-webhooks). Redirects are not followed, and private networks are not
 * reached unless they are allowed.
 */
export async function sendWebhook(
  announcement: FilmAnnouncement,
  address: string,
  { secret, allowsPrivate, nowMs, signal }: SendingParts,
): Promise<SendingOutcome> {
  const { id, ...content } = announcement;
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowsPrivate && isIP(host) !== 0 && !isPublicAddress(host)) return privateAddress(host);
  const body = JSON.stringify(content);
  const timestamp = String(Math.floor(nowMs / 1000));
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Reelwright',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  };
  try {
    const status = await post(url, body, {
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
      ...(!allowsPrivate && { lookup: publicLookup }),
    });
    if (status >= 200 && status < 300) return { state: 'taken' };
    const why = `${url.host} answered with HTTP status ${status}`;
    return { state: status === 410 ? 'refused' : 'untaken', why };
  } catch (error) {
    if (error instanceof PrivateAddress) return privateAddress(host);
    const isLate = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
    return {
      state: 'untaken',
      why: `${url.host} ${isLate ? 'did not answer in time' : 'cannot be reached'}`,
    };
  }
}

function privateAddress(host: string): SendingOutcome {
  const why = `${host} leads to a private network; REEL_WEBHOOK_ALLOW_PRIVATE=1 allows that`;
  return { state: 'refused', why };
}

function post(
  url: URL,
  body: string,
  options: Pick<Parameters<typeof requestSecure>[1] & object, 'headers' | 'signal' | 'lookup'>,
): Promise<number> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent: false, ...options }, (response) => {
      // What it says is of no use here, and may be without an end.
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
