import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assetHash } from '../../src/domain/asset.ts';
import { isReelError } from '../../src/domain/errors.ts';
import { randomId } from '../../src/engine/system-sources.ts';
import type { AssetStore } from '../../src/ports/asset-store.ts';
import type { CallLedger } from '../../src/ports/call-ledger.ts';
import type { CallParts } from '../../src/production/calls/call-parts.ts';
import { processHints } from '../../src/production/calls/process-hints.ts';
import { remoteMaker } from '../../src/production/calls/remote-maker.ts';
import { resolveCall } from '../../src/production/calls/resolve-call.ts';
import { settleKeptCalls } from '../../src/production/calls/settle-kept-calls.ts';
import { makeAsset, type Workshop } from '../../src/production/make-asset.ts';
import { diskAssetFiles } from '../../src/storage/disk-asset-files.ts';
import { openSqliteDatabase } from '../../src/storage/sqlite-database.ts';
import { type Stores, storesOver } from '../../src/storage/stores.ts';
import { Killed, type ProcessFate, SimulatedProcess } from './simulated-process.ts';
import { isWorthAnotherTry, PRICE_MICROS, type RequestFate, SimulatedVendor } from './simulated-vendor.ts';
import { VirtualTime } from './virtual-time.ts';
import { clipOf, SPENDER } from './workbench.ts';

const signal = new AbortController().signal;
const LEDGER_METHODS = ['intend', 'submitted', 'unknown', 'settle', 'get', 'list'] as const;
const STORE_METHODS = [
  'find',
  'findMany',
  'pathOf',
  'openWorkFolder',
  'put',
  'claim',
  'renew',
  'release',
] as const;

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
    flightMs: fc.constantFrom(5, 100, 3_000, 9_000),
    arrives: fc.boolean().map((unlucky) => !unlucky),
    isAnswered: fc.boolean(),
    fails: fc.constantFrom(false, false, false, true),
    callMs: fc.constantFrom(500, 5_000, 40_000),
  }),
  { minLength: 1, maxLength: 6 },
);
interface World extends AsyncDisposable {
  time: VirtualTime;
  stores: Stores;
  vendor: SimulatedVendor;
}

async function worldWith(fates: RequestFate[], canFind = true): Promise<World> {
  const time = new VirtualTime();
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-world-'));
  const database = await openSqliteDatabase({ filePath: ':memory:', clock: time });
  const files = diskAssetFiles({ folder, newId: randomId });
  const stores = storesOver({ database, files, clock: time, newId: randomId });
  return {
    time,
    stores,
    vendor: new SimulatedVendor(time, fates, canFind),
    [Symbol.asyncDispose]: async () => {
      await stores.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function workshopOf({ stores, vendor }: World, process: SimulatedProcess): Workshop & { calls: CallParts } {
  const ledger: CallLedger = process.using(stores.calls, LEDGER_METHODS);
  const store: AssetStore = process.using(stores.assets, STORE_METHODS);
  const { clock } = process;
  const calls: CallParts = {
    ledger,
    store,
    clock,
    vendors: [vendor.from(process)],
    check: async () => ({}),
    hints: processHints(clock),
  };
  return { store, clock, holder: randomId(), calls };
}

/** One process after another, each until it is killed or all is made; what may be tried again is. */
async function work(world: World, fates: readonly ProcessFate[], subjects: readonly string[]): Promise<void> {
  for (const each of [...fates, { stepsMs: [0] }]) {
    const process = new SimulatedProcess(world.time, each);
    const workshop = workshopOf(world, process);
    try {
      for (const subject of subjects) await makePersistently(subject, workshop);
      return;
    } catch (error) {
      if (!process.isDead) throw error;
    }
  }
}

async function makePersistently(subject: string, workshop: Workshop & { calls: CallParts }): Promise<void> {
  const [vendor] = workshop.calls.vendors;
  const maker = remoteMaker(vendor!, 'clip', 'clips', workshop.calls);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await makeAsset(clipOf(subject), maker, workshop, {
        signal,
        steppedDown: [],
        onBehalfOf: SPENDER,
        report: () => {},
      });
      return;
    } catch (error) {
      if (!isWorthAnotherTry(error) || attempt === 12) throw error;
    }
  }
}

async function expectPaidOnce({ stores, vendor }: World, subjects: readonly string[]): Promise<void> {
  await settleKeptCalls({}, { ledger: stores.calls, store: stores.assets });
  for (const subject of subjects) {
    const hash = assetHash(clipOf(subject));
    const paid = vendor.paidFor(hash);
    expect(paid.map(({ id }) => id)).toHaveLength(1);
    expect(await readFile(await stores.assets.pathOf(hash), 'utf8')).toBe(paid[0]?.id);
  }
  const open = await stores.calls.list({ states: ['intended', 'submitted', 'unknown'] });
  expect(open).toEqual([]);
  expect(await stores.calls.budget({ projectId: SPENDER.projectId })).toMatchObject({
    reservedMicros: 0,
    spentMicros: PRICE_MICROS * subjects.length,
  });
}

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
