import { type Kysely, sql } from 'kysely';
import { ReelError } from '../domain/errors.ts';
import { MOST_SEARCH_CHARACTERS } from './search-text.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { Tables } from './tables.ts';

type Migration = (queries: Kysely<Tables>) => Promise<void>;

/** From an empty database to the current tables, in order. A step that was released is never changed. */
const MIGRATIONS: readonly Migration[] = [
  firstTables,
  runsAndKeys,
  searchWithinIndex,
  ownerDefaults,
  runDelivery,
  listsWithinIndexes,
  postersOfProjects,
];

/**
 * Brings the database to the current version; any number of processes may try at once. Raises `home-too-new`
 * where a newer Reelwright was here.
 */
export async function migrate(database: SqlDatabase, migrations = MIGRATIONS): Promise<void> {
  await database.transact(async (transaction) => {
    await database.lockMigrations(transaction);
    await transaction.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute();
    const row = await transaction.selectFrom('schema_version').select('version').executeTakeFirst();
    const found = row?.version ?? 0;
    if (found > migrations.length) throw tooNew(found, migrations.length);
    for (const step of migrations.slice(found)) await step(transaction);
    if (found === migrations.length) return;
    await transaction.deleteFrom('schema_version').execute();
    await transaction.insertInto('schema_version').values({ version: migrations.length }).execute();
  });
}

function tooNew(found: number, known: number): ReelError {
  return new ReelError(
    'home-too-new',
    `This home is in use by a newer Reelwright (its database has version ${found}; this one knows up to ${known}). ` +
      'Update Reelwright, or choose another home with --home or REEL_HOME.',
  );
}

async function firstTables(queries: Kysely<Tables>): Promise<void> {
  await queries.schema
    .createTable('projects')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('search_text', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('archived', 'integer', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('updated_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
  await queries.schema
    .createIndex('projects_by_owner_and_time')
    .on('projects')
    .columns(['owner_id', 'archived', 'updated_at_ms', 'id'])
    .execute();
  await queries.schema
    .createIndex('projects_by_owner_status_and_time')
    .on('projects')
    .columns(['owner_id', 'archived', 'status', 'updated_at_ms', 'id'])
    .execute();
  await queries.schema
    .createIndex('projects_by_time')
    .on('projects')
    .columns(['archived', 'updated_at_ms', 'id'])
    .execute();

  await queries.schema
    .createTable('assets')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('recipe', 'text', (column) => column.notNull())
    .addColumn('extension', 'text', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('size_bytes', 'bigint', (column) => column.notNull())
    .addColumn('facts', 'text', (column) => column.notNull())
    .addColumn('provenance', 'text', (column) => column.notNull())
    .addColumn('location', 'text', (column) => column.notNull().unique())
    .addColumn('kept_at_ms', 'bigint', (column) => column.notNull())
    .execute();
  await queries.schema
    .createTable('asset_references')
    .addColumn('project_id', 'text', (column) =>
      column.notNull().references('projects.id').onDelete('cascade'),
    )
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('asset_references_key', ['project_id', 'hash'])
    .execute();
  await queries.schema
    .createIndex('asset_references_by_hash')
    .on('asset_references')
    .column('hash')
    .execute();
  await queries.schema
    .createTable('claims')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('expires_at_ms', 'bigint', (column) => column.notNull())
    .execute();

  await queries.schema
    .createTable('calls')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('asset_hash', 'text', (column) => column.notNull())
    .addColumn('project_id', 'text', (column) => column.notNull())
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('quote', 'text', (column) => column.notNull())
    .addColumn('nonce', 'text', (column) => column.notNull().unique())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('vendor_id', 'text')
    .addColumn('cost', 'text')
    .addColumn('error_code', 'text')
    .addColumn('error_message', 'text')
    .addColumn('intended_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('submitted_at_ms', 'bigint')
    .addColumn('settled_at_ms', 'bigint')
    .addUniqueConstraint('calls_attempt_once', ['asset_hash', 'attempt'])
    .execute();
  await queries.schema
    .createIndex('calls_one_open_per_asset')
    .unique()
    .on('calls')
    .column('asset_hash')
    .where(sql.ref('state'), 'in', sql`('intended', 'submitted', 'unknown')`)
    .execute();
  await queries.schema.createIndex('calls_by_project').on('calls').columns(['project_id', 'state']).execute();
  await queries.schema
    .createIndex('calls_by_state')
    .on('calls')
    .columns(['state', 'intended_at_ms'])
    .execute();
  await queries.schema
    .createTable('budgets')
    .addColumn('scope', 'text', (column) => column.primaryKey())
    .addColumn('limit_micros', 'bigint')
    .addColumn('reserved_micros', 'bigint', (column) => column.notNull())
    .addColumn('spent_micros', 'bigint', (column) => column.notNull())
    .execute();
}

async function runsAndKeys(queries: Kysely<Tables>): Promise<void> {
  await queries.schema
    .createTable('runs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) =>
      column.notNull().references('projects.id').onDelete('cascade'),
    )
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('forced', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('lease_ends_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('cancel_wanted', 'integer', (column) => column.notNull())
    .addColumn('started_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('ended_at_ms', 'bigint')
    .addColumn('error', 'text')
    .addColumn('outcome', 'text')
    .execute();
  await queries.schema
    .createIndex('runs_one_at_a_time')
    .unique()
    .on('runs')
    .column('project_id')
    .where(sql.ref('state'), '=', sql`'running'`)
    .execute();
  await queries.schema
    .createIndex('runs_by_owner_and_time')
    .on('runs')
    .columns(['owner_id', 'started_at_ms', 'id'])
    .execute();
  await queries.schema
    .createIndex('runs_by_project_and_time')
    .on('runs')
    .columns(['project_id', 'started_at_ms'])
    .execute();
  await queries.schema
    .createTable('api_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('secret_hash', 'text', (column) => column.notNull().unique())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at_ms', 'bigint')
    .execute();
}

/** A search of many projects reads the index alone; the rows lie far apart, for each holds its whole document. */
async function searchWithinIndex(queries: Kysely<Tables>): Promise<void> {
  await queries
    .updateTable('projects')
    .set({ search_text: sql<string>`substr(search_text, 1, ${sql.lit(MOST_SEARCH_CHARACTERS)})` })
    .where(sql<boolean>`length(search_text) > ${sql.lit(MOST_SEARCH_CHARACTERS)}`)
    .execute();
  await queries.schema
    .createIndex('projects_by_owner_time_and_text')
    .on('projects')
    .columns(['owner_id', 'archived', 'updated_at_ms', 'id', 'search_text'])
    .execute();
  await queries.schema.dropIndex('projects_by_owner_and_time').execute();
}

async function ownerDefaults(queries: Kysely<Tables>): Promise<void> {
  await queries.schema
    .createTable('owner_defaults')
    .addColumn('owner_id', 'text', (column) => column.primaryKey())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('logo_hash', 'text')
    .execute();
}

async function runDelivery(queries: Kysely<Tables>): Promise<void> {
  await queries.schema.alterTable('runs').addColumn('delivery', 'text').execute();
}

/** Whatever a list is narrowed by stands in its index, so that no list is looked through for the few that it shows. */
async function listsWithinIndexes(queries: Kysely<Tables>): Promise<void> {
  await queries.schema
    .createIndex('projects_by_owner_format_and_time')
    .on('projects')
    .columns(['owner_id', 'archived', 'format', 'updated_at_ms', 'id'])
    .execute();
  await queries.schema
    .createIndex('runs_by_owner_project_and_time')
    .on('runs')
    .columns(['owner_id', 'project_id', 'started_at_ms', 'id'])
    .execute();
  await queries.schema
    .createIndex('runs_by_owner_state_and_time')
    .on('runs')
    .columns(['owner_id', 'state', 'started_at_ms', 'id'])
    .execute();
  await queries.schema
    .createIndex('calls_by_owner_and_time')
    .on('calls')
    .columns(['owner_id', 'intended_at_ms', 'attempt', 'id'])
    .execute();
  await queries.schema
    .createIndex('calls_by_owner_project_and_time')
    .on('calls')
    .columns(['owner_id', 'project_id', 'intended_at_ms', 'attempt', 'id'])
    .execute();
}

/** Beside the projects: a column after their documents would be reached through all of each document. */
async function postersOfProjects(queries: Kysely<Tables>): Promise<void> {
  await queries.schema
    .createTable('project_posters')
    .addColumn('project_id', 'text', (column) =>
      column.primaryKey().references('projects.id').onDelete('cascade'),
    )
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  const ids = await queries.selectFrom('projects').select('id').execute();
  for (const { id } of ids) {
    const row = await queries
      .selectFrom('projects')
      .select('document')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { film } = JSON.parse(row.document) as { film?: { poster: string } };
    if (film === undefined) continue;
    await queries.insertInto('project_posters').values({ project_id: id, hash: film.poster }).execute();
  }
}
