import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assetHash } from '../../src/domain/asset.ts';
import { isReelError } from '../../src/domain/errors.ts';
import { resolveCall } from '../../src/production/calls/resolve-call.ts';
import { Killed, type ProcessFate, SimulatedProcess } from './simulated-process.ts';
import { PRICE_MICROS } from './simulated-vendor.ts';
import { expectPaidOnce, work, workshopOf, worldWith } from './simulated-world.ts';
import { clipOf, SPENDER } from './workbench.ts';

const signal = new AbortController().signal;

/** Set to 10 or more before a change of this part is believed in. */
const THOROUGHNESS = Number(process.env.REEL_TEST_THOROUGHNESS ?? 1);

/** Long enough that a process may lose its claim, its time to send, or both. */
const PAUSES_MS = [1_000, 9_000, 25_000, 45_000, 60_000];

const fate = fc.record(
  {
    killedAt: fc.integer({ min: 0, max: 60 }),
    paused: fc.record({ at: fc.integer({ min: 0, max: 50 }), forMs: fc.constantFrom(...PAUSES_MS) }),
    stepsMs: fc.array(fc.constantFrom(0, 0, 1, 10, 200), { minLength: 3, maxLength: 7 }),
  },
  { requiredKeys: ['stepsMs'] },
);
const worker = fc.array(fate, { maxLength: 4 });
const travels = fc.array(
  fc.record({
    flightMs: fc.constantFrom(5, 100, 3_000, 9_000, 31_000, 38_000),
    arrives: fc.boolean().map((unlucky) => !unlucky),
    isAnswered: fc.boolean(),
    fails: fc.constantFrom(false, false, false, true),
    callMs: fc.constantFrom(500, 5_000, 40_000),
  }),
  { minLength: 1, maxLength: 6 },
);

it('P5: pays once for each asset, whenever workers are killed, paused or overtaken, and whatever requests get lost', async () => {
  const subjects = ['a river', 'a delta'];
  await fc.assert(
    fc.asyncProperty(worker, worker, travels, async (first, second, fates) => {
      await using world = await worldWith(fates);
      await world.time.runUntil(
        Promise.all([work(world, first, subjects), work(world, second, subjects.toReversed())]),
      );
      await expectPaidOnce(world, subjects);
    }),
    { numRuns: 40 * THOROUGHNESS },
  );
});

it('P5: pays once when killed at any one step of a call', async () => {
  for (let killedAt = 0; killedAt < 45; killedAt += 1) {
    await using world = await worldWith([]);
    await world.time.runUntil(work(world, [{ killedAt, stepsMs: [1] }], ['a river']));
    await expectPaidOnce(world, ['a river']);
  }
});

it('P5: pays once when a worker stands still at any one step and comes back beside another', async () => {
  for (let at = 0; at < 45; at += 1) {
    for (const forMs of [9_000, 45_000]) {
      await using world = await worldWith([]);
      const paused = work(world, [{ paused: { at, forMs }, stepsMs: [1] }], ['a river']);
      const other = world.time.sleep(50).then(() => work(world, [], ['a river']));
      await world.time.runUntil(Promise.all([paused, other]));
      await expectPaidOnce(world, ['a river']);
    }
  }
});

it('P5: pays as often as a person says where the vendor cannot tell, and never more', async () => {
  await fc.assert(
    fc.asyncProperty(worker, worker, travels, async (first, second, fates) => {
      await using world = await worldWith(fates, false);
      let retries = 0;
      const decides = async (error: unknown) => {
        if (!isReelError(error) || error.code !== 'outcome-unknown') return false;
        const { calls } = workshopOf(world, new SimulatedProcess(world.time, { stepsMs: [0] }));
        const [open] = await calls.ledger.list({ states: ['unknown', 'intended', 'submitted'] });
        if (!open) return true;
        const resolved = await resolveCall(open.id, 'retry', calls, signal).catch(() => undefined);
        if (resolved?.errorCode === 'outcome-unknown') retries += 1;
        return true;
      };
      const asking = async (fatesOfWorker: readonly ProcessFate[]) => {
        for (let rounds = 0; rounds < 40; rounds += 1) {
          try {
            await work(world, rounds === 0 ? fatesOfWorker : [], ['a river']);
            return;
          } catch (error) {
            if (!(await decides(error))) throw error;
          }
        }
        throw new Error('The person was asked for ever.');
      };
      await world.time.runUntil(Promise.all([asking(first), asking(second)]));
      const paid = world.vendor.paidFor(assetHash(clipOf('a river')));
      expect(paid.length).toBeGreaterThanOrEqual(1);
      expect(paid.length).toBeLessThanOrEqual(1 + retries);
    }),
    { numRuns: 12 * THOROUGHNESS },
  );
});

it('P2: never passes a budget, whoever buys at once and whoever is killed', async () => {
  const subjects = ['a river', 'a delta', 'a sea', 'a lake', 'a spring'];
  const limitMicros = PRICE_MICROS * 3 + 1;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { minLength: 5, maxLength: 5 }),
      travels,
      async (fatesOfWorkers, fates) => {
        await using world = await worldWith(fates);
        await world.stores.calls.setLimit({ projectId: SPENDER.projectId }, limitMicros);
        const workers = subjects.map(async (subject, index) => {
          try {
            await work(world, [fatesOfWorkers[index]!], [subject]);
          } catch (error) {
            if (!(isReelError(error) && error.code === 'over-budget') && !(error instanceof Killed))
              throw error;
          }
        });
        await world.time.runUntil(Promise.all(workers));
        expect(world.vendor.accepted.filter(({ fate: { fails } }) => !fails).length).toBeLessThanOrEqual(3);
        const budget = await world.stores.calls.budget({ projectId: SPENDER.projectId });
        expect((budget?.reservedMicros ?? 0) + (budget?.spentMicros ?? 0)).toBeLessThanOrEqual(limitMicros);
      },
    ),
    { numRuns: 12 * THOROUGHNESS },
  );
});
