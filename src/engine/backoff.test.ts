import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

const BACKOFF = { firstMs: 1000, longestMs: 10_000 };

describe('backoffMs', () => {
  it('doubles with each failed attempt', () => {
    expect([1, 2, 3].map((attempt) => backoffMs(attempt, BACKOFF, () => 0, undefined))).toEqual([
      1000, 2000, 4000,
    ]);
  });

  it('adds up to as much again by chance, so that jobs do not come back together', () => {
    expect(backoffMs(2, BACKOFF, () => 0.75, undefined)).toBe(3500);
  });

  it('never waits longer than the longest, however many attempts failed', () => {
    expect([4, 5, 1100].map((attempt) => backoffMs(attempt, BACKOFF, () => 0.9, undefined))).toEqual([
      10_000, 10_000, 10_000,
    ]);
  });

  it('waits as long as the other side asked, where that is longer', () => {
    expect(backoffMs(1, BACKOFF, () => 0, 30)).toBe(30_000);
    expect(backoffMs(3, BACKOFF, () => 0, 1)).toBe(4000);
  });
});
