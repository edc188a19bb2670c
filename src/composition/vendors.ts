import type { Clock } from '../ports/clock.ts';
import type { RemoteVendor } from '../ports/remote-vendor.ts';
import { BOUGHT_KINDS, type BoughtKind } from './lanes.ts';
import type { Environment } from './size.ts';

const USUAL_MODELS: Record<BoughtKind, string> = { image: 'flux-schnell', clip: 'seedance-1-lite' };
const MODEL_VARIABLES: Record<BoughtKind, string> = {
  image: 'REPLICATE_IMAGE_MODEL',
  clip: 'REPLICATE_CLIP_MODEL',
};

/** The vendors whose keys are in the environment, the first choice first. */
export async function vendorsFrom(environment: Environment, clock: Clock): Promise<RemoteVendor[]> {
  if (!environment.REPLICATE_API_TOKEN?.trim()) return [];
  const { replicateFromEnvironment } = await import('../providers/replicate/replicate-settings.ts');
  const chosen = await Promise.all(
    BOUGHT_KINDS.map(async (kind) => [kind, await replicateModel(kind, environment)] as const),
  );
  const replicate = replicateFromEnvironment(environment, {
    fetch,
    clock,
    models: Object.fromEntries(chosen),
  });
  return replicate === undefined ? [] : [replicate];
}

async function replicateModel(kind: BoughtKind, environment: Environment): Promise<string> {
  const [{ REPLICATE_MODELS }, { findModel }] = await Promise.all([
    import('../providers/catalogue/replicate-models.ts'),
    import('../providers/catalogue/find-model.ts'),
  ]);
  const field = MODEL_VARIABLES[kind];
  const value = environment[field]?.trim() || USUAL_MODELS[kind];
  return findModel(
    field,
    value,
    REPLICATE_MODELS.filter((entry) => entry.kind === kind),
  ).id;
}
