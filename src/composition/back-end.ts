import type { BullmqJobEngine } from '../engine/bullmq-job-engine.ts';
import { randomId, systemClock } from '../engine/system-sources.ts';
import type { JobEngine } from '../ports/job-engine.ts';
import type { Stores } from '../storage/stores.ts';
import type { Lanes } from './lanes.ts';
import type { Size } from './size.ts';

/** Where things are kept and who runs jobs. */
export interface BackEnd {
  stores: Stores;
  engine: JobEngine;
  /** The engine again, where it shares its jobs with other processes. */
  shared?: BullmqJobEngine;
}

export interface BackEndOptions {
  folder: string;
  lanes: Lanes;
  /** False for a process that leaves shared work to others. */
  works: boolean;
  onProblem?(error: Error): void;
}

/** Opens what the size says; what the other size needs is not even loaded. */
export async function openBackEnd(size: Size, options: BackEndOptions): Promise<BackEnd> {
  const { folder, lanes, works, onProblem } = options;
  const [clock, newId, random] = [systemClock, randomId, Math.random];
  if (size.name === 'embedded') {
    const [{ openHome }, { EmbeddedJobEngine }] = await Promise.all([
      import('../storage/home.ts'),
      import('../engine/embedded-job-engine.ts'),
    ]);
    const stores = await openHome(folder, clock, newId);
    return { stores, engine: new EmbeddedJobEngine({ lanes, clock, random }) };
  }
  const [{ openSharedStores }, { BullmqJobEngine }] = await Promise.all([
    import('../storage/shared-stores.ts'),
    import('../engine/bullmq-job-engine.ts'),
  ]);
  const stores = await openSharedStores(size.stores, clock, newId);
  const engine = new BullmqJobEngine({
    redisUrl: size.redisUrl,
    ...(size.queuePrefix !== undefined && { prefix: size.queuePrefix }),
    lanes,
    works,
    clock,
    newId,
    random,
    ...(onProblem && { onProblem }),
  });
  return { stores, engine, shared: engine };
}
