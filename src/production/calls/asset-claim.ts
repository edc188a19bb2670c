import type { AssetHash } from '../../domain/asset.ts';
import { ReelError } from '../../domain/errors.ts';
import { type HeldClaim, holdClaim } from '../held-claim.ts';
import type { CallParts } from './call-parts.ts';

/** A person waits for what is decided under it: others get the asset back soon where that process is killed. */
const LEASE_MS = 8_000;

/**
 * The claim on an asset for a person's decision about its calls, so that no worker acts on them meanwhile.
 * `conflict` where a worker is at it, or where the asset is there.
 */
export async function claimForDecision(
  hash: AssetHash,
  parts: CallParts,
  signal: AbortSignal,
): Promise<HeldClaim> {
  const outcome = await parts.store.claim(hash, 'a person’s decision', LEASE_MS);
  if (outcome.state === 'claimed') return holdClaim(outcome.claim, LEASE_MS, parts, signal);
  if (outcome.state === 'made') {
    throw new ReelError('conflict', 'The asset of this call is there: nothing is left to decide.');
  }
  throw new ReelError(
    'conflict',
    'A worker is making this asset right now and looks after its call. Stop the run first, or try again later.',
    { retryable: true, retryAfterSeconds: Math.ceil(outcome.expiresInMs / 1000) },
  );
}
