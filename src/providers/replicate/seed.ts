import { createHash } from 'node:crypto';

/**
 * The seed of one call: unlike that of any other, so that the call can be told from all others in the vendor's list,
 * and below 2^31, which every model takes.
 */
export function seedFor(nonce: string): number {
  return createHash('sha256').update(nonce).digest().readUInt32BE(0) >>> 1;
}
