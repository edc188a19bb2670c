import { z } from 'zod';
import { ReelError } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RemoteVendor } from '../../ports/remote-vendor.ts';
import { REPLICATE_BASE_URL, ReplicateClient } from './replicate-client.ts';
import { type ReplicateVendorOptions, replicateVendor } from './replicate-vendor.ts';

/** What Replicate is set up by; the vendor's own name for the token. */
const settingsSchema = z.object({
  REPLICATE_API_TOKEN: z.string().trim().min(1),
  REPLICATE_BASE_URL: z.url({ protocol: /^https?$/ }).default(REPLICATE_BASE_URL),
  /** How long one question may take, in seconds. */
  REPLICATE_DEADLINE: z.coerce.number().positive().max(600).default(30),
});

/**
 * Replicate as the environment sets it up; undefined where there is no token. `invalid-input` for a setting that
 * cannot be used; the token's own value is never told.
 */
export function replicateFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  parts: { fetch: typeof fetch; clock: Clock; models: ReplicateVendorOptions['models'] },
): RemoteVendor | undefined {
  const given = Object.fromEntries(
    Object.keys(settingsSchema.shape).flatMap((name) =>
      environment[name] ? [[name, environment[name]]] : [],
    ),
  );
  if (given.REPLICATE_API_TOKEN === undefined) return undefined;
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({
      field: path.join('.'),
      problem: message,
    }));
    const problems = issues.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
    throw new ReelError('invalid-input', `Replicate is set up wrongly. ${problems}`, { issues });
  }
  const {
    REPLICATE_API_TOKEN: token,
    REPLICATE_BASE_URL: baseUrl,
    REPLICATE_DEADLINE: seconds,
  } = parsed.data;
  const { fetch, clock, models } = parts;
  const client = new ReplicateClient({ token, baseUrl, fetch, clock, deadlineMs: seconds * 1000 });
  return replicateVendor({ client, fetch, clock, models });
}
