import { expect, it } from 'vitest';
import { postgresForTests, redisForTests, reportMissing, startBucketServer } from '../contract/services.ts';
import { type Battlefield, distributedField, embeddedField } from './battlefield.ts';
import { runChaos } from './chaos-run.ts';
import { seededRandom } from './seeded-random.ts';

/** The whole of it: `npm run chaos -- 200` and `npm run chaos -- 200 --distributed`. */
const BLOWS = 5;

function surviveChaos(name: string, openField: () => Promise<Battlefield>): void {
  it(`P5: pays for each call of a plan once while processes are killed and paused and vendors fail: ${name}`, async () => {
    await using field = await openField();
    const options = { blows: BLOWS, random: seededRandom(11), troubleShare: 0.2, scenes: 3 };
    for (const { planned, paid, missing, unsettled } of await runChaos(field, options)) {
      expect({ paid, missing, unsettled }).toEqual({ paid: planned, missing: 0, unsettled: 0 });
    }
  });
}

surviveChaos('each process for itself, over SQLite and a folder', embeddedField);

const [databaseUrl, redisUrl] = await Promise.all([postgresForTests(), redisForTests()]);
if (databaseUrl === undefined) reportMissing('PostgreSQL', 'DATABASE_URL');
else if (redisUrl === undefined) reportMissing('Redis', 'REDIS_URL');
else {
  const bucket = await startBucketServer();
  surviveChaos('workers over queues, PostgreSQL and a bucket, whose servers go away as well', () =>
    distributedField({ databaseUrl, redisUrl, bucket }),
  );
}
