import { expect, it } from 'vitest';
import { postgresForTests, redisForTests, reportMissing, startBucketServer } from '../contract/services.ts';
import { letCallsEnd, UNTIL_TOLD } from '../fakes/held-calls.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { Installation } from './installation.ts';
import { pictureLesson } from './lessons.ts';
import type { LogLine } from './reel-process.ts';

/** Promises of the engine and of the store: whoever is killed keeps others from its work for no longer than this. */
const LONGEST_LOCK_MS = 4_000;
const LONGEST_CLAIM_MS = 8_000;

const [databaseUrl, redisUrl] = await Promise.all([postgresForTests(), redisForTests()]);

if (databaseUrl === undefined) reportMissing('PostgreSQL', 'DATABASE_URL');
else if (redisUrl === undefined) reportMissing('Redis', 'REDIS_URL');
else {
  it('takes over what a killed worker was at, which holds it for 8 s at most, and pays for nothing twice', async () => {
    await using vendor = await FakeReplicate.start(UNTIL_TOLD);
    const services = { databaseUrl, redisUrl, bucket: await startBucketServer() };
    await using installation = await Installation.prepare(services);
    const brief = await installation.brief(pictureLesson(2));
    const victim = await installation.worker([], vendor);
    const run = installation.reel(['make', brief, '--to', 'images', '--json'], vendor);
    const isSubmitted = ({ message, state }: LogLine) => message === 'paid call' && state === 'submitted';
    const { asset } = await victim.process.logged(isSubmitted);
    await victim.process.logged((line) => isSubmitted(line) && line.asset !== asset);
    const heir = await installation.worker([], vendor);
    victim.process.signal('SIGKILL');
    await victim.process.ended;
    const { claimsMs, locksMs } = await installation.heldFor();
    expect([claimsMs.length, locksMs.length]).toEqual([2, 2]);
    expect(Math.max(...claimsMs)).toBeLessThanOrEqual(LONGEST_CLAIM_MS);
    expect(Math.max(...locksMs)).toBeLessThanOrEqual(LONGEST_LOCK_MS);
    letCallsEnd(vendor);
    expect(JSON.parse(await run.output()).assets).toEqual({ made: 2, reused: 0 });
    expect(vendor.accepted).toBe(2);
    await expect.poll(() => heir.process.log.filter(({ outcome }) => outcome === 'done').length).toBe(2);
  });
}
