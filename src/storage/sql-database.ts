import type { Expression, Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export interface TransactionOptions {
  /** True where what is committed must survive a power failure, not only the end of the process. */
  durable?: boolean;
}

/** One database, whichever it is, as the stores use it. */
export interface SqlDatabase {
  /** For single statements; errors come as they are, so use `run`. */
  readonly queries: Kysely<Tables>;
  /** The one clock that leases are measured by, as part of a statement. */
  nowMs(): Expression<number>;
  /** Reads what is committed, by statements that wait for nobody who writes; raises ReelErrors. */
  read<Result>(work: (queries: Kysely<Tables>) => Promise<Result>): Promise<Result>;
  /** Runs statements one by one; raises ReelErrors. */
  run<Result>(work: (queries: Kysely<Tables>) => Promise<Result>): Promise<Result>;
  /** Runs all or nothing; raises ReelErrors. The work holds the write lock on SQLite: keep it short. */
  transact<Result>(
    work: (transaction: Transaction<Tables>) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>;
  /** Keeps every other process from migrating until the transaction ends. */
  lockMigrations(transaction: Transaction<Tables>): Promise<void>;
  close(): Promise<void>;
}
