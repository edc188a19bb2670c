import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { assetHash } from '../../src/domain/asset.ts';
import { type AssetWish, planOf } from '../../src/domain/plan.ts';
import { BullmqJobEngine } from '../../src/engine/bullmq-job-engine.ts';
import { EmbeddedJobEngine } from '../../src/engine/embedded-job-engine.ts';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import { Production } from '../../src/production/produce.ts';
import { openHome } from '../../src/storage/home.ts';
import { openSharedStores } from '../../src/storage/shared-stores.ts';
import type { SharedStoresSettings } from '../../src/storage/shared-stores-settings.ts';
import { type BucketServer, createTestSchema } from '../../test/contract/servers.ts';
import { ASSETS, EMPTY_LANES, instantMaker } from './many-projects.ts';
import { segmentWishes } from './segments.ts';

/**
 * One measured run of its own process: `many-projects-run.ts PROJECTS [DATABASE_URL REDIS_URL BUCKET]`, embedded without them.
 * Prints the number of jobs and the seconds from the first wish to the last end.
 */
const [projects, databaseUrl, redisUrl, bucket] = process.argv.slice(2);
const parts = { lanes: EMPTY_LANES, clock: systemClock, random: Math.random };
const folder = await mkdtemp(join(tmpdir(), 'reelwright-bench-'));
await using cleanUp = new AsyncDisposableStack();
cleanUp.defer(() => rm(folder, { recursive: true, force: true }));
const { store, engine } = databaseUrl === undefined ? await embedded() : await distributed(databaseUrl);
const workshop = { store, clock: systemClock, holder: randomId() };
const production = new Production(workshop, engine, [instantMaker('free')]);

let jobs = 0;
const startedMs = performance.now();
await Promise.all(Array.from({ length: Number(projects) }, (_, index) => runProject(`project ${index}`)));
console.log(JSON.stringify({ jobs, seconds: (performance.now() - startedMs) / 1000 }));

async function runProject(project: string): Promise<void> {
  const wishes = wishesOf(project);
  const there = await store.findMany(wishes.map(({ recipe }) => assetHash(recipe)));
  const plan = planOf(
    wishes,
    (hash) => there.has(hash),
    () => undefined,
  );
  await production.produce(plan, {
    signal: new AbortController().signal,
    onEvent: ({ type }) => {
      if (type === 'asset-made') jobs += 1;
    },
  });
}

/** Half of them wait for one of the other half. */
function wishesOf(project: string): AssetWish[] {
  return Array.from({ length: ASSETS / 2 }, (_, index) => {
    const { prompt, image } = segmentWishes(`${project}, scene ${index}`);
    return [prompt, image];
  }).flat();
}

async function embedded() {
  const stores = await openHome(join(folder, 'home'), systemClock, randomId);
  cleanUp.defer(() => stores.close());
  const engine = new EmbeddedJobEngine(parts);
  cleanUp.defer(() => engine.close());
  return { store: stores.assets, engine };
}

async function distributed(url: string) {
  const admin = new pg.Pool({ connectionString: url, max: 1 });
  const redis = new Redis(redisUrl ?? '');
  const name = await createTestSchema(admin, randomId());
  cleanUp.defer(async () => {
    await admin.query(`drop schema ${name} cascade`);
    await admin.end();
    const keys = await redis.keys(`${name}*`);
    if (keys.length > 0) await redis.del(keys);
    redis.disconnect();
  });
  const { bucket: bucketName, endpoint, keys, region } = JSON.parse(bucket ?? '{}') as BucketServer;
  const settings: SharedStoresSettings = {
    database: `${url}${url.includes('?') ? '&' : '?'}options=-csearch_path%3D${name}`,
    bucket: { name: bucketName, endpoint, keys, region, prefix: `${name}/` },
    cacheFolder: join(folder, 'cache'),
    cacheMebibytes: 100,
  };
  const stores = await openSharedStores(settings, systemClock, randomId);
  cleanUp.defer(() => stores.close());
  const engine = new BullmqJobEngine({ ...parts, redisUrl: redisUrl ?? '', prefix: name, newId: randomId });
  cleanUp.defer(() => engine.close());
  return { store: stores.assets, engine };
}
