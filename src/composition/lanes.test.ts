import { describe, expect, it } from 'vitest';
import type { RemoteVendor } from '../ports/remote-vendor.ts';
import { lanesFor } from './lanes.ts';

const VENDOR = { provider: 'vendor' } as RemoteVendor;

describe('lanes', () => {
  it('hold over all workers for what is bought, and for each worker where its own processor works', () => {
    const lanes = lanesFor([VENDOR], {});
    expect(lanes['vendor-image']).toEqual({ concurrency: 3 });
    expect(lanes['vendor-clip']).toEqual({ concurrency: 5 });
    expect(lanes.speech).toEqual({ concurrency: 3, perWorker: true });
    expect(Object.keys(lanesFor([], {}))).toEqual(['pictures', 'speech', 'music', 'film']);
  });

  it('take their limits from the environment', () => {
    const lanes = lanesFor([VENDOR], { REEL_LIMITS: 'pictures=2, vendor-clip=7,' });
    expect([lanes.pictures?.concurrency, lanes['vendor-clip']?.concurrency]).toEqual([2, 7]);
  });

  it('take a worker’s own number for its processor alone', () => {
    const lanes = lanesFor([VENDOR], { REEL_LIMITS: 'film=9' }, 1);
    expect(Object.values(lanes).map(({ concurrency }) => concurrency)).toEqual([1, 1, 1, 1, 3, 5]);
  });

  it.each([
    ['picture=2', /must name lanes among .*\(given: picture\)\. Did you mean pictures\?/],
    ['pictures=0', /must give each lane a whole number .*\(given: pictures=0\)/],
    ['pictures', /must give each lane a whole number/],
  ])('refuse %s, saying what is allowed', (given, message) => {
    expect(() => lanesFor([], { REEL_LIMITS: given })).toThrow(message);
  });
});
