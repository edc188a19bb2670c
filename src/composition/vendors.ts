import { ReelError } from '../domain/errors.ts';
import { nearestName } from '../domain/input-issues.ts';
import type { Clock } from '../ports/clock.ts';
import type { RemoteVendor } from '../ports/remote-vendor.ts';
import type { BoughtKind } from './lanes.ts';
import type { Environment } from './size.ts';

const USUAL_MODELS: Record<BoughtKind, string> = { image: 'flux-schnell', clip: 'seedance-1-lite' };
const MODEL_VARIABLES: Record<BoughtKind, string> = {
  image: 'REPLICATE_IMAGE_MODEL',
  clip: 'REPLICATE_CLIP_MODEL',
};

/** The vendors whose keys are in the environment, the first choice first. */
export async function vendorsFrom(environment: Environment, clock: Clock): Promise<RemoteVendor[]> {
  const token = environment.REPLICATE_API_TOKEN?.trim();
  return token ? [await replicate(token, environment, clock)] : [];
}

async function replicate(token: string, environment: Environment, clock: Clock): Promise<RemoteVendor> {
  const [{ ReplicateClient }, { replicateVendor }, { findReplicateModel }, { REPLICATE_MODELS }] =
    await Promise.all([
      import('../providers/replicate/replicate-client.ts'),
      import('../providers/replicate/replicate-vendor.ts'),
      import('../providers/replicate/model-inputs.ts'),
      import('../providers/catalogue/replicate-models.ts'),
    ]);
  const baseUrl = environment.REPLICATE_BASE_URL?.trim();
  if (baseUrl && !/^https?:$/.test(URL.parse(baseUrl)?.protocol ?? '')) {
    throw refused('REPLICATE_BASE_URL', baseUrl, 'must be a URL that begins with https://');
  }
  const modelOf = (kind: BoughtKind): string => {
    const variable = MODEL_VARIABLES[kind];
    const name = environment[variable]?.trim() || USUAL_MODELS[kind];
    if (findReplicateModel(name)?.entry.kind === kind) return name;
    const names = REPLICATE_MODELS.filter((entry) => entry.kind === kind).flatMap((entry) => entry.aliases);
    throw refused(variable, name, `must be one of ${names.join(', ')}`, nearestName(name, names));
  };
  const client = new ReplicateClient({ token, fetch, clock, ...(baseUrl && { baseUrl }) });
  return replicateVendor({
    client,
    fetch,
    clock,
    models: { image: modelOf('image'), clip: modelOf('clip') },
  });
}

function refused(field: string, value: string, problem: string, nearest?: string): ReelError {
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return new ReelError('invalid-input', `${field} ${problem} (given: ${value}).${hint}`, {
    issues: [{ field, value, problem, ...(nearest !== undefined && { nearest }) }],
  });
}
