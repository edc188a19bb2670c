import { readFile } from 'node:fs/promises';
import type { PreparePicture } from '../../src/providers/references/prepare-references.ts';

/** For tests of what comes after the pictures are ready. */
export const picturesAsTheyAre: PreparePicture = async ({ path, record }) => ({
  bytes: await readFile(path),
  mediaType: record.mediaType,
});
