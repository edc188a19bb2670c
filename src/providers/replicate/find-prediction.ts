import { canonicalJson, type JsonObject } from '../../domain/canonical-json.ts';
import type { FindOutcome, LostCall } from '../../ports/remote-vendor.ts';
import type { Prediction } from './prediction.ts';
import type { ReplicateClient } from './replicate-client.ts';
import type { ReplicateOperation } from './replicate-vendor.ts';
import { seedFor } from './seed.ts';

/** How far the vendor's clock may be from ours. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Looks for a lost call among the predictions made about its time. A model that takes a seed tells them apart for
 * certain, as does a webhook's address that comes back; of others it can only be said that there is none.
 */
export async function findPrediction(
  operation: ReplicateOperation,
  lost: LostCall,
  client: ReplicateClient,
  startDeadlineMs: number,
  signal?: AbortSignal,
): Promise<FindOutcome> {
  const intendedMs = Date.parse(lost.intendedAt);
  const after = new Date(intendedMs - CLOCKS_DIFFER_MS).toISOString();
  const before = new Date(intendedMs + startDeadlineMs + CLOCKS_DIFFER_MS).toISOString();
  const doubtful: string[] = [];
  for await (const prediction of client.list(after, before, signal)) {
    if (lost.otherVendorIds.has(prediction.id) || !isOfModel(prediction, operation)) continue;
    if (prediction.webhook?.includes(lost.nonce)) return { outcome: 'found', vendorId: prediction.id };
    const { input } = prediction;
    if (prediction.data_removed === true || !input) doubtful.push(prediction.id);
    else if (operation.hasSeed && input.seed === seedFor(lost.nonce)) {
      return { outcome: 'found', vendorId: prediction.id };
    } else if (!operation.hasSeed && holds(input, operation.parameters)) doubtful.push(prediction.id);
  }
  if (doubtful.length === 0) return { outcome: 'never-taken' };
  return {
    outcome: 'cannot-tell',
    why: `at Replicate, ${doubtful.join(', ')} may be this call or not (https://replicate.com/predictions).`,
  };
}

function isOfModel({ model, version }: Prediction, operation: ReplicateOperation): boolean {
  return model === operation.model || (operation.version !== undefined && version === operation.version);
}

function holds(input: JsonObject, parameters: JsonObject): boolean {
  return Object.entries(parameters).every(([name, value]) => {
    const given = input[name];
    return given !== undefined && canonicalJson(given) === canonicalJson(value);
  });
}
