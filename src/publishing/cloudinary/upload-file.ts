import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { ReelError } from '../../domain/errors.ts';
import type { PublicationFile } from '../../ports/publisher.ts';
import { askCloudinary, type CloudinaryAnswer, type CloudinaryHttpParts } from './cloudinary-http.ts';
import { uploadSignature } from './upload-signature.ts';

/** Where a file is, in Cloudinary's words. */
export interface CloudinaryPlace {
  resourceType: 'video' | 'image' | 'raw';
  publicId: string;
}

export const resourceSchema = z.object({
  secure_url: z.url(),
  bytes: z.number(),
  /** True where the upload found the place taken and left it as it was. */
  existing: z.boolean().optional(),
});
export type CloudinaryResource = z.infer<typeof resourceSchema>;

/** Larger files go in chunks; Cloudinary takes 100 MB in one request at most, and chunks of 5 MB at least. */
const CHUNK_BYTES = 20 * 2 ** 20;
/** How long one request may take: 20 MiB at 60 KB/s. */
const REQUEST_DEADLINE_MS = 6 * 60_000;

/** Uploads a file to a place; what is there already stays and is answered with. */
export async function uploadFile(
  file: PublicationFile,
  { resourceType, publicId }: CloudinaryPlace,
  parts: CloudinaryHttpParts,
  { signal, onSent }: { signal: AbortSignal; onSent: ((bytes: number) => void) | undefined },
): Promise<CloudinaryResource> {
  const { settings, clock } = parts;
  const blob = await openAsBlob(file.path, { type: file.mediaType });
  const uploadId = randomUUID();
  const send = (chunk: Blob, headers: Record<string, string>) =>
    askCloudinary(
      `/${resourceType}/upload`,
      () => {
        const timestamp = String(Math.floor(clock.nowMs() / 1000));
        const parameters = { public_id: publicId, overwrite: 'false', unique_filename: 'false', timestamp };
        const form = new FormData();
        for (const [name, value] of Object.entries(parameters)) form.append(name, value);
        form.append('api_key', settings.apiKey);
        form.append('signature', uploadSignature(parameters, settings.apiSecret));
        form.append('file', chunk, basename(file.name));
        return { method: 'POST', headers, body: form };
      },
      parts,
      { signal, deadlineMs: REQUEST_DEADLINE_MS },
    );
  let answer: CloudinaryAnswer | undefined;
  if (blob.size <= CHUNK_BYTES) answer = await send(blob, {});
  else {
    for (let start = 0; start < blob.size; start += CHUNK_BYTES) {
      const end = Math.min(start + CHUNK_BYTES, blob.size);
      answer = await send(blob.slice(start, end, file.mediaType), {
        'x-unique-upload-id': uploadId,
        'content-range': `bytes ${start}-${end - 1}/${blob.size}`,
      });
      onSent?.(end - start);
    }
  }
  const resource = resourceSchema.safeParse(answer?.document);
  if (answer?.status !== 404 && resource.success) return resource.data;
  throw new ReelError(
    'provider-failed',
    answer?.status === 404
      ? `Cloudinary knows no cloud ${settings.cloudName}. Check CLOUDINARY_URL.`
      : 'Cloudinary’s answer to the upload could not be read.',
  );
}
