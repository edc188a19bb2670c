import { z } from 'zod';
import type { ReelError } from '../../domain/errors.ts';
import { type RefusalKind, type VendorNames, vendorError } from '../vendor-http/vendor-error.ts';
import { jsonIn } from '../vendor-http/vendor-http.ts';

/** A google.rpc.Status, in a list or not; details of types that are of no interest here stay as they are. */
const statusSchema = z.object({
  error: z.object({
    message: z.string().nullish(),
    status: z.string().nullish(),
    details: z
      .array(
        z.object({
          reason: z.string().optional(),
          retryDelay: z.string().optional(),
          fieldViolations: z
            .array(z.object({ field: z.string().optional(), description: z.string().optional() }))
            .optional(),
        }),
      )
      .nullish()
      .catch([]),
  }),
});
const errorBodySchema = z.union([
  statusSchema,
  z
    .array(statusSchema)
    .min(1)
    .transform(([first]) => first!),
]);

const NAMES: VendorNames = {
  vendor: 'Gemini',
  keyVariable: 'GEMINI_API_KEY',
  billingAddress: 'https://aistudio.google.com/usage',
};

/** https://ai.google.dev/gemini-api/docs/troubleshooting */
const KINDS: { readonly [status: string]: RefusalKind } = {
  INVALID_ARGUMENT: 'refused',
  FAILED_PRECONDITION: 'forbidden',
  UNAUTHENTICATED: 'unauthorized',
  PERMISSION_DENIED: 'forbidden',
  NOT_FOUND: 'refused',
  RESOURCE_EXHAUSTED: 'paced',
  INTERNAL: 'busy',
  UNAVAILABLE: 'busy',
  DEADLINE_EXCEEDED: 'busy',
};

/** An answer that is no success, as an error that says what to do about it. */
export function geminiError(status: number, body: string, retryAfterHeader: string | null): ReelError {
  const error = jsonIn(errorBodySchema, body)?.error;
  const details = error?.details ?? [];
  const isKeyWrong = details.some(({ reason }) => reason === 'API_KEY_INVALID');
  // A limit of nothing a day does not grow by waiting.
  const hasNoQuota = /limit: 0\b/.test(error?.message ?? '') || /prepayment credits are depleted/i.test(body);
  const kind = isKeyWrong
    ? 'unauthorized'
    : status === 429 && hasNoQuota
      ? 'no-credit'
      : KINDS[error?.status ?? ''];
  const delay = details.find(({ retryDelay }) => retryDelay !== undefined)?.retryDelay;
  return vendorError(NAMES, {
    status,
    retryAfterHeader,
    kind,
    said: error?.message,
    retryAfterSeconds: secondsIn(delay),
    issues: details.flatMap(({ fieldViolations = [] }) =>
      fieldViolations.map(({ field = '', description = '' }) => ({ field, problem: description })),
    ),
  });
}

/** Seconds of a protobuf duration such as `23.5s`. */
function secondsIn(duration: string | undefined): number | undefined {
  const seconds = Number(duration?.replace(/s$/, '') || Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}
