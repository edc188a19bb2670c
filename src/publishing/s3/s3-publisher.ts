import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { ReelError, throwIfCancelled } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PublicationFile, Publisher } from '../../ports/publisher.ts';
import { filmPath, lecturePath } from '../film-places.ts';
import { putObject, type Sending } from './put-object.ts';
import { asPublishError, isNoSuchObject, isTaken } from './s3-errors.ts';
import type { S3Settings } from './s3-settings.ts';
import { SignedLinks } from './signed-links.ts';

/** The metadata that tells what an object holds. */
const IDENTITY = 'reelwright-identity';
const LOOK_DEADLINE_MS = 30_000;

/**
 * Publishes to a bucket of an S3-compatible store. Nothing is made public: each file is opened by a signed link, for as
 * long as the settings say.
 */
export function s3Publisher(settings: S3Settings, clock: Clock): Publisher {
  const { bucket, prefix, layout } = settings;
  const client = clientFor(settings);
  const links = new SignedLinks(
    (key, fromMs, expiresIn) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), {
        expiresIn,
        signingDate: new Date(fromMs),
      }),
    clock,
    settings.linkSeconds,
  );
  const pathOf = layout === 'lectures' ? lecturePath : filmPath;
  return {
    kind: 's3',
    place: `s3://${bucket}/${prefix}`,
    hasLastingUrls: false,
    async publish(file, publication, signal, onSent) {
      throwIfCancelled(signal);
      const key = prefix + pathOf(file, publication);
      try {
        const uploaded = await putOnce(client, { bucket, key, file }, { signal, onSent });
        const { url, expiresAtMs } = await links.linkTo(key);
        return {
          role: file.role,
          name: file.name,
          location: `s3://${bucket}/${key}`,
          url,
          expiresAt: new Date(expiresAtMs).toISOString(),
          sizeBytes: file.sizeBytes,
          uploaded,
        };
      } catch (error) {
        throw asPublishError(error, bucket, signal);
      }
    },
  };
}

/** True where it had to be put there. */
async function putOnce(
  client: S3Client,
  { bucket, key, file }: { bucket: string; key: string; file: PublicationFile },
  sending: Sending,
): Promise<boolean> {
  const { signal } = sending;
  if (await isThere(client, bucket, key, file, signal)) return false;
  const { path, sizeBytes, mediaType } = file;
  const metadata = { [IDENTITY]: file.identity };
  try {
    await putObject(client, { bucket, key, path, sizeBytes, mediaType, metadata }, sending);
    return true;
  } catch (error) {
    if (isTaken(error) && (await isThere(client, bucket, key, file, signal))) return false;
    throw error;
  }
}

/** Whether the key holds this content; `conflict` where it holds another. The first result document stands. */
async function isThere(
  client: S3Client,
  bucket: string,
  key: string,
  { sizeBytes, identity, role }: PublicationFile,
  signal: AbortSignal,
): Promise<boolean> {
  const command = new HeadObjectCommand({ Bucket: bucket, Key: key });
  const abortSignal = AbortSignal.any([signal, AbortSignal.timeout(LOOK_DEADLINE_MS)]);
  const found = await client.send(command, { abortSignal }).catch((error: unknown) => {
    if (isNoSuchObject(error)) return undefined;
    throw error;
  });
  if (found === undefined) return false;
  if (role === 'result') return true;
  if (found.ContentLength === sizeBytes && found.Metadata?.[IDENTITY] === identity) return true;
  throw new ReelError(
    'conflict',
    `s3://${bucket}/${key} holds something else already, and nothing that was published is replaced. Set another ` +
      'REEL_PUBLISH_PREFIX, or remove that object.',
  );
}

function clientFor({ region, endpoint, keys }: S3Settings): S3Client {
  return new S3Client({
    region,
    // Other makers' servers know neither of the two: names of buckets in host names, and checksums in trailers.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(keys === undefined ? {} : { credentials: keys }),
  });
}
