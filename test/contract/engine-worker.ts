import { BullmqJobEngine } from '../../src/engine/bullmq-job-engine.ts';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';

/**
 * A process of its own that works for the engines of one prefix: `engine-worker REDIS_URL PREFIX`. It says
 * `started` for each job of the kind `endless` and never ends one by itself.
 */
const [redisUrl = '', prefix = ''] = process.argv.slice(2);
const engine = new BullmqJobEngine({
  redisUrl,
  prefix,
  lanes: { narrow: { concurrency: 1 } },
  clock: systemClock,
  newId: randomId,
  random: Math.random,
});
engine.handle('endless', async (_payload, { signal }) => {
  console.log('started');
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  throw signal.reason;
});
