import type { OpenEngine } from './engine-under-test.ts';
import { jobCancellingContract } from './job-cancelling-contract.ts';
import { jobEngineContract } from './job-engine-contract.ts';
import { redisForTests, reportMissing } from './services.ts';
import { EngineGroup } from './shared-engine.ts';

const redisUrl = await redisForTests();
if (redisUrl === undefined) reportMissing('Redis', 'REDIS_URL');
else {
  const open: OpenEngine = async (lanes) => {
    const group = new EngineGroup(redisUrl, lanes);
    return {
      engine: group.join(),
      untilWaiting: (lane, jobs) => group.untilWaiting(lane, jobs),
      [Symbol.asyncDispose]: () => group[Symbol.asyncDispose](),
    };
  };
  jobEngineContract('queues on Redis', open);
  jobCancellingContract('queues on Redis', open);
}
