import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { assetHash } from '../../src/domain/asset.ts';
import { randomId } from '../../src/engine/system-sources.ts';
import type { AssetStore } from '../../src/ports/asset-store.ts';
import type { CallLedger } from '../../src/ports/call-ledger.ts';
import type { CallParts } from '../../src/production/calls/call-parts.ts';
import { processHints } from '../../src/production/calls/process-hints.ts';
import { remoteMaker } from '../../src/production/calls/remote-maker.ts';
import { settleKeptCalls } from '../../src/production/calls/settle-kept-calls.ts';
import { makeAsset, type Workshop } from '../../src/production/make-asset.ts';
import { diskAssetFiles } from '../../src/storage/disk-asset-files.ts';
import { sqlCallLedger } from '../../src/storage/sql-call-ledger.ts';
import type { SqlDatabase } from '../../src/storage/sql-database.ts';
import { openSqliteDatabase } from '../../src/storage/sqlite-database.ts';
import { type Stores, storesOver } from '../../src/storage/stores.ts';
import { type ProcessFate, SimulatedProcess } from './simulated-process.ts';
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

/** Stores, time and a vendor that any number of processes share. */
export interface World extends AsyncDisposable {
  time: VirtualTime;
  database: SqlDatabase;
  stores: Stores;
  vendor: SimulatedVendor;
}

/** A world in which requests travel as given, in the order of their sending. */
export async function worldWith(fates: RequestFate[], canFind = true): Promise<World> {
  const time = new VirtualTime();
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-world-'));
  const database = await openSqliteDatabase({ filePath: ':memory:', clock: time });
  const files = diskAssetFiles({ folder, newId: randomId });
  const stores = storesOver({ database, files, clock: time, newId: randomId });
  return {
    time,
    database,
    stores,
    vendor: new SimulatedVendor(time, fates, canFind),
    [Symbol.asyncDispose]: async () => {
      await stores.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What one process makes things with. */
export function workshopOf(
  { database, stores, vendor }: World,
  process: SimulatedProcess,
): Workshop & { calls: CallParts } {
  const { clock } = process;
  // Leases are the database's, but a call is noted with the time of the process that makes it.
  const ownLedger = sqlCallLedger({ database, clock, newId: randomId });
  const ledger: CallLedger = process.using(ownLedger, LEDGER_METHODS);
  const store: AssetStore = process.using(stores.assets, STORE_METHODS);
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
export async function work(
  world: World,
  fates: readonly ProcessFate[],
  subjects: readonly string[],
): Promise<void> {
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

/** Every one of these is there, was paid for once, and nothing is left open or held back. */
export async function expectPaidOnce({ stores, vendor }: World, subjects: readonly string[]): Promise<void> {
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
