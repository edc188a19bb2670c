import { z } from 'zod';
import { ReelError, throwIfCancelled } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CloudinarySettings } from './cloudinary-settings.ts';

export interface CloudinaryHttpParts {
  settings: CloudinarySettings;
  fetch: typeof fetch;
  clock: Clock;
}

export interface CloudinaryAnswer {
  status: number;
  document: unknown;
}

const ATTEMPTS = 4;
const FIRST_WAIT_MS = 1_000;
/** Statuses of a moment: 420 is Cloudinary's own for too many calls. */
const MAY_PASS = new Set([408, 420, 429, 500, 502, 503, 504]);

const errorSchema = z.object({ error: z.object({ message: z.string() }) });

/**
 * Asks Cloudinary for what may be asked again, and asks again where a moment's trouble came between; answers with what
 * it says to success and to a thing that is not there. What is secret is in no error.
 */
export async function askCloudinary(
  path: string,
  request: () => RequestInit,
  { settings, fetch, clock }: CloudinaryHttpParts,
  { signal, deadlineMs }: { signal: AbortSignal; deadlineMs: number },
): Promise<CloudinaryAnswer> {
  const url = `${settings.baseUrl}/v1_1/${encodeURIComponent(settings.cloudName)}${path}`;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await exchange(url, request(), fetch, signal, deadlineMs);
    if (answer !== undefined && !MAY_PASS.has(answer.status)) {
      if (answer.status < 300 || answer.status === 404) return answer;
      throw problemOf(answer, settings);
    }
    if (attempt === ATTEMPTS) throw answer ? problemOf(answer, settings) : unreachable();
    await clock.sleep(FIRST_WAIT_MS * 2 ** (attempt - 1), signal);
  }
}

/** Undefined where the connection failed or the time was over. */
async function exchange(
  url: string,
  request: RequestInit,
  fetch: CloudinaryHttpParts['fetch'],
  signal: AbortSignal,
  deadlineMs: number,
): Promise<CloudinaryAnswer | undefined> {
  try {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
    // A redirect would take the signature elsewhere.
    const response = await fetch(url, { redirect: 'error', ...request, signal: deadline });
    const text = await response.text();
    return { status: response.status, document: jsonIn(text) };
  } catch {
    throwIfCancelled(signal);
    return undefined;
  }
}

function problemOf({ status, document }: CloudinaryAnswer, settings: CloudinarySettings): ReelError {
  const message = errorSchema.safeParse(document).data?.error.message ?? `HTTP status ${status}`;
  const said = secretFormsOf(settings)
    .reduce((covered, secret) => covered.replaceAll(secret, '***'), message)
    .slice(0, 300);
  if (status === 401)
    return new ReelError(
      'unauthorized',
      `Cloudinary does not accept the key: ${said}. Check CLOUDINARY_URL.`,
    );
  if (status === 403) return new ReelError('forbidden', `Cloudinary does not allow this: ${said}.`);
  if (MAY_PASS.has(status)) {
    const problem = `Cloudinary has a problem of its own: ${said}. Publish again later.`;
    return new ReelError('provider-unavailable', problem, { retryable: true });
  }
  return new ReelError('provider-failed', `Cloudinary refused the upload: ${said}.`);
}

/** What authenticates, in every form in which it is sent. */
function secretFormsOf({ apiKey, apiSecret }: CloudinarySettings): string[] {
  const basic = basicCredentials({ apiKey, apiSecret });
  return [basic, ...[apiSecret, apiKey].flatMap((secret) => [secret, encodeURIComponent(secret)])];
}

/** As the Admin API takes them (RFC 7617). */
export function basicCredentials({
  apiKey,
  apiSecret,
}: Pick<CloudinarySettings, 'apiKey' | 'apiSecret'>): string {
  return Buffer.from(`${apiKey}:${apiSecret}`).toString('base64');
}

function unreachable(): ReelError {
  return new ReelError('provider-unavailable', 'Cloudinary cannot be reached. Publish again later.', {
    retryable: true,
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
