import { Redis } from 'ioredis';
import { BullmqJobEngine } from '../../src/engine/bullmq-job-engine.ts';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import type { LaneLimits } from '../../src/ports/job-engine.ts';

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

  async [Symbol.asyncDispose](): Promise<void> {
    for (const engine of this.#engines) await engine.close();
    const connection = new Redis(this.#redisUrl);
    const keys = await connection.keys(`${this.prefix}*`);
    if (keys.length > 0) await connection.del(keys);
    connection.disconnect();
  }
}
