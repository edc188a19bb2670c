import { ReelError } from '../domain/errors.ts';
import { nearestName } from '../domain/input-issues.ts';
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
  const { REPLICATE_MODELS } = await import('../providers/catalogue/replicate-models.ts');
  const field = MODEL_VARIABLES[kind];
  const value = environment[field]?.trim() || USUAL_MODELS[kind];
  const ofKind = REPLICATE_MODELS.filter((entry) => entry.kind === kind);
  if (ofKind.some(({ id, aliases }) => id === value || aliases.includes(value))) return value;
  const names = ofKind.flatMap(({ aliases }) => aliases);
  const problem = `must be one of ${names.join(', ')}`;
  const nearest = nearestName(value, names);
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  throw new ReelError('unknown-name', `${field} ${problem} (given: ${value}).${hint}`, {
    issues: [{ field, value, problem, ...(nearest !== undefined && { nearest }) }],
  });
}
