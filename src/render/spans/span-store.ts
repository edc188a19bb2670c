import type { AssetHash, AssetRecipe } from '../../domain/asset.ts';

/** Where coded spans are kept from film to film. */
export interface SpanStore {
  /** The file of a span that is there. */
  find(hash: AssetHash): Promise<string | undefined>;
  /** Takes a new span in and answers with its place. The given file is removed afterwards. */
  put(hash: AssetHash, recipe: AssetRecipe, path: string): Promise<string>;
}

/** A file that a timeline plays. */
export interface LocatedMedia {
  path: string;
  /** The asset's name, or a hash of the file's bytes. */
  hash: AssetHash;
}
