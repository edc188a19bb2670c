import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AssetRecipe, assetHash } from '../../src/domain/asset.ts';
import { type AssetWish, type Plan, planOf } from '../../src/domain/plan.ts';
import { EmbeddedJobEngine } from '../../src/engine/embedded-job-engine.ts';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import type { LaneLimits } from '../../src/ports/job-engine.ts';
import type { Maker } from '../../src/ports/maker.ts';
import type { CallPacing } from '../../src/production/calls/call-parts.ts';
import { remoteMaker } from '../../src/production/calls/remote-maker.ts';
import { Production } from '../../src/production/produce.ts';
import { openHome } from '../../src/storage/home.ts';
import type { Stores } from '../../src/storage/stores.ts';
import { callsToFake } from '../../test/production/calls-to-fake.ts';

export interface BenchProductionOptions {
  vendor: { baseUrl: string; token: string };
  lanes: Readonly<Record<string, LaneLimits>>;
  /** Besides those that buy pictures in the lane `images` and clips in the lane `clips`. */
  makers: readonly Maker[];
  pacing: CallPacing;
}

/** The production code over a home of its own on the disk, with a vendor on the loopback interface. */
export interface BenchProduction extends AsyncDisposable {
  stores: Stores;
  produce(wishes: readonly AssetWish[], projectId?: string): Promise<void>;
}

export async function openBenchProduction(options: BenchProductionOptions): Promise<BenchProduction> {
  const { vendor: fake, lanes, makers, pacing } = options;
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-bench-'));
  const stores = await openHome(join(folder, 'home'), systemClock, randomId);
  const calls = callsToFake({
    fake,
    stores,
    pacing,
    vendor: { startDeadlineMs: 2_000, findableAfterMs: 200 },
  });
  const workshop = { store: stores.assets, clock: systemClock, holder: randomId(), calls };
  const engine = new EmbeddedJobEngine({
    lanes,
    clock: systemClock,
    random: Math.random,
    backoff: { firstMs: 10, longestMs: 600 },
  });
  const production = new Production(workshop, engine, [
    remoteMaker(calls.vendors[0]!, 'image', 'images', calls),
    remoteMaker(calls.vendors[0]!, 'clip', 'clips', calls),
    ...makers,
  ]);
  return {
    stores,
    produce: async (wishes, projectId = 'project') => {
      await production.produce(await planFor(wishes, stores), {
        signal: new AbortController().signal,
        onBehalfOf: { projectId, ownerId: 'owner' },
        onEvent: () => {},
      });
    },
    [Symbol.asyncDispose]: async () => {
      await engine.close();
      await stores.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function planFor(wishes: readonly AssetWish[], { assets }: Stores): Promise<Plan> {
  const there = await assets.findMany(wishes.map(({ recipe }: { recipe: AssetRecipe }) => assetHash(recipe)));
  return planOf(
    wishes,
    (hash) => there.has(hash),
    () => undefined,
  );
}
