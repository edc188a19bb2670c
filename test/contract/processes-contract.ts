import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf, sampleHash } from './samples.ts';
import type { NewData, PrepareData, StoresUnderTest } from './stores-under-test.ts';
import { WorkerProcess } from './worker-process.ts';

const SUBJECTS = Array.from({ length: 30 }, (_, index) => `scene-${index}`);
const LONG_LEASE = '60000';
const SHORT_LEASE = '200';

/** What holds when several processes work on the same stores, and some are killed or paused. */
export function processesContract(name: string, prepare: PrepareData): void {
  describe(`several processes: ${name}`, () => {
    it('P5: open new stores together and make every asset once', async () => {
      const data = await prepare();
      const log = await newLog(data);
      const workers = Array.from({ length: 5 }, () => makeAll(data, log, LONG_LEASE));
      const ends = await Promise.allSettled(workers.map((worker) => worker.finished()));
      await using stores = await data.open();
      expect(ends.filter((end) => end.status === 'rejected')).toEqual([]);
      await expectAllWhole(stores);
      expect((await readFile(log, 'utf8')).trim().split('\n').sort()).toEqual([...SUBJECTS].sort());
      expect((await stores.projects.list()).projects).toHaveLength(5);
    });

    it('P8: take a killed process’s work over and leave nothing half-written', async () => {
      const data = await prepare();
      await using stores = await data.open();
      const log = await newLog(data);
      for (const patienceMs of [0, 5, 12, 20, 30, 42]) {
        await using victim = makeAll(data, log, SHORT_LEASE);
        await victim.nextLine();
        await new Promise((resolve) => setTimeout(resolve, patienceMs));
        victim.signal('SIGKILL');
        await victim.finished();
      }
      await makeAll(data, log, SHORT_LEASE).finished();
      await expectAllWhole(stores);
      await stores.assets.prune({ madeBeforeMs: Date.now() + 60_000 });
      expect(await stores.countFiles()).toBe(SUBJECTS.length);
    });

    it('P8: give a killed process’s claim to another after its lease, not before', async () => {
      const data = await prepare();
      await using stores = await data.open();
      await using victim = new WorkerProcess('store-worker.ts', data.environment, [
        'hold',
        LONG_LEASE,
        'river',
      ]);
      expect(await victim.nextLine()).toBe('holding');
      victim.signal('SIGKILL');
      await victim.finished();
      const ask = () => stores.assets.claim(sampleHash('river'), 'heir', 1000);
      expect((await ask()).state).toBe('held');
      expect(await stores.assets.find(sampleHash('river'))).toBeUndefined();
      await stores.passTime(Number(LONG_LEASE) + 1);
      expect((await ask()).state).toBe('claimed');
    });

    it('P5: keep nothing of a process that was paused past its lease and comes back', async () => {
      const data = await prepare();
      await using stores = await data.open();
      await using paused = new WorkerProcess('store-worker.ts', data.environment, [
        'hold',
        SHORT_LEASE,
        'scene-0',
      ]);
      expect(await paused.nextLine()).toBe('holding');
      paused.signal('SIGSTOP');
      await makeAll(data, await newLog(data), LONG_LEASE).finished();
      paused.signal('SIGCONT');
      paused.tell('go on');
      expect(await paused.nextLine()).toBe(`kept ${contentOf('scene-0').length}`);
      await paused.finished();
      await expectAllWhole(stores);
      expect(await stores.countFiles()).toBe(SUBJECTS.length);
    });
  });
}

function makeAll(data: NewData, log: string, leaseMs: string): WorkerProcess {
  return new WorkerProcess('store-worker.ts', data.environment, ['make-all', log, leaseMs, ...SUBJECTS]);
}

async function newLog(data: NewData): Promise<string> {
  const log = join(data.scratch, 'made.log');
  await writeFile(log, '');
  return log;
}

async function expectAllWhole(stores: StoresUnderTest): Promise<void> {
  const found = await stores.assets.findMany(SUBJECTS.map(sampleHash));
  expect(found.size).toBe(SUBJECTS.length);
  for (const subject of SUBJECTS) {
    const path = await stores.assets.pathOf(sampleHash(subject));
    expect((await readFile(path, 'utf8')) === contentOf(subject), `${subject} is whole`).toBe(true);
  }
}
