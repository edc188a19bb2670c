import { stat } from 'node:fs/promises';
import type { Transaction } from 'kysely';
import type { AssetRecord } from '../domain/asset.ts';
import { isReelError, ReelError } from '../domain/errors.ts';
import type { Claim, FinishedAsset } from '../ports/asset-store.ts';
import { recordOf } from './asset-rows.ts';
import { endClaim } from './claims.ts';
import { asStorageError } from './storage-errors.ts';
import type { StoresParts } from './stores.ts';
import type { AssetTable, Tables } from './tables.ts';

/**
 * Places the file and points a row to it. Where another one was quicker, that asset is answered and this file
 * goes; `conflict` where the claim was lost and there is no asset yet.
 */
export async function keepAsset(
  parts: StoresParts,
  asset: FinishedAsset,
  filePath: string,
  claim: Claim | undefined,
): Promise<AssetRecord> {
  const location = locationFor(asset, parts.newId());
  const sizeBytes = await sizeOf(filePath);
  const durable = !isRemadeForNothing(asset);
  await parts.files.place(filePath, location, { durable });
  return pointTo(parts, { asset, location, sizeBytes, durable, claim });
}

interface PlacedAsset {
  asset: FinishedAsset;
  location: string;
  sizeBytes: number;
  durable: boolean;
  claim: Claim | undefined;
}

async function pointTo({ database, files, clock }: StoresParts, placed: PlacedAsset): Promise<AssetRecord> {
  const { asset, location, sizeBytes, durable, claim } = placed;
  const row: AssetTable = {
    hash: asset.hash,
    kind: asset.recipe.kind,
    recipe: JSON.stringify(asset.recipe),
    extension: asset.extension,
    media_type: asset.mediaType,
    size_bytes: sizeBytes,
    facts: JSON.stringify(asset.facts),
    provenance: JSON.stringify(asset.provenance),
    location,
    kept_at_ms: clock.nowMs(),
  };
  try {
    const kept = await database.transact((transaction) => keepRow(transaction, row, claim), { durable });
    if (kept.location !== location) await files.remove(location);
    return recordOf(kept);
  } catch (error) {
    // After any other error nobody knows whether the row was committed; the file stays until pruning looks.
    if (isReelError(error) && error.code === 'conflict') await files.remove(location);
    throw error;
  }
}

/**
 * Adds the row unless the asset has one, ends the claim, and answers with the row that stands. `conflict`, and
 * nothing changed, where there is no row yet and the claim was lost.
 */
async function keepRow(
  transaction: Transaction<Tables>,
  row: AssetTable,
  claim: Claim | undefined,
): Promise<AssetTable> {
  const added = await transaction
    .insertInto('assets')
    .values(row)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (claim !== undefined) await endClaim(transaction, claim, { lostIsFine: added === undefined });
  if (added !== undefined) return added;
  return transaction.selectFrom('assets').selectAll().where('hash', '=', row.hash).executeTakeFirstOrThrow();
}

/** Where an asset's file goes. The last part is new for each attempt, so no attempt can touch another's file. */
function locationFor({ hash, extension }: FinishedAsset, attemptId: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash) || !/^[a-z0-9]{1,10}$/.test(extension)) {
    throw new ReelError('internal', `${hash}.${extension} is no name of an asset's file.`);
  }
  return `${hash.slice(0, 2)}/${hash.slice(2)}.${attemptId}.${extension}`;
}

/** What was paid for, or brought by a person, is synced to the disk; the rest is simply made again. */
function isRemadeForNothing({ recipe, provenance }: FinishedAsset): boolean {
  return recipe.kind !== 'source' && provenance.cost.known && provenance.cost.micros === 0;
}

async function sizeOf(filePath: string): Promise<number> {
  try {
    return (await stat(filePath)).size;
  } catch (error) {
    throw asStorageError(error, filePath);
  }
}
