import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { AssetRecord } from '../domain/asset.ts';
import type { Studio } from '../studio/studio.ts';
import { missingFile } from './missing-file.ts';
import type { Surroundings } from './surroundings.ts';

/** Takes a person's file into the store; the file itself stays where it is. */
export async function uploadOf(
  given: string,
  studio: Studio,
  { workingFolder, signal }: Pick<Surroundings, 'workingFolder' | 'signal'>,
): Promise<AssetRecord> {
  const path = resolve(workingFolder, given);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw await missingFile('FILE', given, path, workingFolder);
  return studio.takeInUpload({ name: basename(path), path }, signal);
}
