import { Queue } from 'bullmq';
import { describe, expect, it } from 'vitest';
import type { JobEngine } from '../../src/ports/job-engine.ts';
import { gate, job, LANES, settled, turn } from './engine-under-test.ts';
import { redisForTests, reportMissing } from './services.ts';
import { EngineGroup } from './shared-engine.ts';
import { WorkerProcess } from './worker-process.ts';

const redisUrl = await redisForTests();
if (redisUrl === undefined) reportMissing('Redis', 'REDIS_URL');
else {
  describe('engines on several machines', () => {
    it('P4: hold a lane’s limit together, and use all of it', async () => {
      await using group = new EngineGroup(redisUrl, LANES);
      const lane = busyLane(3);
      const did = [0, 0];
      const engines = [group.join(), group.join()];
      for (const [index, engine] of engines.entries()) {
        engine.handle('work', async () => {
          did[index] = (did[index] ?? 0) + 1;
          return lane.work();
        });
      }
      let rounds = 0;
      // A worker that is not yet there when the jobs are is no fault, so there are more until both took some.
      while (Math.min(...did) === 0) {
        const jobs = Array.from({ length: 60 }, (_, index) => job(`${rounds}-${index}`, { lane: 'three' }));
        await Promise.all(jobs.map((each, index) => engines[index % 2]?.run(each)));
        rounds += 1;
      }
      expect(lane.most).toBe(3);
      expect(did[0]! + did[1]!).toBe(60 * rounds);
    });

    it('P4: go by the limit that was given last, whoever opens them without one', async () => {
      const shared = (concurrency: number, isGiven = false) => ({ three: { concurrency, isGiven } });
      await using group = new EngineGroup(redisUrl, shared(3));
      const worker = group.join();
      let running = 0;
      let most = 0;
      worker.handle('work', async () => {
        running += 1;
        most = Math.max(most, running);
        await settled();
        running -= 1;
        return null;
      });
      const given = group.join({ works: false, lanes: shared(6, true) });
      const usual = group.join({ works: false, lanes: shared(2) });
      const mostOf = async (engine: typeof worker, round: string) => {
        most = 0;
        const jobs = Array.from({ length: 24 }, (_, index) => job(`${round}-${index}`, { lane: 'three' }));
        await Promise.all(jobs.map((each) => engine.run(each)));
        return most;
      };
      expect(await mostOf(usual, 'first')).toBeLessThanOrEqual(3);
      await given.run(job('given', { lane: 'three' }));
      // The worker goes by it from its next look at the limits on.
      let reached = 0;
      for (let round = 0; reached < 6; round += 1) reached = await mostOf(usual, `round ${round}`);
      expect(reached).toBe(6);
      expect(await mostOf(usual, 'last')).toBeLessThanOrEqual(6);
    });

    it('P4: hold their limit again when the queue server has forgotten everything', async () => {
      await using group = new EngineGroup(redisUrl, { three: { concurrency: 3 } });
      const lane = busyLane(3);
      const [one, two] = [group.join(), group.join()];
      for (const engine of [one, two]) {
        engine.handle('first', async () => null);
        engine.handle('work', () => lane.work());
      }
      await one.run(job('first', { lane: 'three', kind: 'first' }));
      await group.forget();
      await group.ask(async (redis) => {
        while ((await redis.hget(`${group.prefix}:three:meta`, 'concurrency')) !== '3') await turn();
      });
      const jobs = Array.from({ length: 24 }, (_, index) => job(`job-${index}`, { lane: 'three' }));
      await Promise.all(jobs.map((each, index) => (index % 2 ? one : two).run(each)));
      expect(lane.most).toBe(3);
    });

    it('let each worker have a limit of its own where the lane says so', async () => {
      const lanes = { local: { concurrency: 1, perWorker: true } };
      await using group = new EngineGroup(redisUrl, lanes);
      const both = gate();
      let running = 0;
      for (const engine of [group.join(), group.join()]) {
        engine.handle('work', async () => {
          running += 1;
          if (running === 2) both.open();
          await both.opened;
          return null;
        });
      }
      const client = group.join({ works: false });
      await Promise.all(['a', 'b'].map((id) => client.run(job(id, { lane: 'local' }))));
      expect(running).toBe(2);
    });

    it('do one job for wishes from two of them, and both hear of it', async () => {
      await using group = new EngineGroup(redisUrl, LANES);
      const [client, other, worker] = [
        group.join({ works: false }),
        group.join({ works: false }),
        group.join(),
      ];
      const heard = [gate(), gate()];
      let runs = 0;
      worker.handle('work', async (_payload, { report }) => {
        runs += 1;
        const bothHeard = Promise.all(heard.map((each) => each.opened)).then(() => 'heard' as const);
        while ((await Promise.race([bothHeard, turn()])) !== 'heard') report({ fraction: 0.5 });
        return runs;
      });
      const wishes = [client, other].map((engine, index) =>
        engine.run(job('same'), { onProgress: () => heard[index]?.open() }),
      );
      expect(await Promise.all(wishes)).toEqual([1, 1]);
    });

    it('P7: cancel a job that another one works on', async () => {
      await using group = new EngineGroup(redisUrl, LANES);
      const started = gate();
      let stopped = false;
      const worker = group.join();
      worker.handle('work', async (_payload, { signal }) => {
        started.open();
        await untilAborted(signal);
        stopped = true;
        throw signal.reason;
      });
      const wish = new AbortController();
      const run = group.join({ works: false }).run(job('a'), { signal: wish.signal });
      await started.opened;
      wish.abort();
      await expect(run).rejects.toMatchObject({ code: 'cancelled' });
      expect(stopped).toBe(true);
    });

    it('P7: go on with a job that another one still wishes for', async () => {
      await using group = new EngineGroup(redisUrl, LANES);
      const started = gate();
      const finish = gate();
      group.join().handle('work', async (_payload, { signal }) => {
        started.open();
        await finish.opened;
        return signal.aborted ? 'stopped' : 'done';
      });
      const wish = new AbortController();
      const first = group.join({ works: false }).run(job('a'), { signal: wish.signal });
      const second = group.join({ works: false }).run(job('a'));
      await started.opened;
      await group.untilWished('wide', 'a', 2);
      wish.abort();
      await expect(first).rejects.toMatchObject({ code: 'cancelled' });
      finish.open();
      expect(await second).toBe('done');
    });

    it('P8: hand the jobs of one that closes on to another', async () => {
      await using group = new EngineGroup(redisUrl, LANES);
      const started = gate();
      const leaving = group.join();
      leaving.handle('work', async (_payload, { signal }) => {
        started.open();
        await untilAborted(signal);
        throw signal.reason;
      });
      const run = group.join({ works: false }).run(job('a', { attempts: 1 }));
      await started.opened;
      await leaving.close();
      group.join().handle('work', async () => 'done by the other');
      expect(await run).toBe('done by the other');
    });

    it('P8: take over the job of one that was killed', async () => {
      await using group = new EngineGroup(redisUrl, LANES);
      await using victim = startWorker(redisUrl, group.prefix);
      const client = group.join({ works: false });
      const wish = new AbortController();
      const run = client.run(job('a', { lane: 'narrow', kind: 'endless' }), { signal: wish.signal });
      expect(await victim.nextLine()).toBe('started');
      await using heir = startWorker(redisUrl, group.prefix);
      victim.signal('SIGKILL');
      expect(await heir.nextLine()).toBe('started');
      wish.abort();
      await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    });

    it('wish again for a job that the queue server has lost', async () => {
      await using group = new EngineGroup(redisUrl, LANES);
      const client: JobEngine = group.join({ works: false });
      const run = client.run(job('a'));
      await group.untilWished('wide', 'a', 1);
      await group.ask(async (connection) => {
        const queue = new Queue('wide', { connection, prefix: group.prefix });
        expect(await queue.remove('job-a')).toBe(1);
        await queue.close();
      });
      group.join().handle('work', async () => 'done after all');
      expect(await run).toBe('done after all');
    });
  });
}

/** Counts how many jobs of a lane run at a time, all of which wait until so many first do. */
function busyLane(jobs: number) {
  const full = gate();
  let running = 0;
  const lane = {
    most: 0,
    work: async () => {
      running += 1;
      lane.most = Math.max(lane.most, running);
      if (running === jobs) full.open();
      await full.opened;
      await turn();
      running -= 1;
      return null;
    },
  };
  return lane;
}

function untilAborted(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

function startWorker(redisUrl: string, prefix: string): WorkerProcess {
  return new WorkerProcess('engine-worker.ts', {}, [redisUrl, prefix]);
}
