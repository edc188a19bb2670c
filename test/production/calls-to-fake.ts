import { systemClock } from '../../src/engine/system-sources.ts';
import type { CallPacing, CallParts } from '../../src/production/calls/call-parts.ts';
import { processHints } from '../../src/production/calls/process-hints.ts';
import { ReplicateClient } from '../../src/providers/replicate/replicate-client.ts';
import {
  type ReplicateVendorOptions,
  replicateVendor,
} from '../../src/providers/replicate/replicate-vendor.ts';
import type { Stores } from '../../src/storage/stores.ts';
import { picturesAsTheyAre } from '../fakes/pictures-as-they-are.ts';

export interface CallsToFakeOptions {
  fake: { baseUrl: string; token: string };
  stores: Pick<Stores, 'calls' | 'assets'>;
  pacing: CallPacing;
  /** How long one question may take. */
  deadlineMs?: number;
  vendor: Partial<ReplicateVendorOptions> &
    Pick<ReplicateVendorOptions, 'startDeadlineMs' | 'findableAfterMs'>;
}

/** What paid calls to the fake of Replicate are made with, in this process; nothing is decoded. */
export function callsToFake({ fake, stores, pacing, deadlineMs, vendor }: CallsToFakeOptions): CallParts {
  const { token, baseUrl } = fake;
  const client = new ReplicateClient({
    token,
    baseUrl,
    fetch,
    clock: systemClock,
    ...(deadlineMs !== undefined && { deadlineMs }),
  });
  const parts = {
    client,
    fetch,
    clock: systemClock,
    prepare: picturesAsTheyAre,
    models: { clip: 'seedance', image: 'flux' },
    download: { firstWaitMs: 10 },
  };
  return {
    ledger: stores.calls,
    store: stores.assets,
    clock: systemClock,
    vendors: [replicateVendor({ ...parts, ...vendor })],
    check: async () => ({}),
    hints: processHints(systemClock),
    pacing,
  };
}
