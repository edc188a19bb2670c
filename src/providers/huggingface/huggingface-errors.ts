import { z } from 'zod';
import type { ReelError } from '../../domain/errors.ts';
import { vendorError } from '../vendor-http/vendor-error.ts';
import { jsonIn } from '../vendor-http/vendor-http.ts';

const NAMES = {
  vendor: 'Hugging Face',
  keyVariable: 'HF_TOKEN',
  billingAddress: 'https://huggingface.co/settings/billing',
};

const bodySchema = z.object({
  error: z.union([z.string(), z.object({ message: z.string() })]).nullish(),
  detail: z.union([z.string(), z.array(z.object({ msg: z.string() }))]).nullish(),
  /** Seconds until a model that is being loaded answers. */
  estimated_time: z.number().nonnegative().nullish(),
});

/** An answer of the hub, the router or a route behind it that is no success, as an error. */
export function huggingFaceError(status: number, body: string, retryAfterHeader: string | null): ReelError {
  const { error, detail, estimated_time } = jsonIn(bodySchema, body) ?? {};
  const words = typeof error === 'object' && error !== null ? error.message : error;
  const details = Array.isArray(detail) ? detail.map(({ msg }) => msg).join('; ') : detail;
  return vendorError(NAMES, {
    status,
    retryAfterHeader,
    said: words || details,
    retryAfterSeconds: estimated_time ?? undefined,
  });
}
