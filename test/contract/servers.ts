import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import S3rver from 's3rver';

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

export interface BucketServer {
  endpoint: string;
  bucket: string;
  region: string;
  keys: { accessKeyId: string; secretAccessKey: string };
}

/** Starts a server that speaks the S3 protocol; it goes with its files when it is disposed of. */
export async function openBucketServer(): Promise<BucketServer & AsyncDisposable> {
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
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    region: 'us-east-1',
    keys: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A test that lasts longer than this was killed. */
const STALE_AFTER_MS = 2 * 3600 * 1000;

/**
 * Makes a schema for a test, named by the time and an id, and drops those that killed tests left behind. Answers
 * with its name.
 */
export async function createTestSchema(admin: pg.Pool, id: string): Promise<string> {
  const { rows } = await admin.query('select nspname from pg_namespace');
  for (const { nspname } of rows) {
    const [, madeAt] = /^reelwright_test_([0-9a-z]{8})_[0-9a-z]+$/.exec(nspname) ?? [];
    if (madeAt === undefined || Date.now() - Number.parseInt(madeAt, 36) < STALE_AFTER_MS) continue;
    // Another test may be at it as well.
    await admin.query(`drop schema if exists ${nspname} cascade`).catch(() => undefined);
  }
  const name = `reelwright_test_${Date.now().toString(36)}_${id}`;
  await admin.query(`create schema ${name}`);
  return name;
}
