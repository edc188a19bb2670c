import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AssetRecipe, assetHash } from '../../src/domain/asset.ts';
import { clipRecipe, imageRecipe } from '../../src/domain/recipes.ts';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import type { CheckMedia } from '../../src/ports/remote-vendor.ts';
import type { CallPacing, CallParts } from '../../src/production/calls/call-parts.ts';
import { remoteMaker } from '../../src/production/calls/remote-maker.ts';
import { makeAsset, type Workshop } from '../../src/production/make-asset.ts';
import type { ReplicateVendorOptions } from '../../src/providers/replicate/replicate-vendor.ts';
import { openHome } from '../../src/storage/home.ts';
import type { FakeReplicate } from '../fakes/replicate-server.ts';
import { callsToFake } from './calls-to-fake.ts';

const TEST_PACING: CallPacing = { firstPollMs: 5, longestPollMs: 40, longestCallMs: 600_000 };
/** What no test waits for: a busy machine has sent a call and has its answer by then. */
const LONG: VendorTimes = { startDeadlineMs: 30_000, findableAfterMs: 30_000 };
/** For tests that go on once these times have passed. */
export const SHORT: VendorTimes = { startDeadlineMs: 1_500, findableAfterMs: 100 };

type VendorTimes = Required<Pick<ReplicateVendorOptions, 'startDeadlineMs' | 'findableAfterMs'>>;

export const SPENDER = { projectId: 'project-1', ownerId: 'owner-1' };

/** A process's worth of production over one home and one vendor. */
export interface Workbench extends AsyncDisposable {
  workshop: Workshop & { calls: CallParts };
  parts: CallParts;
  /** Makes an asset with the vendor, as a job does. */
  make(recipe: AssetRecipe, signal?: AbortSignal): ReturnType<typeof makeAsset>;
}

export interface WorkbenchOptions {
  home: string;
  fake: FakeReplicate;
  check?: CheckMedia;
  vendor?: Partial<ReplicateVendorOptions>;
  parts?: Partial<CallParts>;
}

export async function openWorkbench({
  home: folder,
  fake,
  check = async () => ({}),
  vendor: different = {},
  parts: differentParts = {},
}: WorkbenchOptions): Promise<Workbench> {
  const home = await openHome(folder, systemClock, randomId);
  const parts: CallParts = {
    ...callsToFake({
      fake,
      stores: home,
      pacing: TEST_PACING,
      vendor: {
        ...LONG,
        download: { firstWaitMs: 5, attempts: 3 },
        ...different,
      },
    }),
    check,
    ...differentParts,
  };
  const workshop = { store: home.assets, clock: systemClock, holder: randomId(), calls: parts };
  return {
    workshop,
    parts,
    make: (recipe, signal = new AbortController().signal) => {
      const maker = remoteMaker(parts.vendors[0]!, recipe.kind, 'replicate', parts);
      return makeAsset(recipe, maker, workshop, {
        signal,
        steppedDown: [],
        onBehalfOf: SPENDER,
        report: () => {},
      });
    },
    [Symbol.asyncDispose]: () => home.close(),
  };
}

/** An empty folder for a home; it goes when it is disposed of. */
export async function temporaryHome(): Promise<{ path: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-production-'));
  return {
    path: join(folder, 'home'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A clip without a starting picture. */
export function clipOf(subject: string, startImage?: AssetRecipe): AssetRecipe {
  const wish = {
    prompt: subject,
    directions: 'Slow pan to the left.',
    durationSeconds: 5,
    resolution: '720p' as const,
    ratio: '9:16' as const,
    seed: 7,
  };
  return clipRecipe(wish, startImage && assetHash(startImage));
}

export function pictureOf(subject: string): AssetRecipe {
  return imageRecipe({
    prompt: subject,
    style: 'documentary',
    size: { widthPixels: 1080, heightPixels: 1920 },
    seed: 7,
    variation: 1,
    filmSeed: 1,
    brandColours: [],
  });
}
