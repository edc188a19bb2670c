import { expect, it } from 'vitest';
import { assetHash } from '../../src/domain/asset.ts';
import type { ProcessFate } from './simulated-process.ts';
import type { RequestFate } from './simulated-vendor.ts';
import { expectPaidOnce, type World, work, worldWith } from './simulated-world.ts';
import { clipOf } from './workbench.ts';

const LOST: RequestFate = { flightMs: 5, arrives: true, isAnswered: false, fails: false, callMs: 500 };
const STEADY: ProcessFate = { stepsMs: [1] };

const pay = (world: World, fate: ProcessFate = STEADY) =>
  world.time.runUntil(work(world, [fate], ['a river']));

it.each([29_000, 31_000, 39_000])(
  'P5: pays once for a call that is taken %i ms after it was sent, of which 30,000 may pass before its answer',
  async (flightMs) => {
    await using world = await worldWith([{ ...LOST, flightMs }]);
    await pay(world);
    await expectPaidOnce(world, ['a river']);
  },
);

it('P5: pays once when the vendor takes a call only after it answered that it does not have it, however long its sender stood still', async () => {
  for (let at = 0; at < 45; at += 1) {
    await using world = await worldWith([{ ...LOST, overtakenByLooks: 1 }]);
    await pay(world, { ...STEADY, paused: { at, forMs: 120_000 } });
    await expectPaidOnce(world, ['a river']);
  }
});

it('P5: pays once when a call arrives after the network’s return, later than the first question about it', async () => {
  for (let awayMs = 45_000; awayMs <= 60_000; awayMs += 1_000) {
    await using world = await worldWith([{ ...LOST, flightMs: awayMs + 8_000 }]);
    world.vendor.awayUntilMs = world.time.nowMs() + awayMs;
    await pay(world);
    await expectPaidOnce(world, ['a river']);
  }
});

it.each([-600_000, 600_000])(
  'P5: pays once when a worker whose clock is wrong by %i ms stands still before it sends, and another takes over',
  async (clockAheadMs) => {
    for (let at = 0; at < 45; at += 1) {
      await using world = await worldWith([{ ...LOST, isAnswered: true }]);
      const paused = work(world, [{ ...STEADY, clockAheadMs, paused: { at, forMs: 9_500 } }], ['a river']);
      const other = world.time.sleep(50).then(() => work(world, [STEADY], ['a river']));
      await world.time.runUntil(Promise.all([paused, other]));
      await expectPaidOnce(world, ['a river']);
    }
  },
);

it('P5: sends a call anew that the vendor was long enough seen not to have', async () => {
  await using world = await worldWith([{ ...LOST, arrives: false }]);
  const startedMs = world.time.nowMs();
  await pay(world);
  await expectPaidOnce(world, ['a river']);
  const [paid] = world.vendor.paidFor(assetHash(clipOf('a river')));
  expect(paid?.acceptedMs).toBeGreaterThanOrEqual(startedMs + 40_000);
});
