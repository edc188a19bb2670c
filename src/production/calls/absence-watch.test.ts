import { expect, it } from 'vitest';
import { AbsenceWatch } from './absence-watch.ts';

it('counts the time between answers that follow one another', () => {
  const watch = new AbsenceWatch();
  expect(watch.notThere(0, 10)).toBe(false);
  watch.waits(1_000);
  expect(watch.notThere(1_010, 1_020)).toBe(true);
  watch.waits(500);
  watch.notThere(1_420, 1_430);
  expect(watch.seenMs).toBe(1_400);
});

it('counts no more of a standstill than was meant to pass, and nothing of a clock that is set back', () => {
  const watch = new AbsenceWatch();
  watch.notThere(0, 10);
  watch.waits(1_000);
  watch.notThere(3_600_000, 3_600_010);
  watch.waits(1_000);
  watch.notThere(1_000, 1_010);
  expect(watch.seenMs).toBe(1_000);
});

it('counts nothing of the time around a question that was not answered', () => {
  const watch = new AbsenceWatch();
  watch.notThere(0, 10);
  watch.waits(1_000);
  watch.interrupted();
  watch.waits(1_000);
  watch.notThere(2_010, 2_020);
  expect(watch.seenMs).toBe(0);
});
