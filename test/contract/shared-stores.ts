import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import pg from 'pg';
import { randomId } from '../../src/engine/system-sources.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { openSharedStores } from '../../src/storage/shared-stores.ts';
import { readSharedStoresSettings } from '../../src/storage/shared-stores-settings.ts';
import type { Stores } from '../../src/storage/stores.ts';
import { type BucketServer, createTestSchema } from './servers.ts';
import type { NewData, StoresUnderTest } from './stores-under-test.ts';

/** By which addresses processes reach the servers, where these are others than the test's own. */
export interface OtherAddresses {
  databaseUrl?: string;
  endpoint?: string;
}

/** An empty schema of the database and an empty part of the bucket. */
export async function prepareSharedData(
  databaseUrl: string,
  server: BucketServer,
  { databaseUrl: reachedBy = databaseUrl, endpoint = server.endpoint }: OtherAddresses = {},
): Promise<NewData> {
  const scratch = await mkdtemp(join(tmpdir(), 'reelwright-stores-'));
  const admin = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  // A server that is started anew breaks it, and the pool makes another connection.
  admin.on('error', () => {});
  const name = await createTestSchema(admin, randomId());
  const environment = {
    DATABASE_URL: `${reachedBy}${reachedBy.includes('?') ? '&' : '?'}options=-csearch_path%3D${name}`,
    S3_BUCKET: server.bucket,
    S3_ENDPOINT: endpoint,
    S3_PREFIX: name,
    S3_ACCESS_KEY_ID: server.keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: server.keys.secretAccessKey,
  };
  const workerEnvironment = { ...environment, REEL_TEST_HOME: join(scratch, 'worker') };
  return {
    environment: workerEnvironment,
    scratch,
    open: () => openStores(environment, { name, scratch, admin, server }),
  };
}

interface Outside {
  name: string;
  scratch: string;
  admin: pg.Pool;
  server: BucketServer;
}

async function openStores(environment: Record<string, string>, outside: Outside): Promise<StoresUnderTest> {
  const { name, scratch, admin, server } = outside;
  const opened: Stores[] = [];
  let passedMs = 0;
  const clock: Clock = { nowMs: () => Date.now() + passedMs, sleep: async () => {} };
  const open = async () => {
    const settings = readSharedStoresSettings(environment, join(scratch, `machine-${opened.length}`));
    if (settings === undefined) throw new Error('The settings are incomplete.');
    const stores = await openSharedStores(settings, clock, randomId);
    opened.push(stores);
    return stores;
  };
  const { projects, assets, calls, runs, keys, defaults } = await open();
  const bucket = new S3Client({
    endpoint: server.endpoint,
    region: server.region,
    credentials: server.keys,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const keyOf = async (hash: string) => {
    const found = await admin.query(`select location from ${name}.assets where hash = $1`, [hash]);
    return `${name}/${found.rows[0].location}`;
  };
  const keysOf = async () => {
    const listed = await bucket.send(new ListObjectsV2Command({ Bucket: server.bucket, Prefix: `${name}/` }));
    return (listed.Contents ?? []).map((object) => object.Key ?? '');
  };
  return {
    projects,
    assets,
    calls,
    runs,
    keys,
    defaults,
    scratch,
    another: open,
    passTime: async (durationMs) => {
      passedMs += durationMs;
      await admin.query(`update ${name}.claims set expires_at_ms = expires_at_ms - $1`, [durationMs]);
      await admin.query(`update ${name}.runs set lease_ends_at_ms = lease_ends_at_ms - $1`, [durationMs]);
    },
    loseFile: async (hash) => {
      await bucket.send(new DeleteObjectCommand({ Bucket: server.bucket, Key: await keyOf(hash) }));
    },
    cutFile: async (hash) => {
      await bucket.send(new PutObjectCommand({ Bucket: server.bucket, Key: await keyOf(hash), Body: 'x' }));
    },
    countFiles: async () => (await keysOf()).length,
    [Symbol.asyncDispose]: async () => {
      for (const stores of opened) await stores.close();
      for (const Key of await keysOf())
        await bucket.send(new DeleteObjectCommand({ Bucket: server.bucket, Key }));
      bucket.destroy();
      await admin.query(`drop schema ${name} cascade`);
      await admin.end();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
