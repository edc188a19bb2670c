import { open, readFile } from 'node:fs/promises';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';

const MEBIBYTE = 2 ** 20;
/** Larger files go in parts, so that a connection that breaks costs one part and not all of them. */
const LARGEST_IN_ONE_PIECE = 16 * MEBIBYTE;
const PART_BYTES = 16 * MEBIBYTE;
/** A part is held in memory, so that it can be sent again. */
const PARTS_AT_ONCE = 2;
/** How long one piece may take: 16 MiB at 60 KB/s. */
const PIECE_DEADLINE_MS = 5 * 60_000;

export interface NewObject {
  bucket: string;
  key: string;
  path: string;
  sizeBytes: number;
  mediaType: string;
  metadata: Record<string, string>;
}

export interface Sending {
  signal: AbortSignal;
  /** Told the bytes of each part that went. */
  onSent: ((bytes: number) => void) | undefined;
}

/** Puts a file under a key that nothing is under; what is there by then stays, and the store says so by 412. */
export async function putObject(
  client: S3Client,
  object: NewObject,
  { signal, onSent }: Sending,
): Promise<void> {
  if (object.sizeBytes > LARGEST_IN_ONE_PIECE) return putInParts(client, object, { signal, onSent });
  const command = new PutObjectCommand({
    ...naming(object),
    Body: await readFile(object.path),
    IfNoneMatch: '*',
  });
  await client.send(command, { abortSignal: withDeadline(signal) });
}

async function putInParts(client: S3Client, object: NewObject, sending: Sending): Promise<void> {
  const { signal } = sending;
  const place = { Bucket: object.bucket, Key: object.key };
  const created = await client.send(new CreateMultipartUploadCommand(naming(object)), {
    abortSignal: withDeadline(signal),
  });
  const upload = { ...place, UploadId: created.UploadId };
  try {
    const Parts = await sendParts(client, object, upload, sending);
    const complete = new CompleteMultipartUploadCommand({
      ...upload,
      MultipartUpload: { Parts },
      IfNoneMatch: '*',
    });
    await client.send(complete, { abortSignal: withDeadline(signal) });
  } catch (error) {
    // Parts that are left are paid for until somebody aborts them.
    await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw error;
  }
}

async function sendParts(
  client: S3Client,
  { path, sizeBytes }: NewObject,
  upload: { Bucket: string; Key: string; UploadId: string | undefined },
  { signal, onSent }: Sending,
): Promise<CompletedPart[]> {
  await using file = await open(path);
  const count = Math.ceil(sizeBytes / PART_BYTES);
  const parts: CompletedPart[] = [];
  let next = 0;
  const sendInTurn = async () => {
    while (next < count) {
      const index = next++;
      const length = Math.min(PART_BYTES, sizeBytes - index * PART_BYTES);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, index * PART_BYTES);
      if (bytesRead !== length) throw new Error(`${path} became shorter while it was read`);
      const PartNumber = index + 1;
      const command = new UploadPartCommand({ ...upload, PartNumber, Body: buffer, ContentLength: length });
      const { ETag } = await client.send(command, { abortSignal: withDeadline(signal) });
      parts[index] = { PartNumber, ETag };
      onSent?.(length);
    }
  };
  await Promise.all(Array.from({ length: PARTS_AT_ONCE }, sendInTurn));
  return parts;
}

function naming({ bucket, key, mediaType, metadata }: NewObject) {
  return { Bucket: bucket, Key: key, ContentType: mediaType, Metadata: metadata };
}

function withDeadline(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(PIECE_DEADLINE_MS)]);
}
