import type { AssetHash } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import type { StoryboardContext } from '../ports/format.ts';

/** A file by the path that the brief gives, as the asset that it was taken in as. */
export function takenInFile(path: string, sources: StoryboardContext['sources']): { asset: AssetHash } {
  const asset = sources.get(path);
  if (asset === undefined) throw new ReelError('internal', `The file ${path} was not taken in.`);
  return { asset };
}
