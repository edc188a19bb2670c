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
  const files = await openedFiles(options.filePath);
  const database = databaseOn(files, options);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What stands for a database that is in memory alone, of one connection's own. */
const IN_MEMORY = ':memory:';

/** One file, opened twice: whoever reads needs no lock in WAL mode, and must not queue behind one who waits for it. */
interface OpenedFiles {
  writing: DatabaseSync;
  reading: DatabaseSync;
}

async function openedFiles(filePath: string): Promise<OpenedFiles> {
  try {
    const writing = await whenNotBusy(() => openSqliteFile(filePath));
    await whenNotBusy(() => writing.exec('pragma journal_mode = wal'));
    writing.exec('pragma synchronous = normal');
    if (filePath === IN_MEMORY) return { writing, reading: writing };
    const reading = await whenNotBusy(() => openSqliteFile(filePath, { readOnly: true }));
    return { writing, reading };
  } catch (error) {
    throw asStorageError(error, filePath);
  }
}

function databaseOn({ writing, reading }: OpenedFiles, { filePath, clock }: SqliteOptions): SqlDatabase {
  const queries = new Kysely<Tables>({ dialect: new NodeSqliteDialect(writing) });
  const readQueries =
    reading === writing ? queries : new Kysely<Tables>({ dialect: new NodeSqliteDialect(reading) });
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
    read: (work) => withOwnErrors(() => work(readQueries)),
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
      await readQueries.destroy();
      if (reading.isOpen) reading.close();
      // Last, for only who may write can put the journal back into the file.
      await queries.destroy();
      if (writing.isOpen) writing.close();
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
