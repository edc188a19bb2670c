import { writeFile } from 'node:fs/promises';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { DownloadContext, Downloaded } from '../../ports/remote-vendor.ts';

/** Puts a `FaceLook`, JSON as it stands, into a file; it is in the facts too, where it is read without the file. */
export async function deliverLook(
  look: Uint8Array,
  { outputPathStem }: Pick<DownloadContext, 'outputPathStem'>,
): Promise<Downloaded> {
  const filePath = `${outputPathStem}.json`;
  await writeFile(filePath, look);
  const facts = JSON.parse(new TextDecoder().decode(look)) as JsonObject;
  return { filePath, mediaType: 'application/json', facts };
}
