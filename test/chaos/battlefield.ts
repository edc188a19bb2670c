import { Redis } from 'ioredis';
import { randomId } from '../../src/engine/system-sources.ts';
import { BreakingConnections } from '../contract/breaking-connections.ts';
import { prepareHome } from '../contract/embedded-stores.ts';
import type { BucketServer } from '../contract/servers.ts';
import { prepareSharedData } from '../contract/shared-stores.ts';
import type { NewData } from '../contract/stores-under-test.ts';

/** A server that all processes share, and how it goes away. */
export interface BreakableServer {
  name: string;
  connections: BreakingConnections;
  /** What it has forgotten when it is back, where it keeps nothing on a disk. */
  forget?(): Promise<void>;
}

/** Where lectures are made under blows. */
export interface Battlefield extends AsyncDisposable {
  data: NewData;
  /** Tells processes which queues they share; absent where each works for itself. */
  shared?: Record<string, string>;
  servers: readonly BreakableServer[];
  /** A process is left alone so long after its start, and struck within the time after that. */
  firstBlowMs: number;
  blowWithinMs: number;
  /** How long a process may stand still; the longest is longer than every lease and deadline. */
  pausesMs: readonly number[];
}

/** Processes that each work for themselves over SQLite and a folder; a claim lasts 0.7 s there. */
export async function embeddedField(): Promise<Battlefield> {
  return {
    data: await prepareHome(),
    servers: [],
    firstBlowMs: 200,
    blowWithinMs: 1_200,
    pausesMs: [2_000],
    [Symbol.asyncDispose]: async () => {},
  };
}

export interface SharedServers {
  databaseUrl: string;
  redisUrl: string;
  bucket: BucketServer;
}

/** Processes that share queues, a database and a bucket, with servers that go away now and then. */
export async function distributedField({
  databaseUrl,
  redisUrl,
  bucket,
}: SharedServers): Promise<Battlefield> {
  const [database, queues, files] = await Promise.all([
    BreakingConnections.before(databaseUrl, 5432),
    BreakingConnections.before(redisUrl, 6379),
    BreakingConnections.before(bucket.endpoint, 80),
  ]);
  const data = await prepareSharedData(databaseUrl, bucket, {
    databaseUrl: database.url,
    endpoint: files.url.replace(/\/$/, ''),
  });
  const prefix = `reelwright-test-${randomId()}`;
  const redis = new Redis(redisUrl);
  redis.on('error', () => {});
  const forget = async () => {
    const keys = await redis.keys(`${prefix}*`);
    if (keys.length > 0) await redis.del(keys);
  };
  return {
    data,
    shared: { REEL_TEST_REDIS: queues.url, REEL_TEST_PREFIX: prefix },
    servers: [
      { name: 'PostgreSQL', connections: database.connections },
      { name: 'Redis', connections: queues.connections, forget },
      { name: 'bucket', connections: files.connections },
    ],
    firstBlowMs: 800,
    blowWithinMs: 2_500,
    // A queue's lock lasts 4 s and is looked after every 2 s; a call may be sent for 1 s, a claim lasts 0.7 s.
    pausesMs: [2_000, 7_000, 15_000],
    [Symbol.asyncDispose]: async () => {
      await forget();
      redis.disconnect();
      for (const { connections } of [database, queues, files]) await connections[Symbol.asyncDispose]();
    },
  };
}
