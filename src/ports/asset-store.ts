import type { AssetHash, AssetRecord } from '../domain/asset.ts';

/** The right to make one asset, for a time. */
export interface Claim {
  hash: AssetHash;
  /** Unlike the token of any claim before: what is done under a lost claim is refused by it. */
  token: string;
  /** When it ends unless renewed, in milliseconds of the store's own clock. */
  expiresAtMs: number;
}

export type ClaimOutcome =
  | { state: 'claimed'; claim: Claim }
  /** Another one makes it; ask again when it is there or the lease has passed. */
  | { state: 'held'; holder: string; expiresInMs: number }
  /** It was finished meanwhile. */
  | { state: 'made'; record: AssetRecord };

/** An asset's record without what the store itself measures. */
export type FinishedAsset = Omit<AssetRecord, 'sizeBytes'>;

/** A folder for unfinished files; it goes, with all in it, when disposed of. */
export interface WorkFolder extends AsyncDisposable {
  path: string;
}

export interface PruneOptions {
  /** Younger assets stay, so that what is being made for a project not saved yet is safe. */
  madeBeforeMs: number;
  /** These go however young they are, where nobody refers to them: what a project had that was deleted. */
  evenYoung?: Iterable<AssetHash>;
}

export interface PruneReport {
  assets: number;
  bytes: number;
}

/**
 * Where assets are kept: a record and a file each, named by the hash of the recipe, written once. A record
 * whose file is gone or cut short counts as absent and is dropped.
 *
 * Full storage is `storage-full`, a store that may not be written to `not-writable`.
 */
export interface AssetStore {
  find(hash: AssetHash): Promise<AssetRecord | undefined>;
  /** Those that are there, by hash. */
  findMany(hashes: Iterable<AssetHash>): Promise<Map<AssetHash, AssetRecord>>;
  /** A local path to read the file from; never write to it. `not-found` where the asset is not there. */
  pathOf(hash: AssetHash): Promise<string>;

  /** A new empty folder on the store's own disk, so that finished files need not be copied. */
  openWorkFolder(): Promise<WorkFolder>;
  /**
   * Takes the file in and keeps the asset, both or neither. Where the asset is there already, that one stays
   * and is answered. The file is gone from its place afterwards in every case but an error.
   *
   * With a claim, `conflict` where it was lost meanwhile; the claim ends in the same instant as the asset
   * appears.
   */
  put(asset: FinishedAsset, filePath: string, claim?: Claim): Promise<AssetRecord>;
  /** Forgets the asset and removes its file, whoever refers to it. False where there was none. */
  delete(hash: AssetHash): Promise<boolean>;

  /**
   * Notes that the project needs these assets, there or not yet, so that pruning keeps them. Look for an asset
   * only after this, and what was found stays. `not-found` where there is no such project.
   */
  refer(projectId: string, hashes: Iterable<AssetHash>): Promise<void>;
  /** What the project was ever noted to need. */
  referredBy(projectId: string): Promise<Set<AssetHash>>;
  /** Whether this asset is one of these. */
  isReferredBy(projectId: string, hash: AssetHash): Promise<boolean>;
  /** Deletes every asset that no project refers to, and files that unfinished work left behind. */
  prune(options: PruneOptions): Promise<PruneReport>;

  /** Asks for the right to make an asset, `leaseMs` long; renew it at a third of that. */
  claim(hash: AssetHash, holder: string, leaseMs: number): Promise<ClaimOutcome>;
  /** Makes the lease last `leaseMs` from now; `conflict` where the claim was lost: stop the work then. */
  renew(claim: Claim, leaseMs: number): Promise<Claim>;
  /** Gives the right back; nothing where it was lost. */
  release(claim: Claim): Promise<void>;
}
