import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { PruneOptions, PruneReport } from '../ports/asset-store.ts';
import type { AssetFiles, StoredFile } from './asset-files.ts';
import { inBatches } from './row-batches.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { Tables } from './tables.ts';

/** Deletes the assets that no project and no owner's defaults refer to, then the files that no row points to. */
export async function pruneAssets(
  database: SqlDatabase,
  files: AssetFiles,
  { madeBeforeMs, evenYoung = [] }: PruneOptions,
): Promise<PruneReport> {
  const pruned = await dropUnreferred(database, (asset) => asset('kept_at_ms', '<', madeBeforeMs));
  for (const batch of inBatches(evenYoung)) {
    pruned.push(...(await dropUnreferred(database, (asset) => asset('hash', 'in', batch))));
  }
  for (const { location } of pruned) await files.remove(location);
  const strays = await strayFiles(database, files, madeBeforeMs);
  for (const { location } of strays) await files.remove(location);
  await files.clearLeftovers();
  const bytes = [...pruned.map((row) => row.size_bytes), ...strays.map((stray) => stray.sizeBytes)];
  return { assets: pruned.length, bytes: bytes.reduce((sum, size) => sum + size, 0) };
}

async function dropUnreferred(
  database: SqlDatabase,
  isMeant: (asset: ExpressionBuilder<Tables, 'assets'>) => Expression<SqlBool>,
): Promise<{ location: string; size_bytes: number }[]> {
  return database.run((queries) =>
    queries
      .deleteFrom('assets')
      .where(isMeant)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('asset_references')
              .select('hash')
              .whereRef('asset_references.hash', '=', 'assets.hash'),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('owner_defaults')
              .select('logo_hash')
              .whereRef('owner_defaults.logo_hash', '=', 'assets.hash'),
          ),
        ),
      )
      .returning(['location', 'size_bytes'])
      .execute(),
  );
}

async function strayFiles(
  database: SqlDatabase,
  files: AssetFiles,
  madeBeforeMs: number,
): Promise<StoredFile[]> {
  const old = new Map<string, StoredFile>();
  for await (const file of files.list()) {
    if (file.changedAtMs < madeBeforeMs) old.set(file.location, file);
  }
  for (const batch of inBatches(old.keys())) {
    const known = await database.read((queries) =>
      queries.selectFrom('assets').select('location').where('location', 'in', batch).execute(),
    );
    for (const { location } of known) old.delete(location);
  }
  return [...old.values()];
}
