import { z } from 'zod';
import type { InputIssue, ReelError } from '../../domain/errors.ts';
import { type VendorNames, vendorError } from '../vendor-http/vendor-error.ts';
import { jsonIn } from '../vendor-http/vendor-http.ts';

const errorBodySchema = z.object({
  detail: z.string().optional(),
  title: z.string().optional(),
  retry_after: z.number().optional(),
  invalid_fields: z
    .array(z.object({ field: z.string(), description: z.string() }))
    .optional()
    .catch(undefined),
});

const NAMES: VendorNames = {
  vendor: 'Replicate',
  keyVariable: 'REPLICATE_API_TOKEN',
  billingAddress: 'https://replicate.com/account/billing',
};

/**
 * Answers after which no prediction was made (https://replicate.com/docs/reference/http). Not 503: what was taken
 * can be found in the vendor's list, so nobody need guess.
 */
export const REPLICATE_REFUSALS: ReadonlySet<number> = new Set([
  400, 401, 402, 403, 404, 405, 410, 413, 415, 422, 429,
]);

/** An answer that is no success, as an error that says what to do about it. */
export function replicateError(status: number, body: string, retryAfterHeader: string | null): ReelError {
  const { detail, title, retry_after, invalid_fields } = jsonIn(errorBodySchema, body) ?? {};
  return vendorError(NAMES, {
    status,
    retryAfterHeader,
    said: detail ?? title,
    retryAfterSeconds: retry_after,
    issues: (invalid_fields ?? []).map(
      ({ field, description }): InputIssue => ({ field, problem: description }),
    ),
  });
}
