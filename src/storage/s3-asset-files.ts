import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { AssetFiles, StoredFile } from './asset-files.ts';
import type { FileCache } from './file-cache.ts';
import { asBucketError, isNoSuchObject } from './s3-errors.ts';

export interface S3Options {
  client: S3Client;
  bucket: string;
  /** What every key begins with; empty or with `/` at its end. */
  prefix: string;
  /** Where files are read from, and worked on. */
  cache: FileCache;
}

/** As many locations are remembered as seen, so that plans need not ask the bucket again. */
const MOST_REMEMBERED = 100_000;

/** Asset files in a bucket of an S3-compatible store. */
export function s3AssetFiles(options: S3Options): AssetFiles {
  const { cache } = options;
  const seen = new Set<string>();
  const remember = (location: string) => {
    if (seen.size >= MOST_REMEMBERED) seen.clear();
    seen.add(location);
  };
  const downloads = new Map<string, Promise<string | undefined>>();
  return {
    place: async (filePath, location) => {
      await upload(options, filePath, location);
      remember(location);
      await cache.files.place(filePath, location, { durable: false });
    },
    holds: async (location, sizeBytes) => {
      if (seen.has(location)) return true;
      const whole = (await sizeInBucket(options, location)) === sizeBytes;
      if (whole) remember(location);
      return whole;
    },
    localPath: async (location, sizeBytes) => {
      const cached = await cache.pathOf(location, sizeBytes);
      if (cached !== undefined) return cached;
      const download =
        downloads.get(location) ??
        fetchToCache(options, location, sizeBytes).finally(() => downloads.delete(location));
      downloads.set(location, download);
      const path = await download;
      if (path === undefined) seen.delete(location);
      return path;
    },
    remove: async (location) => {
      seen.delete(location);
      const command = new DeleteObjectCommand({ Bucket: options.bucket, Key: options.prefix + location });
      await reaching(options.bucket, () => options.client.send(command));
      await cache.files.remove(location);
    },
    list: () => objectsOf(options),
    openWorkFolder: () => cache.files.openWorkFolder(),
    clearLeftovers: async () => {
      await cache.files.clearLeftovers();
      await cache.trim();
    },
  };
}

async function upload(options: S3Options, filePath: string, location: string): Promise<void> {
  const { size } = await stat(filePath);
  const command = new PutObjectCommand({
    Bucket: options.bucket,
    Key: options.prefix + location,
    Body: createReadStream(filePath),
    ContentLength: size,
  });
  await reaching(options.bucket, () => options.client.send(command));
}

async function sizeInBucket(options: S3Options, location: string): Promise<number | undefined> {
  try {
    const command = new HeadObjectCommand({ Bucket: options.bucket, Key: options.prefix + location });
    return (await options.client.send(command)).ContentLength;
  } catch (error) {
    if (isNoSuchObject(error)) return undefined;
    throw asBucketError(error, options.bucket);
  }
}

async function fetchToCache(
  options: S3Options,
  location: string,
  sizeBytes: number,
): Promise<string | undefined> {
  const { client, bucket, prefix, cache } = options;
  await using folder = await cache.files.openWorkFolder();
  const path = join(folder.path, 'download');
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: prefix + location }));
    if (!(Body instanceof Readable)) return undefined;
    await pipeline(Body, createWriteStream(path));
  } catch (error) {
    if (isNoSuchObject(error)) return undefined;
    throw asBucketError(error, bucket);
  }
  if ((await stat(path)).size !== sizeBytes) return undefined;
  return await cache.take(path, location, sizeBytes);
}

async function* objectsOf(options: S3Options): AsyncIterable<StoredFile> {
  let after: string | undefined;
  do {
    const command = new ListObjectsV2Command({
      Bucket: options.bucket,
      Prefix: options.prefix,
      ...(after === undefined ? {} : { ContinuationToken: after }),
    });
    const page = await reaching(options.bucket, () => options.client.send(command));
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key === undefined) continue;
      yield {
        location: Key.slice(options.prefix.length),
        sizeBytes: Size ?? 0,
        changedAtMs: LastModified?.getTime() ?? 0,
      };
    }
    after = page.NextContinuationToken;
  } while (after !== undefined);
}

async function reaching<Result>(bucket: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw asBucketError(error, bucket);
  }
}
