import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import pg from 'pg';
import { migrate } from './migrations.ts';
import { asPostgresError, isConnectionLost, isWorthRepeating } from './postgres-errors.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { Tables } from './tables.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`; what libpq takes after `?` is taken here too. */
  url: string;
  /** The most connections of this process. */
  poolSize?: number;
}

const DEFAULT_POOL_SIZE = 10;
const REPEATS = 5;
/** A server that restarts is waited for about half a minute: 25 ms at first, a second at most, this many times. */
const CONNECT_TRIES = 32;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1000;
const MIGRATION_LOCK = 7_263_351;
/** 64-bit integers, which pg would give as text; ours stay far below 2^53. */
const INT8 = 20;

/** Opens a database on a PostgreSQL server, made or brought to the current version where needed. */
export async function openPostgresDatabase(options: PostgresOptions): Promise<SqlDatabase> {
  const database = databaseOn(options);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function databaseOn({ url, poolSize = DEFAULT_POOL_SIZE }: PostgresOptions): SqlDatabase {
  const place = placeOf(url);
  const queries = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: patientPool(url, poolSize) }) });
  const single: SqlDatabase['run'] = (work) => repeating(place, () => work(queries), isWorthRepeating);
  return {
    queries,
    nowMs: () => sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    read: single,
    run: single,
    transact: (work) => {
      let isCommitting = false;
      return repeating(
        place,
        () =>
          queries.transaction().execute(async (transaction) => {
            isCommitting = false;
            const result = await work(transaction);
            isCommitting = true;
            return result;
          }),
        // Whether a commit arrived cannot be known once its connection is lost; before it, nothing has changed.
        (error) => isWorthRepeating(error) && !isCommitting,
      );
    },
    lockMigrations: async (transaction) => {
      await sql`set local lock_timeout = '60s'`.execute(transaction);
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(transaction);
    },
    close: () => queries.destroy(),
  };
}

function patientPool(url: string, poolSize: number): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: {
      getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)),
    },
  });
  // A broken connection fails the statement that waits for it, and the pool makes another one; its event, which
  // would end the process where nobody hears it, says nothing more.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return { options: pool.options, connect: () => connectPatiently(pool), end: () => pool.end() };
}

async function connectPatiently(pool: pg.Pool): Promise<pg.PoolClient> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isConnectionLost(error) || tried === CONNECT_TRIES) throw error;
      await sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tried));
    }
  }
}

async function repeating<Result>(
  place: string,
  attempt: () => Promise<Result>,
  mayRepeat: (error: unknown) => boolean,
): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayRepeat(error) || tried === REPEATS) throw asPostgresError(error, place);
    }
  }
}

/** The server and database for messages, without what must not be shown. */
function placeOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? 'the database' : `the database ${parsed.host}${parsed.pathname}`;
}
