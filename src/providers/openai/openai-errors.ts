import { z } from 'zod';
import type { ReelError } from '../../domain/errors.ts';
import { type RefusalKind, type VendorNames, vendorError } from '../vendor-http/vendor-error.ts';
import { jsonIn } from '../vendor-http/vendor-http.ts';

const errorBodySchema = z.object({
  error: z.union([
    z.object({
      message: z.string().nullish(),
      type: z.string().nullish(),
      code: z.union([z.string(), z.number()]).nullish(),
      param: z.string().nullish(),
    }),
    z.string(),
  ]),
});

export const OPENAI_NAMES: VendorNames = {
  vendor: 'OpenAI',
  keyVariable: 'OPENAI_API_KEY',
  billingAddress: 'https://platform.openai.com/settings/organization/billing',
};

/** What a word of the vendor's means where the status says too little (https://platform.openai.com/docs/guides/error-codes). */
const KINDS: { readonly [word: string]: RefusalKind } = {
  invalid_api_key: 'unauthorized',
  insufficient_quota: 'no-credit',
  billing_hard_limit_reached: 'no-credit',
  unsupported_country_region_territory: 'forbidden',
  organization_verification_required: 'forbidden',
  rate_limit_exceeded: 'paced',
  slow_down: 'paced',
  moderation_blocked: 'refused',
  content_policy_violation: 'refused',
  model_not_found: 'refused',
  context_length_exceeded: 'refused',
};

/** For every server that speaks the vendor's language: an answer that is no success, as an error. */
export function openAiErrorOf(names: VendorNames) {
  return (status: number, body: string, retryAfterHeader: string | null): ReelError => {
    const error = jsonIn(errorBodySchema, body)?.error;
    const { message, type, code, param } = typeof error === 'object' ? error : { message: error };
    const named = KINDS[String(code ?? '')] ?? KINDS[String(type ?? '')];
    return vendorError(names, {
      status,
      retryAfterHeader,
      kind: named,
      said: message,
      issues: param && message ? [{ field: param, problem: message }] : [],
    });
  };
}
