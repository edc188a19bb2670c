import { expect, it } from 'vitest';
import { prepareHome } from '../contract/embedded-stores.ts';
import { postgresForTests, reportMissing, startBucketServer } from '../contract/services.ts';
import { prepareSharedData } from '../contract/shared-stores.ts';
import type { PrepareData } from '../contract/stores-under-test.ts';
import { runChaos } from './chaos-run.ts';
import { seededRandom } from './seeded-random.ts';

/** The whole of it: `npm run chaos -- 1000`. */
const BLOWS = 4;

function surviveChaos(name: string, prepare: PrepareData): void {
  it(`P5: pays for each call of a plan once while processes are killed and paused and vendors fail: ${name}`, async () => {
    const options = { blows: BLOWS, random: seededRandom(11), troubleShare: 0.2, scenes: 3 };
    for (const { planned, paid, missing } of await runChaos(await prepare(), options)) {
      expect({ paid, missing }).toEqual({ paid: planned, missing: 0 });
    }
  });
}

surviveChaos('SQLite and a folder', prepareHome);

const databaseUrl = await postgresForTests();
if (databaseUrl === undefined) reportMissing('PostgreSQL', 'DATABASE_URL');
else {
  const server = await startBucketServer();
  surviveChaos('PostgreSQL and a bucket', () => prepareSharedData(databaseUrl, server));
}
