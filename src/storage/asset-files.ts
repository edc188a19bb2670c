import type { WorkFolder } from '../ports/asset-store.ts';

/** A file that lies in a store of files. */
export interface StoredFile {
  location: string;
  sizeBytes: number;
  changedAtMs: number;
}

/**
 * A store of files that are written once, whole or not at all, and never changed. A location is a relative
 * path with `/` between its parts.
 */
export interface AssetFiles {
  /** Moves a local file in. `durable` files survive a power failure from then on. */
  place(filePath: string, location: string, options: { durable: boolean }): Promise<void>;
  /** True where the file is there in its full size. */
  holds(location: string, sizeBytes: number): Promise<boolean>;
  /** A local path to read it from, or undefined where it is not there in its full size. */
  localPath(location: string, sizeBytes: number): Promise<string | undefined>;
  /** Removes it; nothing where it is not there. */
  remove(location: string): Promise<void>;
  /** All files, in no order. */
  list(): AsyncIterable<StoredFile>;
  openWorkFolder(): Promise<WorkFolder>;
  /** Removes what processes that are gone have left in their work folders. */
  clearLeftovers(): Promise<void>;
}
