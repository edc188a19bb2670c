import { expect, it } from 'vitest';
import { ReelError } from '../../src/domain/errors.ts';
import type { AssetStore, Claim } from '../../src/ports/asset-store.ts';
import { holdClaim } from '../../src/production/held-claim.ts';
import { VirtualTime } from './virtual-time.ts';

const CLAIM: Claim = { hash: 'a'.repeat(64), token: 't', expiresAtMs: 0 };
const LEASE_MS = 9_000;

/** Holds a claim for 20 seconds over a store that does as it is told at each renewal, counted from 1. */
async function heldFor20Seconds(renew: (renewal: number) => void) {
  const time = new VirtualTime();
  let renewals = 0;
  const store = {
    renew: async (claim: Claim) => {
      renewals += 1;
      renew(renewals);
      return claim;
    },
    release: async () => {
      throw new ReelError('provider-unavailable', 'The store is away.');
    },
  } as Partial<AssetStore> as AssetStore;
  return time.runUntil(
    (async () => {
      await using held = holdClaim(CLAIM, LEASE_MS, { clock: time, store }, new AbortController().signal);
      await time.sleep(20_000);
      return { isLost: held.isLost, aborted: held.signal.aborted };
    })(),
  );
}

function away(): never {
  throw new ReelError('provider-unavailable', 'The store is away.', { retryable: true });
}

it('renews a claim as long as the work goes on', async () => {
  expect(await heldFor20Seconds(() => {})).toEqual({ isLost: false, aborted: false });
});

it('keeps a claim while the store is away for less than the lease', async () => {
  expect(await heldFor20Seconds((renewal) => (renewal < 3 ? away() : undefined))).toEqual({
    isLost: false,
    aborted: false,
  });
});

it('P5: counts a claim as lost when the store was away for the whole lease, and stops the work', async () => {
  expect(await heldFor20Seconds(away)).toEqual({ isLost: true, aborted: true });
});

it('P5: counts a claim as lost at the store’s word', async () => {
  const taken = () => {
    throw new ReelError('conflict', 'Another has it.');
  };
  expect(await heldFor20Seconds(taken)).toEqual({ isLost: true, aborted: true });
});
