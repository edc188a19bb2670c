import { z } from 'zod';
import type { RemoteVendor } from '../../ports/remote-vendor.ts';
import { type Environment, type VendorParts, vendorSettings } from '../settings/vendor-settings.ts';
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
  environment: Environment,
  { fetch, clock, models }: Pick<VendorParts, 'fetch' | 'clock'> & Pick<ReplicateVendorOptions, 'models'>,
): RemoteVendor | undefined {
  const settings = vendorSettings('Replicate', 'REPLICATE_API_TOKEN', settingsSchema, environment);
  if (settings === undefined) return undefined;
  const client = new ReplicateClient({
    token: settings.REPLICATE_API_TOKEN,
    baseUrl: settings.REPLICATE_BASE_URL,
    fetch,
    clock,
    deadlineMs: settings.REPLICATE_DEADLINE * 1000,
  });
  return replicateVendor({ client, fetch, clock, models });
}
