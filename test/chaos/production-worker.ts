import { type AssetRecipe, assetHash } from '../../src/domain/asset.ts';
import { isReelError } from '../../src/domain/errors.ts';
import { type AssetWish, planOf } from '../../src/domain/plan.ts';
import { EmbeddedJobEngine } from '../../src/engine/embedded-job-engine.ts';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import type { JobEngine } from '../../src/ports/job-engine.ts';
import { remoteMaker } from '../../src/production/calls/remote-maker.ts';
import { Production } from '../../src/production/produce.ts';
import { openWorkerStores } from '../contract/worker-stores.ts';
import { callsToFake } from '../production/calls-to-fake.ts';
import { lectureWishes } from './lecture-plan.ts';

/**
 * One process of those that make a lecture's pictures and clips:
 * `production-worker.ts ROLE LECTURE SCENES VENDOR_URL TOKEN`. With the role `alone` it makes them itself and ends when
 * all are there; with `wish` it leaves the work to others, and with `work` it is one of these others. Stores and queues
 * are named by the environment.
 */
const [role = '', lecture = '', scenes = '', baseUrl = '', token = ''] = process.argv.slice(2);
const LEASE_MS = 700;

const stores = await openWorkerStores(process.env);
const calls = callsToFake({
  fake: { baseUrl, token },
  stores,
  pacing: { firstPollMs: 5, longestPollMs: 50, longestCallMs: 60_000 },
  deadlineMs: 3_000,
  vendor: { startDeadlineMs: 1_000, findableAfterMs: 300 },
});
const vendor = calls.vendors[0]!;
const workshop = { store: stores.assets, clock: systemClock, holder: randomId(), leaseMs: LEASE_MS, calls };
const common = {
  lanes: { images: { concurrency: 3 }, videos: { concurrency: 3 } },
  clock: systemClock,
  random: Math.random,
  backoff: { firstMs: 10, longestMs: 100 },
};
const engine = await openEngine();
const production = new Production(workshop, engine, [
  remoteMaker(vendor, 'image', 'images', calls),
  remoteMaker(vendor, 'clip', 'videos', calls),
]);

if (role === 'work') await new Promise(() => {});
try {
  await production.produce(await planFor(lectureWishes(lecture, Number(scenes))), {
    signal: new AbortController().signal,
    onBehalfOf: { projectId: lecture, ownerId: 'owner' },
    onEvent: () => {},
  });
} catch (error) {
  console.error(isReelError(error) ? `${error.code}: ${error.message}` : error);
  process.exitCode = isReelError(error) ? 3 : 1;
}
await engine.close();
await stores.close();

async function openEngine(): Promise<JobEngine> {
  if (role === 'alone') return new EmbeddedJobEngine(common);
  const { BullmqJobEngine } = await import('../../src/engine/bullmq-job-engine.ts');
  return new BullmqJobEngine({
    ...common,
    redisUrl: process.env.REEL_TEST_REDIS ?? '',
    prefix: process.env.REEL_TEST_PREFIX ?? '',
    works: role === 'work',
    newId: randomId,
    lookUpMs: 1_000,
  });
}

async function planFor(wishes: AssetWish[]) {
  const there = await stores.assets.findMany(wishes.map(({ recipe }) => assetHash(recipe)));
  const offerFor = (recipe: AssetRecipe) => {
    const offer = vendor.offer(recipe);
    return offer && { provider: vendor.provider, ...offer };
  };
  return planOf(wishes, (hash) => there.has(hash), offerFor);
}
