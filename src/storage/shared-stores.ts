import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { Clock, IdSource } from '../ports/clock.ts';
import { fileCache } from './file-cache.ts';
import { openPostgresDatabase } from './postgres-database.ts';
import { s3AssetFiles } from './s3-asset-files.ts';
import type { SharedStoresSettings } from './shared-stores-settings.ts';
import { type Stores, storesOver } from './stores.ts';

const MEBIBYTE = 1024 * 1024;

/** Opens the stores that workers on many machines share: a PostgreSQL database and a bucket. */
export async function openSharedStores(
  settings: SharedStoresSettings,
  clock: Clock,
  newId: IdSource,
): Promise<Stores> {
  const { database: url, bucket } = settings;
  const database = await openPostgresDatabase({ url });
  const client = new S3Client(clientSettings(bucket));
  const mostBytes = settings.cacheMebibytes * MEBIBYTE;
  const cache = fileCache({ folder: settings.cacheFolder, mostBytes, clock, newId });
  const files = s3AssetFiles({ client, bucket: bucket.name, prefix: bucket.prefix, cache });
  await files.clearLeftovers();
  const stores = storesOver({ database, files, clock, newId });
  return {
    ...stores,
    close: async () => {
      client.destroy();
      await stores.close();
    },
  };
}

function clientSettings({ region, endpoint, keys }: SharedStoresSettings['bucket']): S3ClientConfig {
  return {
    region,
    // Other makers' servers know neither of the two: names of buckets in host names, and checksums in trailers.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(keys === undefined ? {} : { credentials: keys }),
  };
}
