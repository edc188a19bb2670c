import { describe, expect, it } from 'vitest';
import { sampleProject } from './samples.ts';
import type { OpenStores } from './stores-under-test.ts';

const LEASE_MS = 30_000;
const RUN = { id: 'run-1', projectId: 'project-1', ownerId: 'owner-1', stage: 'film', force: false } as const;

/** What every store of runs promises. */
export function runStoreContract(name: string, open: OpenStores): void {
  describe(`runs: ${name}`, () => {
    it('keeps a run from its start to its end', async () => {
      await using stores = await open();
      await stores.projects.create(sampleProject());
      const started = await stores.runs.start(RUN, 'a', LEASE_MS);
      expect(started).toMatchObject({ ...RUN, state: 'running' });
      await stores.runs.finish('run-1', 'a', { state: 'completed', outcome: { film: 'aa' } });
      const ended = await stores.runs.get('run-1');
      expect(ended).toMatchObject({ ...RUN, state: 'completed', outcome: { film: 'aa' } });
      expect(Date.parse(ended.endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(ended.startedAt));
    });

    it('keeps what happens to the film of a run, for whoever goes on with it', async () => {
      await using stores = await open();
      await stores.projects.create(sampleProject());
      const delivery = {
        publish: { target: { kind: 's3' }, withAssets: true, deleteLocal: false },
        webhook: 'https://example.com/films',
      } as const;
      await stores.runs.start({ ...RUN, delivery }, 'a', 0);
      expect(await stores.runs.get('run-1')).toMatchObject({ delivery });
      await expect.poll(() => stores.runs.adopt('b', LEASE_MS)).toMatchObject([{ delivery }]);
    });

    it('lets exactly one of many processes start a run of one project', async () => {
      await using stores = await open();
      const elsewhere = await stores.another();
      await stores.projects.create(sampleProject());
      const attempts = await Promise.allSettled(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 === 0 ? stores : elsewhere).runs.start({ ...RUN, id: `run-${index}` }, 'a', LEASE_MS),
        ),
      );
      expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refused = attempts.find((attempt) => attempt.status === 'rejected');
      expect(refused?.reason).toMatchObject({ code: 'conflict' });
    });

    it('starts another run of the project once the first has ended', async () => {
      await using stores = await open();
      await stores.projects.create(sampleProject());
      await stores.runs.start(RUN, 'a', LEASE_MS);
      await stores.runs.finish('run-1', 'a', { state: 'cancelled' });
      await stores.passTime(10);
      await stores.runs.start({ ...RUN, id: 'run-2' }, 'a', LEASE_MS);
      const { runs } = await stores.runs.list({ ownerId: 'owner-1', projectId: 'project-1' });
      expect(runs.map(({ id, state }) => [id, state])).toEqual([
        ['run-2', 'running'],
        ['run-1', 'cancelled'],
      ]);
      expect(await stores.runs.list({ ownerId: 'owner-2' })).toEqual({ runs: [] });
      const first = await stores.runs.list({ ownerId: 'owner-1', limit: 1 });
      expect(first.runs.map(({ id }) => id)).toEqual(['run-2']);
      const rest = await stores.runs.list({ ownerId: 'owner-1', limit: 1, page: first.nextPage! });
      expect([rest.runs.map(({ id }) => id), rest.nextPage]).toEqual([['run-1'], undefined]);
      await expect(stores.runs.list({ ownerId: 'owner-1', page: 'zzz' })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    });

    it('hands a run on when its holder has not been heard of for a lease, and to one other alone', async () => {
      await using stores = await open();
      const elsewhere = await stores.another();
      await stores.projects.create(sampleProject());
      await stores.runs.start(RUN, 'a', LEASE_MS);
      expect(await elsewhere.runs.adopt('b', LEASE_MS)).toEqual([]);
      await stores.passTime(LEASE_MS + 1);
      const adopted = [await elsewhere.runs.adopt('b', LEASE_MS), await stores.runs.adopt('c', LEASE_MS)];
      expect(adopted.flat().map(({ id }) => id)).toEqual(['run-1']);
      expect(await stores.runs.renew('run-1', 'a', LEASE_MS)).toEqual({ held: false, cancelWanted: false });
      await stores.runs.finish('run-1', 'a', { state: 'failed' });
      expect((await stores.runs.get('run-1')).state).toBe('running');
    });

    it('tells the holder that the run is to stop', async () => {
      await using stores = await open();
      await stores.projects.create(sampleProject());
      await stores.runs.start(RUN, 'a', LEASE_MS);
      await stores.runs.wantCancel('run-1');
      expect(await stores.runs.renew('run-1', 'a', LEASE_MS)).toEqual({ held: true, cancelWanted: true });
    });

    it('forgets the runs of a project that is deleted', async () => {
      await using stores = await open();
      await stores.projects.create(sampleProject());
      await stores.runs.start(RUN, 'a', LEASE_MS);
      await stores.projects.delete('project-1');
      await expect(stores.runs.get('run-1')).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  describe(`keys: ${name}`, () => {
    it('finds a key by its secret and never tells the secret again', async () => {
      await using stores = await open();
      const { key, secret } = await stores.keys.create({
        ownerId: 'o',
        name: 'press',
        scopes: ['read', 'write'],
      });
      expect(await stores.keys.find(secret)).toEqual(key);
      expect(await stores.keys.find(`${secret}x`)).toBeUndefined();
      expect(JSON.stringify(await stores.keys.list())).not.toContain(secret.slice(-10));
    });

    it('opens nothing with a key that was revoked, by its own owner alone', async () => {
      await using stores = await open();
      const { key, secret } = await stores.keys.create({ ownerId: 'o', name: 'press', scopes: ['read'] });
      await expect(stores.keys.revoke(key.id, 'another')).rejects.toMatchObject({ code: 'not-found' });
      expect(await stores.keys.find(secret)).toBeDefined();
      expect((await stores.keys.revoke(key.id, 'o')).revokedAt).toBeDefined();
      expect(await stores.keys.find(secret)).toBeUndefined();
      expect((await stores.keys.list('o')).map(({ id }) => id)).toEqual([key.id]);
      expect(await stores.keys.list('another')).toEqual([]);
    });
  });
}
