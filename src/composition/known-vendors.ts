import type { KnownVendor, VendorLimit } from '../studio/doctor/capabilities.ts';
import { type Lanes, laneOf } from './lanes.ts';
import type { SetUpVendor, VendorEntry } from './vendors.ts';

/** Every vendor with an adapter, how it is set up here, and how much it is asked for at a time. */
export function knownVendors(
  entries: readonly VendorEntry[],
  setUp: readonly SetUpVendor[],
  lanes: Lanes,
): KnownVendor[] {
  return entries.map((entry) => {
    const { provider, title, makes, switchedOnBy, alsoNeeds = {} } = entry;
    const vendor = setUp.find((each) => each.entry.provider === provider)?.vendor;
    const limits = makes.flatMap((kind): [string, VendorLimit][] => {
      const lane = lanes[laneOf(provider, kind)];
      if (lane === undefined) return [];
      const startsAMinute = lane.rate && (lane.rate.starts * 60_000) / lane.rate.perMs;
      return [[kind, { atATime: lane.concurrency, ...(startsAMinute !== undefined && { startsAMinute }) }]];
    });
    return {
      provider,
      title,
      makes,
      setUpBy: switchedOnBy,
      alsoNeeds,
      ...(vendor && { vendor }),
      limits: Object.fromEntries(limits),
    };
  });
}
