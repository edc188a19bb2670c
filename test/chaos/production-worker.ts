import { type AssetRecipe, assetHash } from '../../src/domain/asset.ts';
import { isReelError } from '../../src/domain/errors.ts';
import { type AssetWish, planOf } from '../../src/domain/plan.ts';
import { EmbeddedJobEngine } from '../../src/engine/embedded-job-engine.ts';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import type { JobEngine } from '../../src/ports/job-engine.ts';
import type { CallParts } from '../../src/production/calls/call-parts.ts';
import { processHints } from '../../src/production/calls/process-hints.ts';
import { remoteMaker } from '../../src/production/calls/remote-maker.ts';
import { Production } from '../../src/production/produce.ts';
import { ReplicateClient } from '../../src/providers/replicate/replicate-client.ts';
import { replicateVendor } from '../../src/providers/replicate/replicate-vendor.ts';
import { openWorkerStores } from '../contract/worker-stores.ts';
import { picturesAsTheyAre } from '../fakes/pictures-as-they-are.ts';
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
const client = new ReplicateClient({ token, baseUrl, fetch, clock: systemClock, deadlineMs: 3_000 });
const vendor = replicateVendor({
  client,
  fetch,
  clock: systemClock,
  prepare: picturesAsTheyAre,
  models: { clip: 'seedance', image: 'flux' },
  startDeadlineMs: 1_000,
  findableAfterMs: 300,
  download: { firstWaitMs: 10 },
});
const calls: CallParts = {
  ledger: stores.calls,
  store: stores.assets,
  clock: systemClock,
  vendors: [vendor],
  check: async () => ({}),
  hints: processHints(systemClock),
  pacing: { firstPollMs: 5, longestPollMs: 50, longestCallMs: 60_000 },
};
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
