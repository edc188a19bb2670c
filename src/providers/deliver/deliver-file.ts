import { writeFile } from 'node:fs/promises';
import { ReelError } from '../../domain/errors.ts';
import type { DownloadContext, Downloaded } from '../../ports/remote-vendor.ts';
import { fileTypeFor } from '../download/file-type.ts';

/** Puts what a vendor answered into a file named for what is in it, and checks that it decodes. */
export async function deliverFile(bytes: Uint8Array, context: DownloadContext): Promise<Downloaded> {
  const { kind, outputPathStem, check, signal } = context;
  const type = fileTypeFor(kind, bytes);
  if (type === undefined) {
    throw new ReelError('media-failed', `What came is no ${kind}: its first bytes say otherwise.`);
  }
  const filePath = `${outputPathStem}.${type.extension}`;
  await writeFile(filePath, bytes);
  return { filePath, mediaType: type.mediaType, facts: await check(filePath, kind, signal) };
}
