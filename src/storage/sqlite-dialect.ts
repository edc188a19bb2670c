import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';

const SQLITE_BUSY = 5;
/** How long the thread may stand still for another process's lock; longer waits leave the event loop free. */
const BLOCKING_WAIT_MS = 3;
const PAUSE_BETWEEN_TRIES_MS = 10;
const LONGEST_WAIT_MS = 30_000;

/** Opens a database file, or makes it, with settings that let several processes work on it. */
export function openSqliteFile(filePath: string, { readOnly = false } = {}): DatabaseSync {
  return new DatabaseSync(filePath, {
    readOnly,
    timeout: BLOCKING_WAIT_MS,
    enableForeignKeyConstraints: true,
  });
}

/** Kysely on Node's own SQLite: one connection; Kysely lets one statement or transaction at a time have it. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: asKyselyExpects(database) });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new SharedFileDriver(this.#database);
  }
}

/** Waits out other processes' locks without holding up this one. */
class SharedFileDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: asKyselyExpects(database) });
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: <Row>(query: CompiledQuery) =>
        whenNotBusy<QueryResult<Row>>(() => connection.executeQuery<Row>(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  /**
   * Takes the write lock at once: a transaction that reads first and writes later could be refused in the
   * middle (https://sqlite.org/lang_transaction.html).
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk has SQLite roll back by itself; a second rollback would hide that error behind its own. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** Tries again while another process holds the lock: what was refused for that has changed nothing. */
export async function whenNotBusy<Result>(attempt: () => Result | Promise<Result>): Promise<Result> {
  const tries = Math.ceil(LONGEST_WAIT_MS / (BLOCKING_WAIT_MS + PAUSE_BETWEEN_TRIES_MS));
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (sqliteCode(error) !== SQLITE_BUSY || tried === tries) throw error;
      await sleep(PAUSE_BETWEEN_TRIES_MS);
    }
  }
}

/** The primary result code of an error of SQLite's (https://sqlite.org/rescode.html). */
export function sqliteCode(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** As many different statements as a process uses often; preparing one takes longer than most take to run. */
const MOST_PREPARED = 200;

function asKyselyExpects(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, StatementSync>();
  const statementFor = (sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    // The one that was used last is the last in the map, and the first goes.
    prepared.delete(sql);
    prepared.set(sql, statement);
    const [oldest] = prepared.keys();
    if (prepared.size > MOST_PREPARED && oldest !== undefined) prepared.delete(oldest);
    return statement;
  };
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = statementFor(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        // Rows are read while other statements run, so this one is nobody else's.
        iterate: (parameters) => database.prepare(sql).iterate(...(parameters as SQLInputValue[])),
      };
    },
  };
}
