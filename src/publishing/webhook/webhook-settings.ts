import { z } from 'zod';
import { ReelError } from '../../domain/errors.ts';
import type { Environment } from '../settings-refusal.ts';

/** Whom to tell how films end, and how to prove who tells it. */
export interface WebhookSettings {
  /** Absent where nobody is told unless a run names somebody. */
  url?: string;
  /** The bytes that sign; absent where none were set. */
  secret?: Buffer;
  /** Whether addresses of private networks and plain http may be told. */
  allowsPrivate: boolean;
}

const FEWEST_SECRET_BYTES = 24;
const MOST_SECRET_BYTES = 64;

/** What telling a program how films ended is set up by. */
export const WEBHOOK_SETTINGS = z.object({
  REEL_WEBHOOK_URL: z.string().optional().describe('Who is told how every film ended.'),
  REEL_WEBHOOK_SECRET: z
    .string()
    .optional()
    .describe('Signs what is told: `whsec_` and the base64 of 24 to 64 random bytes.'),
  REEL_WEBHOOK_ALLOW_PRIVATE: z
    .enum(['0', '1'], { error: 'must be 0 or 1' })
    .optional()
    .describe('1 allows addresses of private networks, and http.'),
});

/** Variables that say something of the webhook, in the order in which they are told. */
export const WEBHOOK_VARIABLES = Object.keys(WEBHOOK_SETTINGS.shape);

/** Reads the settings of the webhook; `invalid-input`, naming each variable but no value, where they are wrong. */
export function readWebhookSettings(environment: Environment): WebhookSettings {
  const given = Object.fromEntries(
    WEBHOOK_VARIABLES.flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = WEBHOOK_SETTINGS.safeParse(given);
  if (!parsed.success) {
    throw wrong(String(parsed.error.issues[0]?.path[0]), parsed.error.issues[0]?.message ?? 'cannot be used');
  }
  const { REEL_WEBHOOK_URL: url, REEL_WEBHOOK_SECRET: secret } = parsed.data;
  const settings: WebhookSettings = {
    allowsPrivate: parsed.data.REEL_WEBHOOK_ALLOW_PRIVATE === '1',
    ...(secret !== undefined && { secret: secretBytes(secret) }),
  };
  return url === undefined
    ? settings
    : { ...settings, url: checkedAddress(url, 'REEL_WEBHOOK_URL', settings) };
}

/** The address, where something can be sent to it; else `invalid-input`. */
export function checkedAddress(
  text: string,
  field: string,
  { secret, allowsPrivate }: WebhookSettings,
): string {
  const url = URL.parse(text.trim());
  const isHttp = url?.protocol === 'http:' && allowsPrivate;
  if (url === null || (url.protocol !== 'https:' && !isHttp))
    throw wrong(field, 'must be a URL that begins with https://');
  if (secret === undefined) {
    throw wrong(
      'REEL_WEBHOOK_SECRET',
      'must be set too, so that whoever is told can check who told it: whsec_ and the base64 of 24 to 64 random bytes',
    );
  }
  return url.href;
}

function secretBytes(text: string): Buffer {
  const [, encoded] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (bytes.byteLength >= FEWEST_SECRET_BYTES && bytes.byteLength <= MOST_SECRET_BYTES) return bytes;
  throw wrong('REEL_WEBHOOK_SECRET', 'must be whsec_ and the base64 of 24 to 64 random bytes');
}

function wrong(field: string, problem: string): ReelError {
  return new ReelError('invalid-input', `The webhook cannot be used: ${field} ${problem}.`, {
    issues: [{ field, problem }],
  });
}
