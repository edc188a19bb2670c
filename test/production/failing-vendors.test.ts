import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { assetHash } from '../../src/domain/asset.ts';
import { type AssetWish, planOf } from '../../src/domain/plan.ts';
import { FREE } from '../../src/domain/price.ts';
import { EmbeddedJobEngine } from '../../src/engine/embedded-job-engine.ts';
import { systemClock } from '../../src/engine/system-sources.ts';
import type { Maker } from '../../src/ports/maker.ts';
import { remoteMaker } from '../../src/production/calls/remote-maker.ts';
import { Production } from '../../src/production/produce.ts';
import { seededRandom } from '../chaos/seeded-random.ts';
import { type CreateTrouble, FakeReplicate } from '../fakes/replicate-server.ts';
import { clipOf, openWorkbench, SPENDER, temporaryHome } from './workbench.ts';

const SCENES = 250;

/** Every fifth request has trouble of one kind or another; every twentieth call that was taken fails. */
const TROUBLES: readonly CreateTrouble[] = [
  { answers: 429, retryAfter: 0.02 },
  { answers: 500, accepts: false },
  { answers: 500, accepts: true },
  { answers: 502, accepts: true },
  { drops: true, accepts: true },
  { drops: true, accepts: false },
];

test('P6: of a vendor that fails one call in five every scene arrives, most by itself, and none is paid for twice', async () => {
  const random = seededRandom(7);
  await using home = await temporaryHome();
  await using fake = await FakeReplicate.start({
    trouble: () => (random() < 0.2 ? TROUBLES[Math.floor(random() * TROUBLES.length)] : undefined),
    fate: () => ({ callMs: 10, ends: random() < 0.05 ? 'failed' : 'succeeded' }),
  });
  // Long enough for a busy machine: what the vendor took while nobody looked must not count as never taken.
  await using bench = await openWorkbench({
    home: home.path,
    fake,
    vendor: { models: { clip: 'seedance' }, startDeadlineMs: 2_000, findableAfterMs: 3_000 },
  });
  const engine = new EmbeddedJobEngine({
    lanes: { replicate: { concurrency: 40 }, stand: { concurrency: 4 } },
    clock: systemClock,
    random,
    backoff: { firstMs: 5, longestMs: 40 },
  });
  const [vendor] = bench.parts.vendors;
  const production = new Production(bench.workshop, engine, [
    remoteMaker(vendor!, 'clip', 'replicate', bench.parts),
    standIn(),
  ]);
  const wishes = Array.from({ length: SCENES }, (_, index): AssetWish => {
    return { recipe: clipOf(`scene ${index}`), stage: 'videos', label: `scene ${index}` };
  });
  const plan = planOf(
    wishes,
    () => false,
    () => undefined,
  );
  const signal = new AbortController().signal;
  await production.produce(plan, { signal, onBehalfOf: SPENDER, onEvent: () => {} });
  await engine.close();

  const made = await bench.workshop.store.findMany(wishes.map(({ recipe }) => assetHash(recipe)));
  expect(made.size).toBe(SCENES);
  const bySelf = [...made.values()].filter(({ provenance }) => provenance.provider === 'replicate').length;
  expect(bySelf / SCENES).toBeGreaterThan(0.8);
  const succeeded = fake.predictions.accepted.filter(({ fate }) => fate.ends === 'succeeded');
  const prompts = succeeded.map(({ input }) => input.prompt);
  expect(new Set(prompts).size).toBe(prompts.length);
});

function standIn(): Maker {
  return {
    provider: 'builtin',
    lane: 'stand',
    offer: () => ({ model: 'stand-in', price: FREE, basis: 'made here' }),
    make: async ({ outputPathStem }) => {
      const filePath = `${outputPathStem}.mp4`;
      await writeFile(filePath, 'stand-in');
      return { filePath, mediaType: 'video/mp4', facts: {}, model: 'stand-in', parameters: {}, cost: FREE };
    },
  };
}
