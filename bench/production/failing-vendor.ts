import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { assetHash } from '../../src/domain/asset.ts';
import { isReelError } from '../../src/domain/errors.ts';
import { FREE } from '../../src/domain/price.ts';
import type { Maker } from '../../src/ports/maker.ts';
import { seededRandom } from '../../test/chaos/seeded-random.ts';
import { type CreateTrouble, FakeReplicate } from '../../test/fakes/replicate-server.ts';
import { row } from '../machine.ts';
import { openBenchProduction } from './bench-production.ts';
import { instantMaker } from './many-projects.ts';
import { segmentWishes } from './segments.ts';

const SCENES = 3_000;
/** As many at a time as a lecture has, over and over. */
const SCENES_A_RUN = 50;
/** One call in five comes to nothing: these, and those requests of the other that the vendor never takes. */
const FAILED_SHARE = 0.18;
const TROUBLED_SHARE = 0.05;
const CALL_MS = 5;

/**
 * 3,000 scenes of a picture and a clip while one call in five fails at the vendor, with the usual attempts: three where
 * somebody else can be asked (pictures, which are drawn here in the end), five where nobody can (clips).
 */
export async function benchFailingVendor(): Promise<void> {
  const random = seededRandom(7);
  await using fake = await FakeReplicate.start({
    trouble: () => (random() < TROUBLED_SHARE ? troubleOf(random()) : undefined),
    fate: () => ({ callMs: CALL_MS, ends: random() < FAILED_SHARE ? 'failed' : 'succeeded' }),
  });
  const lanes = { images: { concurrency: 20 }, clips: { concurrency: 20 }, free: { concurrency: 10 } };
  const painter: Maker = {
    ...instantMaker('free'),
    offer: (recipe) =>
      recipe.kind === 'clip' ? undefined : { model: 'drawn', price: FREE, basis: 'made up' },
    make: async ({ outputPathStem }) => {
      const filePath = `${outputPathStem}.png`;
      await writeFile(filePath, 'x');
      return { filePath, mediaType: 'image/png', facts: {}, model: 'drawn', parameters: {}, cost: FREE };
    },
  };
  await using production = await openBenchProduction({
    vendor: fake,
    lanes,
    makers: [painter],
    pacing: { firstPollMs: 10, longestPollMs: 100, longestCallMs: 3_600_000 },
  });
  const subjects = Array.from({ length: SCENES }, (_, index) => `scene-${index}`);
  for (let from = 0; from < SCENES; from += SCENES_A_RUN) {
    const wishes = subjects
      .slice(from, from + SCENES_A_RUN)
      .flatMap((subject) => Object.values(segmentWishes(subject)));
    await production.produce(wishes, `lecture-${from}`).catch((error: unknown) => {
      if (!isReelError(error) || error.code !== 'provider-failed') throw error;
      console.log(`  not made: ${error.message.slice(0, 300)}`);
    });
  }

  const hashes = subjects.map((subject) => assetHash(segmentWishes(subject).clip.recipe));
  const clips = await production.stores.assets.findMany(hashes);
  const images = await production.stores.assets.findMany(
    subjects.map((subject) => assetHash(segmentWishes(subject).image.recipe)),
  );
  const steppedDown = [...images.values()].filter(({ provenance }) => provenance.steppedDown.length > 0);
  const accepted = fake.predictions.accepted;
  const failed = accepted.filter(({ fate }) => fate.ends === 'failed').length;
  const bought = clips.size + images.size - steppedDown.length;
  console.log(
    `\n${SCENES} scenes; ${100 * FAILED_SHARE} % of calls fail at the vendor, ${100 * TROUBLED_SHARE} % of requests meet ` +
      `a dropped socket, a 429, a 500 or a 503; load ${loadavg()[0]?.toFixed(2)}`,
  );
  console.log(row('scenes made', `${((100 * clips.size) / SCENES).toFixed(3)} %`, 'over 99.9 %'));
  console.log(row('  of them with a picture drawn in its place', String(steppedDown.length), ''));
  console.log(row('calls accepted, and of them failed', `${accepted.length}, ${failed}`, ''));
  console.log(row('calls paid for beyond one an asset', String(accepted.length - failed - bought), '0'));
}

function troubleOf(draw: number): CreateTrouble {
  const accepts = draw < 0.5;
  const troubles: CreateTrouble[] = [
    { drops: true, accepts },
    { answers: 500, accepts },
    { answers: 503, accepts },
    { answers: 429, retryAfter: 0.05 },
  ];
  return troubles[Math.floor(draw * 2 * troubles.length) % troubles.length] ?? { drops: true, accepts };
}
