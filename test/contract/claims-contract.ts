import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimOf, keep, sampleAsset, sampleFile, sampleHash } from './samples.ts';
import type { OpenStores, StoresUnderTest } from './stores-under-test.ts';

/** Longer than any step takes on a busy machine: leases end by the time that a test lets pass, not by its own. */
const LEASE_MS = 600_000;
const LOST = { code: 'conflict' };

/** How every asset store lets one worker at a time make an asset. */
export function claimsContract(name: string, open: OpenStores): void {
  describe(`claims: ${name}`, () => {
    it('gives an asset to one of many who ask together', async () => {
      await using stores = await open();
      const elsewhere = await stores.another();
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? stores : elsewhere).assets.claim(
            sampleHash('river'),
            `worker-${index}`,
            LEASE_MS,
          ),
        ),
      );
      expect(outcomes.filter((outcome) => outcome.state === 'claimed')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome.state === 'held')).toHaveLength(19);
    });

    it('says who holds an asset and for how long at most', async () => {
      await using stores = await open();
      await claimOf(stores, 'river', 'worker-1', LEASE_MS);
      const outcome = await stores.assets.claim(sampleHash('river'), 'worker-2', LEASE_MS);
      expect(outcome).toMatchObject({ state: 'held', holder: 'worker-1' });
      const left = outcome.state === 'held' ? outcome.expiresInMs : 0;
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(LEASE_MS);
    });

    it('P5: lets another take over once the lease has passed, and refuses the first from then on', async () => {
      await using stores = await open();
      const first = await claimOf(stores, 'river', 'worker-1');
      await stores.passTime(LEASE_MS + 1);
      const second = await claimOf(stores, 'river', 'worker-2');
      await expect(stores.assets.renew(first, LEASE_MS)).rejects.toMatchObject(LOST);
      const late = await sampleFile(stores, 'too late');
      await expect(stores.assets.put(sampleAsset('river'), late, first)).rejects.toMatchObject(LOST);
      await stores.assets.release(first);
      expect(await stores.countFiles()).toBe(0);
      await stores.assets.put(sampleAsset('river'), await sampleFile(stores, 'in time'), second);
      expect(await readFile(await stores.assets.pathOf(sampleHash('river')), 'utf8')).toBe('in time');
    });

    it('answers whoever comes back too late with what was made meanwhile', async () => {
      await using stores = await open();
      const first = await claimOf(stores, 'river', 'worker-1');
      await stores.passTime(LEASE_MS + 1);
      const second = await claimOf(stores, 'river', 'worker-2');
      await stores.assets.put(sampleAsset('river'), await sampleFile(stores, 'made'), second);
      const answer = await stores.assets.put(sampleAsset('river'), await sampleFile(stores, 'late'), first);
      expect(answer.sizeBytes).toBe(4);
      expect(await stores.countFiles()).toBe(1);
    });

    it('holds a renewed claim through the first lease, and an unclaimed one after it', async () => {
      await using stores = await open();
      const claim = await claimOf(stores, 'river');
      await stores.passTime(LEASE_MS - 1000);
      const renewed = await stores.assets.renew(claim, LEASE_MS);
      await stores.passTime(2000);
      expect((await stores.assets.claim(sampleHash('river'), 'worker-2', LEASE_MS)).state).toBe('held');
      await stores.passTime(LEASE_MS);
      expect((await stores.assets.renew(renewed, LEASE_MS)).token).toBe(claim.token);
    });

    it('frees a released asset at once', async () => {
      await using stores = await open();
      await stores.assets.release(await claimOf(stores, 'river', 'worker-1'));
      expect((await claimOf(stores, 'river', 'worker-2')).hash).toBe(sampleHash('river'));
    });

    it('answers with the asset where it is there, and asks anew where it was deleted', async () => {
      await using stores = await open();
      const claim = await claimOf(stores, 'river');
      const record = await stores.assets.put(sampleAsset('river'), await sampleFile(stores, 'made'), claim);
      expect(await stores.assets.claim(record.hash, 'worker-2', LEASE_MS)).toEqual({ state: 'made', record });
      await stores.assets.delete(record.hash);
      await claimOf(stores, 'river', 'worker-2');
      await keep(stores, 'delta');
      await stores.loseFile(sampleHash('delta'));
      await claimOf(await stores.another(), 'delta', 'worker-2');
    });

    it('P5: keeps exactly what the last rightful worker made, whatever the interleaving', async () => {
      const step = fc.record({
        worker: fc.nat(2),
        act: fc.constantFrom('claim', 'renew', 'put', 'wait', 'release'),
      });
      await using stores = await open();
      let plays = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
          plays += 1;
          await play(stores, `river ${plays}`, steps);
        }),
        { numRuns: 40, seed: 20261101 },
      );
    });
  });
}

/** Plays the steps against a model in which a claim is held, and by whom, as plain variables. */
async function play(
  stores: StoresUnderTest,
  subject: string,
  steps: { worker: number; act: string }[],
): Promise<void> {
  const claims = new Map<number, Awaited<ReturnType<typeof claimOf>>>();
  const filesBefore = await stores.countFiles();
  let rightful: number | undefined;
  let leaseLeftMs = 0;
  let made: string | undefined;
  for (const [index, { worker, act }] of steps.entries()) {
    const claim = claims.get(worker);
    if (act === 'wait') {
      await stores.passTime(LEASE_MS / 2 + 1);
      leaseLeftMs -= LEASE_MS / 2 + 1;
    } else if (act === 'claim') {
      const outcome = await stores.assets.claim(sampleHash(subject), `worker-${worker}`, LEASE_MS);
      const expected =
        made !== undefined ? 'made' : rightful !== undefined && leaseLeftMs > 0 ? 'held' : 'claimed';
      expect(outcome.state).toBe(expected);
      if (outcome.state === 'claimed') {
        claims.set(worker, outcome.claim);
        rightful = worker;
        leaseLeftMs = LEASE_MS;
      }
    } else if (claim !== undefined && act === 'renew') {
      const renewal = await stores.assets
        .renew(claim, LEASE_MS)
        .catch((error: { code: string }) => error.code);
      expect(renewal === 'conflict').toBe(rightful !== worker);
      if (rightful === worker) leaseLeftMs = LEASE_MS;
    } else if (claim !== undefined && act === 'release') {
      await stores.assets.release(claim);
      claims.delete(worker);
      if (rightful === worker) rightful = undefined;
    } else if (claim !== undefined && act === 'put') {
      const content = `worker ${worker} at ${index}`;
      const file = await sampleFile(stores, content);
      const put = await stores.assets
        .put(sampleAsset(subject), file, claim)
        .catch((error: { code: string }) => error.code);
      expect(put === 'conflict').toBe(made === undefined && rightful !== worker);
      if (made === undefined && rightful === worker) made = content;
      if (rightful === worker) rightful = undefined;
    }
    const record = await stores.assets.find(sampleHash(subject));
    expect(record === undefined).toBe(made === undefined);
    if (made !== undefined) {
      expect(await readFile(await stores.assets.pathOf(sampleHash(subject)), 'utf8')).toBe(made);
    }
    expect(await stores.countFiles()).toBe(filesBefore + (made === undefined ? 0 : 1));
  }
}
