import { z } from 'zod';
import { type InputIssue, ReelError, type ReelErrorOptions } from '../../domain/errors.ts';

const errorBodySchema = z.object({
  detail: z.string().optional(),
  title: z.string().optional(),
  retry_after: z.number().optional(),
  invalid_fields: z
    .array(z.object({ field: z.string(), description: z.string() }))
    .optional()
    .catch(undefined),
});

/** How long to wait where the vendor asks for patience and does not say how long. */
const DEFAULT_RETRY_AFTER_SECONDS = 5;

/** Answers after which nothing was created (reference: the vendor's HTTP API). */
const REFUSED = new Set([400, 401, 402, 403, 404, 405, 410, 413, 415, 422, 429]);

/** True where an answer to a POST says for certain that no prediction was made. */
export function isRefusal(status: number): boolean {
  return REFUSED.has(status);
}

/** An answer that is no success, as an error that says what to do about it. */
export function replicateError(status: number, body: string, retryAfterHeader: string | null): ReelError {
  const { detail, title, retry_after, invalid_fields } = errorBody(body);
  const said = detail ?? title ?? `it answered with HTTP status ${status}`;
  const asked = retry_after ?? secondsOf(retryAfterHeader);
  switch (status) {
    case 401:
      return error('unauthorized', `Replicate does not accept the token: ${said} Check REPLICATE_API_TOKEN.`);
    case 402:
      return error(
        'provider-unavailable',
        `Replicate has no credit left: ${said} See https://replicate.com/account/billing`,
      );
    case 403:
      return error('forbidden', `Replicate does not allow this: ${said}`);
    case 429:
      return error('provider-unavailable', `Replicate asks its callers to come slower: ${said}`, {
        retryable: true,
        retryAfterSeconds: asked ?? DEFAULT_RETRY_AFTER_SECONDS,
      });
    default:
      break;
  }
  if (status >= 500 || status === 408) {
    return error('provider-unavailable', `Replicate has a problem of its own: ${said}`, {
      retryable: true,
      ...(asked !== undefined && { retryAfterSeconds: asked }),
    });
  }
  return error('provider-failed', `Replicate refused the call: ${said}`, {
    issues: (invalid_fields ?? []).map(
      ({ field, description }): InputIssue => ({ field, problem: description }),
    ),
  });
}

function error(code: ReelError['code'], message: string, options: ReelErrorOptions = {}): ReelError {
  return new ReelError(code, message, options);
}

function errorBody(body: string): z.infer<typeof errorBodySchema> {
  try {
    return errorBodySchema.catch({}).parse(JSON.parse(body));
  } catch {
    return {};
  }
}

/** Seconds of a Retry-After header; a date there is rare enough to be left out (RFC 9110, 10.2.3). */
function secondsOf(header: string | null): number | undefined {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
