import { expect, it } from 'vitest';
import { RecentAnswer } from './recent-answer.ts';

function recentAnswer() {
  let nowMs = 0;
  let asked = 0;
  const clock = { nowMs: () => nowMs, sleep: async () => {} };
  const answer = new RecentAnswer<number>(clock, 1000);
  return {
    get: () => answer.get(async () => ++asked),
    fail: () => answer.get(() => Promise.reject(new Error('broken'))),
    pass: (milliseconds: number) => {
      nowMs += milliseconds;
    },
  };
}

it('finds out once for all who ask within the time, also at once', async () => {
  const recent = recentAnswer();
  expect(await Promise.all([recent.get(), recent.get()])).toEqual([1, 1]);
  recent.pass(999);
  expect(await recent.get()).toBe(1);
  recent.pass(1);
  expect(await recent.get()).toBe(2);
});

it('does not keep a failure', async () => {
  const recent = recentAnswer();
  await expect(recent.fail()).rejects.toThrow('broken');
  expect(await recent.get()).toBe(1);
});
