import { EmbeddedJobEngine } from '../../src/engine/embedded-job-engine.ts';
import { systemClock } from '../../src/engine/system-sources.ts';
import { type OpenEngine, turn } from './engine-under-test.ts';
import { jobCancellingContract } from './job-cancelling-contract.ts';
import { jobEngineContract } from './job-engine-contract.ts';

const openEmbeddedEngine: OpenEngine = async (lanes) => {
  const backoff = { firstMs: 1, longestMs: 20 };
  const engine = new EmbeddedJobEngine({ lanes, clock: systemClock, random: Math.random, backoff });
  // Within a process a job is in its queue before anything else has its turn.
  return { engine, untilWaiting: () => turn(), [Symbol.asyncDispose]: () => engine.close() };
};

jobEngineContract('in the process', openEmbeddedEngine);
jobCancellingContract('in the process', openEmbeddedEngine);
