import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { throwIfCancelled } from '../domain/errors.ts';

/** A file of an archive: text, or a file to be taken as it is. */
export type ZipEntry = { path: string } & ({ text: string } | { filePath: string });

/** The same content makes the same archive. */
const WRITTEN_AT = new Date(1980, 0, 1);
/** What is coded already gains nothing from being pressed again. */
const CODED = /\.(?:mp4|png|jpe?g|webp|zip)$/i;

/** Writes an archive piece by piece, so that a film of any length takes little memory. */
export async function writeZip(
  outputPath: string,
  entries: readonly ZipEntry[],
  signal?: AbortSignal,
): Promise<void> {
  const output = createWriteStream(outputPath);
  let failure: Error | undefined;
  let isFull = false;
  const zip = new Zip((error, piece, isLast) => {
    if (error) failure = error;
    else if (!output.write(piece)) isFull = true;
    if (isLast) output.end();
  });
  try {
    for (const entry of entries) {
      throwIfCancelled(signal);
      const file = CODED.test(entry.path)
        ? new ZipPassThrough(entry.path)
        : new ZipDeflate(entry.path, { level: 9 });
      file.mtime = WRITTEN_AT;
      zip.add(file);
      if ('text' in entry) file.push(new TextEncoder().encode(entry.text), true);
      else {
        for await (const piece of createReadStream(entry.filePath, { highWaterMark: 1 << 20 })) {
          throwIfCancelled(signal);
          file.push(piece as Uint8Array);
          if (isFull) {
            isFull = false;
            await once(output, 'drain');
          }
        }
        file.push(new Uint8Array(0), true);
      }
      if (failure) throw failure;
    }
    zip.end();
    await finished(output);
  } catch (error) {
    zip.terminate();
    output.destroy();
    throw error;
  }
}
