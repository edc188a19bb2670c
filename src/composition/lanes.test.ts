import { describe, expect, it } from 'vitest';
import { type LaneUser, lanesFor } from './lanes.ts';

const VENDOR: LaneUser = { provider: 'vendor', makes: ['image', 'clip'] };

describe('lanes', () => {
  it('hold over all workers for what is bought, and for each worker where its own processor works', () => {
    const lanes = lanesFor([VENDOR], {});
    expect(lanes['vendor-image']).toEqual({ concurrency: 3 });
    expect(lanes['vendor-clip']).toEqual({ concurrency: 5 });
    expect(lanes['vendor-music']).toBeUndefined();
    expect(lanes.speech).toEqual({ concurrency: 3, perWorker: true });
    expect(Object.keys(lanesFor([], {}))).toEqual(['pictures', 'speech', 'music', 'film']);
  });

  it('take their limits from the environment', () => {
    const lanes = lanesFor([VENDOR], { REEL_LIMITS: 'pictures=2, vendor-clip=7,' });
    expect([lanes.pictures?.concurrency, lanes['vendor-clip']?.concurrency]).toEqual([2, 7]);
    expect(lanes['vendor-clip']).toEqual({ concurrency: 7, isGiven: true });
  });

  it('take starts a minute and attempts from the environment, attempts for all lanes or some', () => {
    const lanes = lanesFor([VENDOR], { REEL_RATES: 'vendor-clip=60', REEL_ATTEMPTS: 'vendor-image=4' });
    expect(lanes['vendor-clip']).toEqual({
      concurrency: 5,
      isGiven: true,
      rate: { starts: 60, perMs: 60_000 },
    });
    expect(lanes['vendor-image']).toEqual({ concurrency: 3, attempts: 4 });
    const all = Object.values(lanesFor([VENDOR], { REEL_ATTEMPTS: '2' }));
    expect(all.map(({ attempts }) => attempts)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(() => lanesFor([], { REEL_ATTEMPTS: '0' })).toThrow(/REEL_ATTEMPTS must give/);
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
