import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { postgresForTests, redisForTests, reportMissing, startBucketServer } from '../contract/services.ts';
import { letCallsEnd, UNTIL_TOLD } from '../fakes/held-calls.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { Installation, type Services } from './installation.ts';
import { pictureLesson } from './lessons.ts';

const [databaseUrl, redisUrl] = await Promise.all([postgresForTests(), redisForTests()]);

if (databaseUrl === undefined) reportMissing('PostgreSQL', 'DATABASE_URL');
else if (redisUrl === undefined) reportMissing('Redis', 'REDIS_URL');
else {
  let services: Services;
  beforeAll(async () => {
    services = { databaseUrl, redisUrl, bucket: await startBucketServer() };
  });

  describe('two workers', () => {
    it('hold a vendor’s limit of 3 exactly, and make once what two wish for at once', async () => {
      await using vendor = await FakeReplicate.start(UNTIL_TOLD);
      await using installation = await Installation.prepare(services);
      const brief = await installation.brief(pictureLesson(9));
      await Promise.all([installation.worker([], vendor), installation.worker([], vendor)]);
      const wishes = [1, 2].map(() => installation.reel(['make', brief, '--to', 'images', '--json'], vendor));
      while (!wishes.every(({ stderr }) => stderr.includes('Pictures 0 of 9'))) await wait(20);
      while (vendor.accepted < 3) await wait(20);
      // Time for a fourth to come, which must not.
      await wait(300);
      letCallsEnd(vendor);
      const made = (await Promise.all(wishes.map((wish) => wish.output()))).map((text) => JSON.parse(text));
      expect(vendor.accepted).toBe(9);
      expect([...vendor.predictions.mostAtOnce.values()]).toEqual([3]);
      // Each picture counts for the run that had it made, and for no other.
      const sum = (of: (each: (typeof made)[number]) => number) =>
        made.reduce((total, each) => total + of(each), 0);
      expect(sum(({ assets }) => assets.made)).toBe(9);
      expect(sum(({ assets }) => assets.reused)).toBe(9);
      expect(sum(({ cost }) => cost.amount)).toBeCloseTo(0.027, 9);
      for (const wish of wishes) expect(wish.stderr).toContain('Pictures 9 of 9');
    });
  });

  describe('a worker that is told to stop', () => {
    it('finishes what it is at, when there is time', async () => {
      await using vendor = await FakeReplicate.start(UNTIL_TOLD);
      await using installation = await Installation.prepare(services);
      const brief = await installation.brief(pictureLesson(1));
      const { process, address } = await installation.worker(['--drain', '600'], vendor);
      const run = installation.reel(['make', brief, '--to', 'images', '--json'], vendor);
      await process.logged(({ state }) => state === 'submitted');
      process.signal('SIGTERM');
      await process.logged(({ message }) => message === 'worker draining');
      const readiness = await fetch(`${address}/readyz`);
      expect([readiness.status, await readiness.json()]).toEqual([
        503,
        { status: 'not ready', obstacles: ['draining'] },
      ]);
      letCallsEnd(vendor);
      expect(await process.ended).toBe(0);
      expect(process.log.find(({ outcome }) => outcome !== undefined)?.outcome).toBe('done');
      expect(JSON.parse(await run.output()).assets.made).toBe(1);
    });

    it('hands back what it is at, when there is none, and another goes on with the same call', async () => {
      await using vendor = await FakeReplicate.start(UNTIL_TOLD);
      await using installation = await Installation.prepare(services);
      const brief = await installation.brief(pictureLesson(1));
      const { process } = await installation.worker(['--drain', '0'], vendor);
      const run = installation.reel(['make', brief, '--to', 'images', '--json'], vendor);
      await process.logged(({ state }) => state === 'submitted');
      process.signal('SIGTERM');
      expect(await process.ended).toBe(0);
      expect(process.log.find(({ outcome }) => outcome !== undefined)).toMatchObject({
        outcome: 'stopped',
        why: 'handed on',
      });
      letCallsEnd(vendor);
      const next = await installation.worker([], vendor);
      expect(JSON.parse(await run.output()).cost.amount).toBe(0.003);
      expect(vendor.accepted).toBe(1);
      expect(next.process.log.some(({ state }) => state === 'intended')).toBe(false);
    });

    it('leaves at once on the second signal', async () => {
      await using vendor = await FakeReplicate.start(UNTIL_TOLD);
      await using installation = await Installation.prepare(services);
      const brief = await installation.brief(pictureLesson(1));
      const { process } = await installation.worker([], vendor);
      installation.reel(['make', brief, '--to', 'images'], vendor);
      await process.logged(({ state }) => state === 'submitted');
      process.signal('SIGTERM');
      await process.logged(({ message }) => message === 'worker draining');
      process.signal('SIGTERM');
      expect(await process.ended).toBe(130);
    });
  });

  describe('reel make', () => {
    it('ends with status 4 over budget, and keeps what was made', async () => {
      await using vendor = await FakeReplicate.start();
      await using installation = await Installation.prepare(services);
      const brief = await installation.brief({ ...pictureLesson(3), settings: { budget: 0.006 } });
      await installation.worker([], vendor);
      const over = installation.reel(['make', brief, '--to', 'images'], vendor);
      expect(await over.ended).toBe(4);
      expect(vendor.accepted).toBe(2);
      const calls = JSON.parse(await installation.reel(['calls', '--json'], vendor).output()).calls;
      expect(calls.map(({ state }: { state: string }) => state)).toEqual(['done', 'done']);
      const enough = ['make', brief, '--to', 'images', '--set', 'settings.budget=0.009', '--json'];
      const made = JSON.parse(await installation.reel(enough, vendor).output());
      expect(made.assets).toEqual({ made: 1, reused: 2 });
      expect(vendor.accepted).toBe(3);
    });

    it('says that no worker is there, and goes on once one is', async () => {
      await using installation = await Installation.prepare(services);
      const brief = await installation.brief(pictureLesson(1));
      const run = installation.reel(['make', brief, '--to', 'images', '--json']);
      while (!run.stderr.includes('No worker is there to do this')) await wait(50);
      await installation.worker([]);
      expect(JSON.parse(await run.output()).assets.made).toBe(1);
    });
  });
}
