import { expect, it } from 'vitest';
import { prepareHome } from '../contract/embedded-stores.ts';
import { runChaos } from './chaos-run.ts';
import { seededRandom } from './seeded-random.ts';

it.each([0, 0.2])(
  'P5: pays for each call of a plan once while processes are killed and paused, with %s of all requests in trouble',
  async (troubleShare) => {
    const options = { blows: 4, random: seededRandom(11), troubleShare, scenes: 3 };
    for (const { planned, paid, missing } of await runChaos(await prepareHome(), options)) {
      expect({ paid, missing }).toEqual({ paid: planned, missing: 0 });
    }
  },
);
