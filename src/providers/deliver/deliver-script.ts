import { writeFile } from 'node:fs/promises';
import type { DownloadContext, Downloaded } from '../../ports/remote-vendor.ts';

/** Puts a model's answer, JSON as it stands, into a file. */
export async function deliverScript(
  text: Uint8Array,
  { outputPathStem }: DownloadContext,
): Promise<Downloaded> {
  const filePath = `${outputPathStem}.json`;
  await writeFile(filePath, text);
  return { filePath, mediaType: 'application/json', facts: {} };
}
