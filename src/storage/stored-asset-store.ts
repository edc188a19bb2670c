import { rm } from 'node:fs/promises';
import type { AssetHash, AssetRecord } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import type { AssetStore } from '../ports/asset-store.ts';
import type { AssetFiles } from './asset-files.ts';
import { pruneAssets } from './asset-pruning.ts';
import { isReferredBy, refer, referredBy } from './asset-references.ts';
import { dropRow, recordOf, rowsOf } from './asset-rows.ts';
import { claimAsset, releaseClaim, renewClaim } from './claims.ts';
import { keepAsset } from './keep-asset.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { StoresParts } from './stores.ts';
import type { AssetTable } from './tables.ts';

/**
 * Assets as rows of a database and files of a store of files. A file is placed first, under a location of its
 * own, and counts only from the moment when a row points to it; so a process that ends in between, or comes
 * back too late, leaves a file that nobody sees and pruning removes.
 */
export function storedAssetStore(parts: StoresParts): AssetStore {
  const { database, files } = parts;
  return {
    find: async (hash) => (await findWhole(parts, [hash])).get(hash),
    findMany: (hashes) => findWhole(parts, hashes),
    pathOf: (hash) => pathOf(parts, hash),
    openWorkFolder: () => files.openWorkFolder(),
    put: async (asset, filePath, claim) => {
      // Whoever has the claim was told that there is none; another that came meanwhile is seen on keeping.
      if (claim !== undefined) return keepAsset(parts, asset, filePath, claim);
      const there = (await findWhole(parts, [asset.hash])).get(asset.hash);
      if (there === undefined) return keepAsset(parts, asset, filePath, claim);
      await rm(filePath, { force: true });
      return there;
    },
    delete: async (hash) => {
      const location = await dropRow(database, hash);
      if (location !== undefined) await files.remove(location);
      return location !== undefined;
    },
    refer: (projectId, hashes) => refer(database, projectId, hashes),
    referredBy: (projectId) => referredBy(database, projectId),
    isReferredBy: (projectId, hash) => isReferredBy(database, projectId, hash),
    prune: (options) => pruneAssets(database, files, options),
    claim: async (hash, holder, leaseMs) => {
      for (;;) {
        const outcome = await claimAsset(database, { hash, holder, leaseMs, token: parts.newId() });
        if (outcome.state !== 'made') return outcome;
        const whole = (await findWhole(parts, [hash])).get(hash);
        if (whole !== undefined) return { state: 'made', record: whole };
      }
    },
    renew: (claim, leaseMs) => renewClaim(database, claim, leaseMs),
    release: (claim) => releaseClaim(database, claim),
  };
}

async function findWhole(
  { database, files }: StoresParts,
  hashes: Iterable<AssetHash>,
): Promise<Map<AssetHash, AssetRecord>> {
  const found = new Map<AssetHash, AssetRecord>();
  for await (const rows of rowsOf(database, hashes)) {
    const whole = await Promise.all(rows.map((row) => files.holds(row.location, row.size_bytes)));
    for (const [index, row] of rows.entries()) {
      if (whole[index] === true) found.set(row.hash, recordOf(row));
      else await dropDamaged(database, files, row);
    }
  }
  return found;
}

async function pathOf({ database, files }: StoresParts, hash: AssetHash): Promise<string> {
  for await (const [row] of rowsOf(database, [hash])) {
    if (row === undefined) break;
    const path = await files.localPath(row.location, row.size_bytes);
    if (path !== undefined) return path;
    await dropDamaged(database, files, row);
  }
  throw new ReelError('not-found', `Asset ${hash} is not there. Make the film again to have it made.`);
}

async function dropDamaged(database: SqlDatabase, files: AssetFiles, row: AssetTable): Promise<void> {
  const dropped = await dropRow(database, row.hash, row.location);
  if (dropped !== undefined) await files.remove(dropped);
}
