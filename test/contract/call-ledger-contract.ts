import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FREE } from '../../src/domain/price.ts';
import { claimOf, sampleHash, sampleIntent } from './samples.ts';
import type { OpenStores } from './stores-under-test.ts';

const PROJECT = { projectId: 'project-1' };
const OWNER = { ownerId: 'owner-1' };
const LEASE_MS = 600_000;
const REASON = { code: 'outcome-unknown' as const, message: 'the socket closed' };

/** What every book of paid calls does. */
export function callLedgerContract(name: string, open: OpenStores): void {
  describe(`call ledger: ${name}`, () => {
    it('P5: notes a call before it is made, with a nonce of its own', async () => {
      await using stores = await open();
      const river = await stores.calls.intend(sampleIntent('river'), await claimOf(stores, 'river'));
      const delta = await stores.calls.intend(sampleIntent('delta'), await claimOf(stores, 'delta'));
      expect(river).toMatchObject({ ...sampleIntent('river'), state: 'intended', attempt: 1 });
      expect(river.nonce).not.toBe(delta.nonce);
      expect(await (await stores.another()).calls.get(river.id)).toEqual(river);
    });

    it('P5: refuses a call of a worker whose claim was lost', async () => {
      await using stores = await open();
      const lost = await claimOf(stores, 'river', 'worker-1', LEASE_MS);
      await stores.passTime(LEASE_MS + 1);
      await claimOf(stores, 'river', 'worker-2');
      await expect(stores.calls.intend(sampleIntent('river'), lost)).rejects.toMatchObject({
        code: 'conflict',
      });
      await expect(stores.calls.intend(sampleIntent('delta'), lost)).rejects.toMatchObject({
        code: 'conflict',
      });
      expect(await stores.calls.list()).toEqual([]);
      expect(await stores.calls.budget(PROJECT)).toBeUndefined();
    });

    it('P5: refuses a second call for an asset until the first is settled', async () => {
      await using stores = await open();
      const claim = await claimOf(stores, 'river');
      const first = await stores.calls.intend(sampleIntent('river'), claim);
      const again = () => stores.calls.intend(sampleIntent('river'), claim);
      await expect(again()).rejects.toMatchObject({ code: 'conflict' });
      await stores.calls.submitted(first.id, 'vendor-1', claim);
      await expect(again()).rejects.toMatchObject({ code: 'conflict' });
      await stores.calls.settle(first.id, { state: 'failed', cost: FREE, errorCode: 'provider-failed' });
      expect(await again()).toMatchObject({ attempt: 2, state: 'intended' });
    });

    it('P5: lets one of two workers with one claim call', async () => {
      await using stores = await open();
      const elsewhere = await stores.another();
      const claim = await claimOf(stores, 'river');
      const attempts = await Promise.allSettled(
        [stores, elsewhere, stores, elsewhere].map(({ calls }) => calls.intend(sampleIntent('river'), claim)),
      );
      expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
      expect(await stores.calls.list()).toHaveLength(1);
      expect((await stores.calls.budget(PROJECT))?.reservedMicros).toBe(250_000);
    });

    it('keeps the vendor’s name of a call even where the claim was lost, and says that it was', async () => {
      await using stores = await open();
      const claim = await claimOf(stores, 'river', 'worker-1', LEASE_MS);
      const call = await stores.calls.intend(sampleIntent('river'), claim);
      await stores.passTime(LEASE_MS + 1);
      await claimOf(stores, 'river', 'worker-2');
      const answer = await stores.calls.submitted(call.id, 'vendor-1', claim);
      expect(answer).toMatchObject({ claimHeld: false, call: { state: 'submitted', vendorId: 'vendor-1' } });
    });

    it('takes a vendor’s name twice and never replaces it', async () => {
      await using stores = await open();
      const claim = await claimOf(stores, 'river');
      const call = await stores.calls.intend(sampleIntent('river'), claim);
      const { call: submitted } = await stores.calls.submitted(call.id, 'vendor-1', claim);
      expect(await stores.calls.submitted(call.id, 'vendor-1', claim)).toEqual({
        call: submitted,
        claimHeld: true,
      });
      await expect(stores.calls.submitted(call.id, 'vendor-2', claim)).rejects.toMatchObject({
        code: 'conflict',
      });
    });

    it('calls unknown only what may have been sent, and finds it again', async () => {
      await using stores = await open();
      const claim = await claimOf(stores, 'river');
      const call = await stores.calls.intend(sampleIntent('river'), claim);
      expect(await stores.calls.unknown(call.id, REASON)).toMatchObject({
        state: 'unknown',
        errorCode: 'outcome-unknown',
        errorMessage: 'the socket closed',
      });
      expect(await stores.calls.list({ states: ['unknown'] })).toHaveLength(1);
      await stores.calls.submitted(call.id, 'vendor-1', claim);
      expect((await stores.calls.unknown(call.id, REASON)).state).toBe('submitted');
    });

    it('settles once, but lets a late result of a failed call count', async () => {
      await using stores = await open();
      const call = await stores.calls.intend(sampleIntent('river'), await claimOf(stores, 'river'));
      await stores.calls.settle(call.id, { state: 'failed', cost: FREE });
      await stores.calls.settle(call.id, { state: 'cancelled', cost: { known: true, micros: 9 } });
      expect(await stores.calls.budget(PROJECT)).toMatchObject({ reservedMicros: 0, spentMicros: 0 });
      const late = await stores.calls.settle(call.id, {
        state: 'done',
        cost: { known: true, micros: 200_000 },
      });
      expect(late.state).toBe('done');
      await stores.calls.settle(call.id, { state: 'failed', cost: FREE });
      expect(await stores.calls.budget(PROJECT)).toMatchObject({ reservedMicros: 0, spentMicros: 200_000 });
    });

    it('notes the vendor’s name on the word of somebody without a claim', async () => {
      await using stores = await open();
      const call = await stores.calls.intend(sampleIntent('river'), await claimOf(stores, 'river'));
      const answer = await stores.calls.submitted(call.id, 'vendor-1');
      expect(answer).toMatchObject({ claimHeld: false, call: { state: 'submitted', vendorId: 'vendor-1' } });
    });

    it('P5: settles on a condition only while it holds', async () => {
      await using stores = await open();
      const lost = await claimOf(stores, 'river', 'worker-1', LEASE_MS);
      const call = await stores.calls.intend(sampleIntent('river'), lost);
      await stores.passTime(LEASE_MS + 1);
      const claim = await claimOf(stores, 'river', 'worker-2');
      const neverTaken = { state: 'failed' as const, cost: FREE };
      const settle = (holder: typeof claim) =>
        stores.calls.settle(call.id, neverTaken, { claim: holder, from: ['intended', 'unknown'] });
      await expect(settle(lost)).rejects.toMatchObject({ code: 'conflict' });
      await stores.calls.submitted(call.id, 'vendor-1', lost);
      expect((await settle(claim)).state).toBe('submitted');
      expect(await stores.calls.budget(PROJECT)).toMatchObject({ reservedMicros: 250_000 });
    });

    it('settles anew what a condition names, but for what is done', async () => {
      await using stores = await open();
      const call = await stores.calls.intend(sampleIntent('river'), await claimOf(stores, 'river'));
      await stores.calls.settle(call.id, { state: 'cancelled', cost: { known: false, why: 'given up' } });
      const anew = { state: 'failed' as const, cost: FREE };
      expect((await stores.calls.settle(call.id, anew, { from: ['cancelled'] })).state).toBe('failed');
      expect(await stores.calls.budget(PROJECT)).toMatchObject({ reservedMicros: 0, spentMicros: 0 });
      await stores.calls.settle(call.id, { state: 'done', cost: FREE });
      expect((await stores.calls.settle(call.id, anew, { from: ['done'] })).state).toBe('done');
    });

    it('P2: counts a call against project and owner: reserved first, spent in the end', async () => {
      await using stores = await open();
      const call = await stores.calls.intend(sampleIntent('river'), await claimOf(stores, 'river'));
      for (const scope of [PROJECT, OWNER]) {
        expect(await stores.calls.budget(scope)).toEqual({
          scope,
          limitMicros: null,
          reservedMicros: 250_000,
          spentMicros: 0,
        });
      }
      await stores.calls.settle(call.id, { state: 'done', cost: { known: true, micros: 180_000 } });
      for (const scope of [PROJECT, OWNER]) {
        expect(await stores.calls.budget(scope)).toMatchObject({ reservedMicros: 0, spentMicros: 180_000 });
      }
    });

    it('counts the quote where the vendor does not say what a call cost', async () => {
      await using stores = await open();
      const call = await stores.calls.intend(sampleIntent('river'), await claimOf(stores, 'river'));
      await stores.calls.settle(call.id, { state: 'done', cost: { known: false, why: 'not told' } });
      expect(await stores.calls.budget(OWNER)).toMatchObject({ reservedMicros: 0, spentMicros: 250_000 });
    });

    it('P2: never passes a limit, whoever calls at once, and leaves nothing reserved for what it refused', async () => {
      await using stores = await open();
      const elsewhere = await stores.another();
      await stores.calls.setLimit(PROJECT, 1_000_000);
      const subjects = Array.from({ length: 12 }, (_, index) => `scene ${index}`);
      const claims = await Promise.all(subjects.map((subject) => claimOf(stores, subject)));
      const attempts = await Promise.allSettled(
        subjects.map((subject, index) =>
          (index % 2 === 0 ? stores : elsewhere).calls.intend(sampleIntent(subject), claims[index]!),
        ),
      );
      const refused = attempts.filter((attempt) => attempt.status === 'rejected');
      expect(refused).toHaveLength(8);
      for (const { reason } of refused)
        expect(reason).toMatchObject({ code: 'over-budget', retryable: false });
      expect(await stores.calls.budget(PROJECT)).toMatchObject({ reservedMicros: 1_000_000, spentMicros: 0 });
      expect(await stores.calls.budget(OWNER)).toMatchObject({ reservedMicros: 1_000_000 });
      expect(await stores.calls.list({ projectId: 'project-1' })).toHaveLength(4);
    });

    it('P2: never passes a limit, in whatever order two processes reserve, settle and are refused', async () => {
      await using stores = await open();
      const other = await stores.another();
      const processes = [stores, other];
      const LIMIT = 1_000_000;
      let runs = 0;
      const step = fc.record({
        by: fc.integer({ min: 0, max: 1 }),
        quote: fc.integer({ min: 1, max: 500_000 }),
        costShare: fc.double({ min: 0, max: 1, noNaN: true }),
        ends: fc.constantFrom('done' as const, 'failed' as const, 'never' as const),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
          runs += 1;
          const scope = { projectId: `project ${runs}` };
          await stores.calls.setLimit(scope, LIMIT);
          let committed = 0;
          await Promise.all(
            steps.map(async ({ by, quote, costShare, ends }, index) => {
              const { calls } = processes[by]!;
              const subject = `${runs}-${index}`;
              const price = { known: true as const, micros: quote };
              const intent = { ...sampleIntent(subject), ...scope, ownerId: `owner ${runs}`, quote: price };
              const claim = await claimOf(processes[by]!, subject);
              const call = await calls.intend(intent, claim).catch((error) => {
                expect(error).toMatchObject({ code: 'over-budget' });
              });
              const now = await calls.budget(scope);
              expect((now?.reservedMicros ?? 0) + (now?.spentMicros ?? 0)).toBeLessThanOrEqual(LIMIT);
              if (call === undefined) return;
              const micros = Math.floor(quote * costShare);
              committed += ends === 'never' ? quote : micros;
              if (ends !== 'never') await calls.settle(call.id, { state: ends, cost: { ...price, micros } });
            }),
          );
          const { reservedMicros = 0, spentMicros = 0 } = (await other.calls.budget(scope)) ?? {};
          expect(reservedMicros + spentMicros).toBe(committed);
          expect(committed).toBeLessThanOrEqual(LIMIT);
        }),
        { numRuns: 12 },
      );
    });

    it('P2: holds the owner’s limit over all projects', async () => {
      await using stores = await open();
      await stores.calls.setLimit(OWNER, 400_000);
      await stores.calls.intend(sampleIntent('river', { projectId: 'one' }), await claimOf(stores, 'river'));
      const delta = await claimOf(stores, 'delta');
      await expect(
        stores.calls.intend(sampleIntent('delta', { projectId: 'two' }), delta),
      ).rejects.toMatchObject({
        code: 'over-budget',
        message: expect.stringMatching(/\$0\.15 is left of the budget of all projects together\. Raise it/),
      });
      expect(await stores.calls.budget({ projectId: 'two' })).toBeUndefined();
      await stores.calls.setLimit(OWNER, null);
      await stores.calls.intend(sampleIntent('delta', { projectId: 'two' }), delta);
    });

    it('P2: refuses an unknown price where there is a limit, and takes it where there is none', async () => {
      await using stores = await open();
      const quote = { known: false as const, why: 'billed by GPU time' };
      await stores.calls.intend(sampleIntent('river', { quote }), await claimOf(stores, 'river'));
      await stores.calls.setLimit(PROJECT, 5_000_000);
      await expect(
        stores.calls.intend(sampleIntent('delta', { quote }), await claimOf(stores, 'delta')),
      ).rejects.toMatchObject({
        code: 'over-budget',
        message: expect.stringContaining('billed by GPU time'),
      });
    });

    it('lists calls by asset, project, owner and state, the first intended first', async () => {
      await using stores = await open();
      const subjects = ['river', 'delta', 'sea'];
      const ids: string[] = [];
      for (const subject of subjects) {
        const call = await stores.calls.intend(sampleIntent(subject), await claimOf(stores, subject));
        ids.push(call.id);
        await stores.passTime(10);
      }
      expect((await stores.calls.list()).map((call) => call.id)).toEqual(ids);
      expect((await stores.calls.list({ assetHash: sampleHash('sea') })).map((call) => call.id)).toEqual([
        ids[2],
      ]);
      const { provider, model } = sampleIntent('sea');
      const latest = await stores.calls.list({ provider, model, latest: 2 });
      expect(latest.map((call) => call.id)).toEqual(ids.slice(-2));
      const [later] = latest;
      const earlier = await stores.calls.list({ latest: 2, ...(later && { before: later }) });
      expect(earlier.map((call) => call.id)).toEqual(ids.slice(0, -2).slice(-2));
      expect(await stores.calls.list({ provider: 'another' })).toEqual([]);
      expect(await stores.calls.list({ model: 'another' })).toEqual([]);
      expect(await stores.calls.list({ ownerId: 'owner-2' })).toEqual([]);
      expect(await stores.calls.list({ projectId: 'project-1', states: [] })).toEqual([]);
      expect(await stores.calls.list({ states: ['submitted', 'intended'] })).toHaveLength(3);
    });

    it('says that there is no such call', async () => {
      await using stores = await open();
      const missing = { code: 'not-found' };
      await expect(stores.calls.get('x')).rejects.toMatchObject(missing);
      await expect(stores.calls.unknown('x', REASON)).rejects.toMatchObject(missing);
      await expect(stores.calls.settle('x', { state: 'done', cost: FREE })).rejects.toMatchObject(missing);
    });
  });
}
