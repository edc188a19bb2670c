import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { ReelError } from '../domain/errors.ts';
import type { NewRun, Run, RunEnd, RunPage, RunQuery, RunStore } from '../ports/run-store.ts';
import { pageAfter, readPage } from './list-page.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { RunTable } from './tables.ts';

const LISTED = 50;

/** Runs as rows; that a project has one at a time is a rule of the database itself. */
export function sqlRunStore(database: SqlDatabase): RunStore {
  const untilMs = (leaseMs: number) => sql<number>`${database.nowMs()} + ${leaseMs}`;
  return {
    start: (run, holder, leaseMs) => start(database, run, holder, leaseMs),
    async renew(id, holder, leaseMs) {
      const row = await database.run((queries) =>
        queries
          .updateTable('runs')
          .set({ lease_ends_at_ms: untilMs(leaseMs) })
          .where('id', '=', id)
          .where('holder', '=', holder)
          .where('state', '=', 'running')
          .returning('cancel_wanted')
          .executeTakeFirst(),
      );
      return { held: row !== undefined, cancelWanted: row?.cancel_wanted === 1 };
    },
    finish: (id, holder, end) => finish(database, id, holder, end),
    async wantCancel(id) {
      await database.run((queries) =>
        queries.updateTable('runs').set({ cancel_wanted: 1 }).where('id', '=', id).execute(),
      );
    },
    async adopt(holder, leaseMs) {
      const rows = await database.run((queries) =>
        queries
          .updateTable('runs')
          .set({ holder, lease_ends_at_ms: untilMs(leaseMs) })
          .where('state', '=', 'running')
          .where('lease_ends_at_ms', '<', database.nowMs())
          .returningAll()
          .execute(),
      );
      return rows.map(runOf);
    },
    async get(id) {
      const row = await database.read((queries) =>
        queries.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      if (row === undefined) throw new ReelError('not-found', `There is no run ${id}.`);
      return runOf(row);
    },
    list: (query) => list(database, query),
  };
}

async function start(database: SqlDatabase, run: NewRun, holder: string, leaseMs: number): Promise<Run> {
  const rows = await database.transact(
    (transaction) =>
      transaction
        .insertInto('runs')
        .values({
          id: run.id,
          project_id: run.projectId,
          owner_id: run.ownerId,
          stage: run.stage,
          forced: run.force ? 1 : 0,
          state: 'running',
          holder,
          cancel_wanted: 0,
          started_at_ms: database.nowMs(),
          lease_ends_at_ms: sql<number>`${database.nowMs()} + ${leaseMs}`,
          delivery: run.delivery === undefined ? null : JSON.stringify(run.delivery),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .execute(),
    { durable: true },
  );
  const [row] = rows;
  if (row === undefined) {
    throw new ReelError(
      'conflict',
      `Project ${run.projectId} is being made already. Wait for that run, or cancel it.`,
    );
  }
  return runOf(row);
}

async function finish(database: SqlDatabase, id: string, holder: string, end: RunEnd): Promise<void> {
  await database.transact(
    (transaction) =>
      transaction
        .updateTable('runs')
        .set({
          state: end.state,
          ended_at_ms: database.nowMs(),
          error: end.error === undefined ? null : JSON.stringify(end.error),
          outcome: end.outcome === undefined ? null : JSON.stringify(end.outcome),
        })
        .where('id', '=', id)
        .where('holder', '=', holder)
        .where('state', '=', 'running')
        .execute(),
    { durable: true },
  );
}

async function list(database: SqlDatabase, query: RunQuery): Promise<RunPage> {
  const limit = query.limit ?? LISTED;
  const rows = await database.read((queries) => {
    let matching = queries.selectFrom('runs').selectAll().where('owner_id', '=', query.ownerId);
    if (query.projectId !== undefined) matching = matching.where('project_id', '=', query.projectId);
    if (query.state !== undefined) matching = matching.where('state', '=', query.state);
    if (query.page !== undefined) {
      const { atMs, id } = readPage(query.page);
      matching = matching.where(sql<boolean>`(started_at_ms, id) < (${atMs}, ${id})`);
    }
    return matching
      .orderBy('started_at_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const runs = rows.slice(0, limit).map(runOf);
  return last === undefined
    ? { runs }
    : { runs, nextPage: pageAfter({ atMs: last.started_at_ms, id: last.id }) };
}

function runOf(row: Selectable<RunTable>): Run {
  return {
    id: row.id,
    projectId: row.project_id,
    ownerId: row.owner_id,
    stage: row.stage,
    force: row.forced === 1,
    state: row.state,
    startedAt: new Date(row.started_at_ms).toISOString(),
    ...(row.ended_at_ms !== null && { endedAt: new Date(row.ended_at_ms).toISOString() }),
    ...(row.error !== null && { error: JSON.parse(row.error) }),
    ...(row.outcome !== null && { outcome: JSON.parse(row.outcome) }),
    ...(row.delivery !== null && { delivery: JSON.parse(row.delivery) }),
  };
}
