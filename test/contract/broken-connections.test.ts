import { describe, expect, it } from 'vitest';
import { BreakingConnections } from './breaking-connections.ts';
import { gate, job, LANES, settled } from './engine-under-test.ts';
import { claimOf, keep, sampleHash, sampleIntent, sampleProject } from './samples.ts';
import { postgresForTests, redisForTests, reportMissing, startBucketServer } from './services.ts';
import { EngineGroup } from './shared-engine.ts';
import { prepareSharedData } from './shared-stores.ts';

/** More than the pieces that are said to read a project and save it once. */
const ROUNDS = 20;

const databaseUrl = await postgresForTests();
if (databaseUrl === undefined) reportMissing('PostgreSQL', 'DATABASE_URL');
else {
  const server = await startBucketServer();
  describe('stores whose database connection breaks', () => {
    it('go on with new connections, and lose nothing that was promised', async () => {
      const { url, connections } = await BreakingConnections.before(databaseUrl, 5432);
      await using _connections = connections;
      await using stores = await (await prepareSharedData(databaseUrl, server, { databaseUrl: url })).open();
      await stores.projects.create(sampleProject());
      connections.breakAll();
      expect((await stores.projects.get('project-1')).revision).toBe(1);
      const claim = await claimOf(stores, 'river');
      connections.breakAll();
      const call = await stores.calls.intend(sampleIntent('river'), claim);
      connections.breakAll();
      expect((await stores.calls.submitted(call.id, 'vendor-1', claim)).claimHeld).toBe(true);
      expect((await stores.calls.budget({ projectId: 'project-1' }))?.reservedMicros).toBe(250_000);
    });

    it('do each write once or say that it can be tried again, wherever the connection breaks', async () => {
      const { url, connections } = await BreakingConnections.before(databaseUrl, 5432);
      await using _connections = connections;
      await using stores = await (await prepareSharedData(databaseUrl, server, { databaseUrl: url })).open();
      await stores.projects.create(sampleProject());
      for (let round = 1; round <= ROUNDS; round += 1) {
        connections.breakAfter(round);
        const { project, revision } = await again(() => stores.projects.get('project-1'));
        const title = `Round ${round}`;
        await again(() => stores.projects.save({ ...project, title }, revision)).catch(async (error) => {
          // The first try was committed and its answer lost.
          expect(error).toMatchObject({ code: 'conflict' });
          expect((await again(() => stores.projects.get('project-1'))).project.title).toBe(title);
        });
      }
      expect(await stores.projects.get('project-1')).toMatchObject({
        revision: 1 + ROUNDS,
        project: { title: `Round ${ROUNDS}` },
      });
      await keep(stores, 'river');
      expect(await stores.assets.find(sampleHash('river'))).toBeDefined();
    });
  });
}

const redisUrl = await redisForTests();
if (redisUrl === undefined) reportMissing('Redis', 'REDIS_URL');
else {
  describe('engines whose queue connection breaks', () => {
    it('still get every result, of running and of waiting jobs', async () => {
      const { url, connections } = await BreakingConnections.before(redisUrl, 6379);
      await using _connections = connections;
      await using group = new EngineGroup(redisUrl, LANES);
      const engine = group.join({ redisUrl: url });
      const started = gate();
      const finish = gate();
      engine.handle('work', async (payload) => {
        started.open();
        await finish.opened;
        return payload.index ?? null;
      });
      const runs = [0, 1, 2, 3, 4, 5].map((index) =>
        engine.run(job(`job-${index}`, { lane: 'three', payload: { index } })),
      );
      await started.opened;
      connections.breakAll();
      await settled();
      finish.open();
      connections.breakAll();
      expect(await Promise.all(runs)).toEqual([0, 1, 2, 3, 4, 5]);
    });

    it('close when their handlers have stopped, though the queue server is gone for good', async () => {
      const { url, connections } = await BreakingConnections.before(redisUrl, 6379);
      await using group = new EngineGroup(redisUrl, LANES);
      const engine = group.join({ redisUrl: url });
      const started = gate();
      let stopped = false;
      engine.handle('work', async (_payload, { signal }) => {
        started.open();
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        stopped = true;
        throw signal.reason;
      });
      const runs = ['running', 'waiting'].map((id) => engine.run(job(id, { lane: 'narrow' })));
      await started.opened;
      await connections[Symbol.asyncDispose]();
      const ends = Promise.allSettled([...runs, engine.run(job('never sent'))]);
      await settled();
      await engine.close();
      expect(stopped).toBe(true);
      for (const end of await ends) {
        expect(end).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
      }
    });
  });
}

/** Tries again what says that it may be. */
async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { retryable?: boolean }).retryable !== true) throw error;
    }
  }
}
