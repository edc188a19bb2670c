import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { postgresForTests, redisForTests, reportMissing, startBucketServer } from '../contract/services.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { Installation } from './installation.ts';
import { pictureLesson } from './lessons.ts';
import type { LogLine } from './reel-process.ts';

/** A promise of the engine and the store: a lock of 4 s, looked after every 2 s, and a claim of 8 s. */
const TAKEN_OVER_WITHIN_MS = 10_000;

const [databaseUrl, redisUrl] = await Promise.all([postgresForTests(), redisForTests()]);

if (databaseUrl === undefined) reportMissing('PostgreSQL', 'DATABASE_URL');
else if (redisUrl === undefined) reportMissing('Redis', 'REDIS_URL');
else {
  it('takes over within 10 s what a killed worker was at, and pays for nothing twice', async () => {
    await using vendor = await FakeReplicate.start({ fate: () => ({ callMs: 6_000, ends: 'succeeded' }) });
    const services = { databaseUrl, redisUrl, bucket: await startBucketServer() };
    await using installation = await Installation.prepare(services);
    const brief = await installation.brief(pictureLesson(2));
    const victim = await installation.worker([], vendor);
    const run = installation.reel(['make', brief, '--to', 'images', '--json'], vendor);
    const isSubmitted = ({ message, state }: LogLine) => message === 'paid call' && state === 'submitted';
    const { asset } = await victim.process.logged(isSubmitted);
    const heir = await installation.worker([], vendor);
    const holder = (await installation.holders()).get(String(asset));
    victim.process.signal('SIGKILL');
    const killedMs = Date.now();
    for (;;) {
      const now = (await installation.holders()).get(String(asset));
      if (now !== undefined && now !== holder) break;
      await wait(50);
    }
    expect(Date.now() - killedMs).toBeLessThan(TAKEN_OVER_WITHIN_MS);
    expect(JSON.parse(await run.output()).assets).toEqual({ made: 2, reused: 0 });
    expect(vendor.accepted).toBe(2);
    expect(heir.process.log.filter(({ outcome }) => outcome === 'done')).toHaveLength(2);
  });
}
