import { canonicalJson, type JsonObject } from '../../domain/canonical-json.ts';
import type { FindOutcome, LostCall } from '../../ports/remote-vendor.ts';
import type { Prediction } from './prediction.ts';
import type { ReplicateClient } from './replicate-client.ts';
import type { ReplicateOperation } from './replicate-vendor.ts';
import { seedFor } from './seed.ts';

/** How far the clock that the call was noted by may have been set since, or that of another worker be from ours. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Looks for a lost call among the predictions made since it was noted. A model that takes a seed tells them apart for
 * certain, as does a webhook's address that comes back; of others it can only be said that there is none.
 */
export async function findPrediction(
  operation: ReplicateOperation,
  lost: LostCall,
  client: ReplicateClient,
  /** How long after it was noted a call may be taken. */
  takenWithinMs: number,
  signal?: AbortSignal,
): Promise<FindOutcome> {
  const intendedMs = Date.parse(lost.intendedAt);
  const fromMs = intendedMs - CLOCKS_DIFFER_MS;
  const untilMs = intendedMs + takenWithinMs + CLOCKS_DIFFER_MS;
  const doubtful: string[] = [];
  for await (const prediction of client.list(fromMs, untilMs, signal)) {
    if (lost.otherVendorIds.has(prediction.id) || isOfAnotherModel(prediction, operation)) continue;
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

/** One whose model is not told may be of any. */
function isOfAnotherModel({ model, version }: Prediction, operation: ReplicateOperation): boolean {
  if (operation.version !== undefined && version === operation.version) return false;
  return model !== undefined && model !== operation.model;
}

function holds(input: JsonObject, parameters: JsonObject): boolean {
  return Object.entries(parameters).every(([name, value]) => {
    const given = input[name];
    return given !== undefined && canonicalJson(given) === canonicalJson(value);
  });
}
