import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Clock } from '../ports/clock.ts';
import { migrate } from './migrations.ts';
import type { SqlDatabase } from './sql-database.ts';
import { NodeSqliteDialect, openSqliteFile, whenNotBusy } from './sqlite-dialect.ts';
import { asStorageError } from './storage-errors.ts';
import type { Tables } from './tables.ts';

export interface SqliteOptions {
  filePath: string;
  clock: Clock;
}

/** Opens the database of a home, made or brought to the current version where needed; see `migrate`. */
export async function openSqliteDatabase(options: SqliteOptions): Promise<SqlDatabase> {
  const file = await openedFile(options.filePath);
  const database = databaseOn(file, options);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openedFile(filePath: string): Promise<DatabaseSync> {
  try {
    const file = await whenNotBusy(() => openSqliteFile(filePath));
    await whenNotBusy(() => file.exec('pragma journal_mode = wal'));
    file.exec('pragma synchronous = normal');
    return file;
  } catch (error) {
    throw asStorageError(error, filePath);
  }
}

function databaseOn(file: DatabaseSync, { filePath, clock }: SqliteOptions): SqlDatabase {
  const queries = new Kysely<Tables>({ dialect: new NodeSqliteDialect(file) });
  const withOwnErrors = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw asStorageError(error, filePath);
    }
  };
  return {
    queries,
    nowMs: () => sql<number>`${clock.nowMs()}`,
    run: (work) => withOwnErrors(() => work(queries)),
    transact: (work, { durable = false } = {}) =>
      withOwnErrors(() =>
        durable
          ? queries
              .connection()
              .execute((connection) => onDisk(connection, () => connection.transaction().execute(work)))
          : queries.transaction().execute(work),
      ),
    lockMigrations: async () => {},
    close: async () => {
      await queries.destroy();
      if (file.isOpen) file.close();
    },
  };
}

/** In WAL mode only `full` syncs at each commit (https://sqlite.org/pragma.html#pragma_synchronous). */
async function onDisk<Result>(connection: Kysely<Tables>, work: () => Promise<Result>): Promise<Result> {
  await sql`pragma synchronous = full`.execute(connection);
  try {
    return await work();
  } finally {
    await sql`pragma synchronous = normal`.execute(connection);
  }
}
