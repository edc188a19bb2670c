import type { FakeReplicate, FakeReplicateOptions } from './replicate-server.ts';

/** For a vendor whose calls end when a test says so: longer than any test lasts. */
export const UNTIL_TOLD: FakeReplicateOptions = { fate: () => ({ callMs: 3_600_000 }) };

/** Has everything end that the vendor is at, and soon what it takes from now on. */
export function letCallsEnd(vendor: FakeReplicate): void {
  vendor.options = { ...vendor.options, fate: () => ({ callMs: 100 }) };
  for (const prediction of vendor.predictions.accepted) vendor.predictions.finish(prediction);
}
