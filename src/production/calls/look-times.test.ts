import { expect, test } from 'vitest';
import type { CallLedger, PaidCall } from '../../ports/call-ledger.ts';
import { DEFAULT_PACING } from './await-end.ts';
import { earliestEndMs, lookAfterMs } from './look-times.ts';

/** Looks at a call until it ends; answers with how many and how late the last one was. */
function watch(callMs: number, earliestMs: number): { looks: number; lateMs: number } {
  let ageMs = 0;
  for (let looks = 1; ; looks += 1) {
    if (ageMs >= callMs) return { looks, lateMs: ageMs - callMs };
    ageMs += lookAfterMs(ageMs, earliestMs, DEFAULT_PACING);
  }
}

test('sees a call that ends as earlier ones did at most a hundredth or half a second late', () => {
  for (let seconds = 60; seconds <= 120; seconds += 0.37) {
    const { looks, lateMs } = watch(seconds * 1000, 54_000);
    expect(lateMs).toBeLessThanOrEqual(Math.max(500, 0.0101 * seconds * 1000));
    expect(looks).toBeLessThan(140);
  }
});

test('sees one of which nothing is known at most a fiftieth or half a second late', () => {
  for (let seconds = 1; seconds <= 400; seconds += 3.7)
    expect(watch(seconds * 1000, 0).lateMs).toBeLessThanOrEqual(Math.max(500, 0.0201 * seconds * 1000));
});

test('sees one that fails long before it could be done', () => {
  expect(watch(5_000, 54_000).lateMs).toBeLessThanOrEqual(600);
});

const call = { provider: 'vendor', model: 'one' } as PaidCall;
const ledgerWith = (tookMs: number[]) =>
  ({
    list: async () =>
      tookMs.map((ms) => ({
        submittedAt: '2026-11-21T10:00:00.000Z',
        settledAt: new Date(Date.parse('2026-11-21T10:00:00Z') + ms).toISOString(),
      })),
  }) as unknown as CallLedger;

test('expects no end before nine tenths of the shortest earlier call', async () => {
  expect(await earliestEndMs(call, ledgerWith([90_000, 60_000, 75_000]))).toBe(54_000);
});

test('expects an end at any time where there was no call before, or the book cannot be read', async () => {
  expect(await earliestEndMs(call, ledgerWith([]))).toBe(0);
  const broken = { list: () => Promise.reject(new Error('away')) } as unknown as CallLedger;
  expect(await earliestEndMs(call, broken)).toBe(0);
});
