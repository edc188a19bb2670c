import type { AssetHash, AssetRecipe, AssetRecord, Provenance } from '../domain/asset.ts';
import type { JsonObject } from '../domain/canonical-json.ts';
import { inBatches } from './row-batches.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { AssetTable } from './tables.ts';

/** The rows that there are of these assets, a batch at a time. */
export async function* rowsOf(
  database: SqlDatabase,
  hashes: Iterable<AssetHash>,
): AsyncIterable<AssetTable[]> {
  for (const batch of inBatches(new Set(hashes))) {
    yield await database.read((queries) =>
      queries.selectFrom('assets').selectAll().where('hash', 'in', batch).execute(),
    );
  }
}

/** Forgets an asset and answers where its file is; with a location, only while the row still points there. */
export async function dropRow(
  database: SqlDatabase,
  hash: AssetHash,
  location?: string,
): Promise<string | undefined> {
  const dropped = await database.run((queries) => {
    const rows = queries.deleteFrom('assets').where('hash', '=', hash).returning('location');
    return (location === undefined ? rows : rows.where('location', '=', location)).executeTakeFirst();
  });
  return dropped?.location;
}

export function recordOf(row: AssetTable): AssetRecord {
  return {
    hash: row.hash,
    recipe: JSON.parse(row.recipe) as AssetRecipe,
    extension: row.extension,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    facts: JSON.parse(row.facts) as JsonObject,
    provenance: JSON.parse(row.provenance) as Provenance,
  };
}
