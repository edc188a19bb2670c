import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import S3rver from 's3rver';
import { afterAll, expect, it } from 'vitest';

const POSTGRES_URL = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test';
const REDIS_URL = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';

/** The connection URL of a PostgreSQL server for tests; undefined where there is none. */
export async function postgresForTests(): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: POSTGRES_URL, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.end();
    return POSTGRES_URL;
  } catch {
    return undefined;
  }
}

/** The URL of a Redis server for tests; undefined where there is none. */
export async function redisForTests(): Promise<string | undefined> {
  const connection = new Redis(REDIS_URL, { lazyConnect: true, retryStrategy: () => null });
  connection.on('error', () => {});
  try {
    await connection.connect();
    return REDIS_URL;
  } catch {
    return undefined;
  } finally {
    connection.disconnect();
  }
}

/** Puts a test in the place of those that cannot run: skipped by hand, failing where everything must run. */
export function reportMissing(service: string, variable: string): void {
  it.skipIf(process.env.CI !== 'true')(
    `SKIPPED: needs ${service}, by ${variable} or on its standard port`,
    () => {
      expect.fail(`${service} cannot be reached.`);
    },
  );
}

export interface BucketServer {
  endpoint: string;
  bucket: string;
  region: string;
  keys: { accessKeyId: string; secretAccessKey: string };
}

/** Starts a server that speaks the S3 protocol, for all tests of a file. */
export async function startBucketServer(): Promise<BucketServer> {
  const directory = await mkdtemp(join(tmpdir(), 'reelwright-s3-'));
  const bucket = 'films';
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  afterAll(async () => {
    await server.close();
    await rm(directory, { recursive: true, force: true });
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    region: 'us-east-1',
    keys: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
  };
}
