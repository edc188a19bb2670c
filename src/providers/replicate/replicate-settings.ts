import { z } from 'zod';
import type { RemoteVendor } from '../../ports/remote-vendor.ts';
import { findModel } from '../catalogue/find-model.ts';
import type { ModelKind } from '../catalogue/model-entry.ts';
import { REPLICATE_MODELS } from '../catalogue/replicate-models.ts';
import { type Environment, type VendorParts, vendorSettings } from '../settings/vendor-settings.ts';
import { REPLICATE_BASE_URL, ReplicateClient } from './replicate-client.ts';
import { replicateVendor } from './replicate-vendor.ts';

/** What Replicate is set up by; the vendor's own name for the token. */
export const REPLICATE_SETTINGS = z.object({
  REPLICATE_API_TOKEN: z.string().trim().min(1).describe('Switches Replicate on.'),
  REPLICATE_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .default(REPLICATE_BASE_URL)
    .describe('Where it is.'),
  REPLICATE_DEADLINE: z.coerce
    .number()
    .positive()
    .max(600)
    .default(30)
    .describe('How long one question may take, in seconds; what it makes may take longer.'),
  REPLICATE_IMAGE_MODEL: z.string().trim().min(1).default('flux-schnell').describe('Makes pictures.'),
  REPLICATE_CLIP_MODEL: z.string().trim().min(1).default('seedance-1-lite').describe('Makes moving shots.'),
  REPLICATE_MUSIC_MODEL: z.string().trim().min(1).default('stable-audio-2.5').describe('Makes music.'),
});

/**
 * Replicate as the environment sets it up; undefined where there is no token. `invalid-input` for a setting that
 * cannot be used, `unknown-name` for a model that it does not have for the kind; the token's own value is never told.
 */
export function replicateFromEnvironment(
  environment: Environment,
  { fetch, clock, prepare }: Pick<VendorParts, 'fetch' | 'clock' | 'prepare'>,
): RemoteVendor | undefined {
  const settings = vendorSettings('Replicate', 'REPLICATE_API_TOKEN', REPLICATE_SETTINGS, environment);
  if (settings === undefined) return undefined;
  const client = new ReplicateClient({
    token: settings.REPLICATE_API_TOKEN,
    baseUrl: settings.REPLICATE_BASE_URL,
    fetch,
    clock,
    deadlineMs: settings.REPLICATE_DEADLINE * 1000,
  });
  const models = {
    image: modelIn('REPLICATE_IMAGE_MODEL', settings, 'image'),
    clip: modelIn('REPLICATE_CLIP_MODEL', settings, 'clip'),
    music: modelIn('REPLICATE_MUSIC_MODEL', settings, 'music'),
  };
  return replicateVendor({ client, fetch, clock, prepare, models });
}

function modelIn<Field extends string>(
  field: Field,
  settings: { [name in Field]: string },
  kind: ModelKind,
): string {
  const ofKind = REPLICATE_MODELS.filter((entry) => entry.kind === kind);
  return findModel(field, settings[field], ofKind).id;
}
