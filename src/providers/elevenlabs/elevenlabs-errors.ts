import { z } from 'zod';
import type { InputIssue, ReelError } from '../../domain/errors.ts';
import { type RefusalKind, type VendorNames, vendorError } from '../vendor-http/vendor-error.ts';
import { jsonIn } from '../vendor-http/vendor-http.ts';

/** `detail` is an object with a status word, a list of fields that are wrong, or mere text. */
const errorBodySchema = z.object({
  detail: z.union([
    z.object({ status: z.string().optional(), message: z.string().optional() }),
    z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })),
    z.string(),
  ]),
});

const NAMES: VendorNames = {
  vendor: 'ElevenLabs',
  keyVariable: 'ELEVENLABS_API_KEY',
  billingAddress: 'https://elevenlabs.io/app/subscription',
};

/**
 * What the vendor's own words mean where the HTTP status says too little: an exhausted quota comes as 401, and a
 * 429 of a busy system is no matter of the account
 * (https://help.elevenlabs.io/hc/en-us/articles/19572237925521, https://elevenlabs.io/docs/errors).
 */
const KINDS: { readonly [status: string]: RefusalKind } = {
  invalid_api_key: 'unauthorized',
  missing_permissions: 'forbidden',
  quota_exceeded: 'no-credit',
  detected_unusual_activity: 'forbidden',
  max_character_limit_exceeded: 'refused',
  voice_not_found: 'refused',
  model_can_not_do_text_to_speech: 'refused',
  content_moderation_violation: 'refused',
  bad_prompt: 'refused',
  bad_composition_plan: 'refused',
  limited_access: 'forbidden',
  only_for_creator: 'forbidden',
  output_format_not_allowed: 'forbidden',
  too_many_concurrent_requests: 'paced',
  concurrent_limit_exceeded: 'paced',
  rate_limit_exceeded: 'paced',
  system_busy: 'busy',
};

/** An answer that is no success, as an error that says what to do about it. */
export function elevenLabsError(status: number, body: string, retryAfterHeader: string | null): ReelError {
  const detail = jsonIn(errorBodySchema, body)?.detail;
  const word = typeof detail === 'object' && !Array.isArray(detail) ? detail.status : undefined;
  return vendorError(NAMES, {
    status,
    retryAfterHeader,
    kind: KINDS[word ?? ''],
    said: wordsOf(detail),
    issues: issuesOf(detail),
  });
}

type Detail = z.infer<typeof errorBodySchema>['detail'];

function wordsOf(detail: Detail | undefined): string | undefined {
  if (detail === undefined || typeof detail === 'string') return detail;
  if (Array.isArray(detail)) return detail.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; ');
  return detail.message ?? detail.status;
}

function issuesOf(detail: Detail | undefined): InputIssue[] {
  if (!Array.isArray(detail)) return [];
  return detail.map(({ loc, msg }) => ({ field: loc.join('.'), problem: msg }));
}
