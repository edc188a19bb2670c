import type { AssetHash } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import { inBatches } from './row-batches.ts';
import type { SqlDatabase } from './sql-database.ts';

/** Notes which assets a project needs; `not-found` where there is no such project. */
export async function refer(
  database: SqlDatabase,
  projectId: string,
  hashes: Iterable<AssetHash>,
): Promise<void> {
  await database.transact(async (transaction) => {
    const project = await transaction
      .selectFrom('projects')
      .select('id')
      .where('id', '=', projectId)
      .executeTakeFirst();
    if (project === undefined) throw new ReelError('not-found', `There is no project ${projectId}.`);
    for (const batch of inBatches(new Set(hashes))) {
      await transaction
        .insertInto('asset_references')
        .values(batch.map((hash) => ({ project_id: projectId, hash })))
        .onConflict((conflict) => conflict.columns(['project_id', 'hash']).doNothing())
        .execute();
    }
  });
}

export async function referredBy(database: SqlDatabase, projectId: string): Promise<Set<AssetHash>> {
  const rows = await database.read((queries) =>
    queries.selectFrom('asset_references').select('hash').where('project_id', '=', projectId).execute(),
  );
  return new Set(rows.map((row) => row.hash));
}

export async function isReferredBy(
  database: SqlDatabase,
  projectId: string,
  hash: AssetHash,
): Promise<boolean> {
  const row = await database.read((queries) =>
    queries
      .selectFrom('asset_references')
      .select('hash')
      .where('project_id', '=', projectId)
      .where('hash', '=', hash)
      .executeTakeFirst(),
  );
  return row !== undefined;
}
