import { Redis } from 'ioredis';
import { BullmqJobEngine } from '../../src/engine/bullmq-job-engine.ts';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import type { LaneLimits } from '../../src/ports/job-engine.ts';
import { turn } from './engine-under-test.ts';

/** Engines over queues of their own on one Redis server; the queues go with them. */
export class EngineGroup implements AsyncDisposable {
  readonly prefix = `reelwright-test-${randomId()}`;
  readonly #redisUrl: string;
  readonly #lanes: Record<string, LaneLimits>;
  readonly #engines: BullmqJobEngine[] = [];

  constructor(redisUrl: string, lanes: Record<string, LaneLimits>) {
    this.#redisUrl = redisUrl;
    this.#lanes = lanes;
  }

  /** One more engine, as another process has it. */
  join(
    options: { works?: boolean; redisUrl?: string; lanes?: Record<string, LaneLimits> } = {},
  ): BullmqJobEngine {
    const engine = new BullmqJobEngine({
      redisUrl: this.#redisUrl,
      prefix: this.prefix,
      lanes: this.#lanes,
      clock: systemClock,
      newId: randomId,
      random: Math.random,
      backoff: { firstMs: 1, longestMs: 20 },
      lookUpMs: 300,
      ...options,
    });
    this.#engines.push(engine);
    return engine;
  }

  async untilWaiting(lane: string, jobs: number): Promise<void> {
    const loads = async () => (await this.#engines[0]?.loads())?.get(lane)?.waiting;
    while ((await loads()) !== jobs) await turn();
  }

  /** Ends when so many engines wish for the job. */
  async untilWished(lane: string, jobId: string, engines: number): Promise<void> {
    const wishes = `${this.prefix}:wishes:${lane}:job-${jobId}`;
    await this.ask(async (redis) => {
      while ((await redis.scard(wishes)) !== engines) await turn();
    });
  }

  /** Asks the queue server itself. */
  async ask<Answer>(question: (redis: Redis) => Promise<Answer>): Promise<Answer> {
    const redis = new Redis(this.#redisUrl);
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }

  /** Has the queue server forget all that it knows of these engines. */
  async forget(): Promise<void> {
    await this.ask(async (redis) => {
      const keys = await redis.keys(`${this.prefix}*`);
      if (keys.length > 0) await redis.del(keys);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const engine of this.#engines) await engine.close();
    await this.forget();
  }
}
