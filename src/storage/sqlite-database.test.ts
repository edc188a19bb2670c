import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../engine/system-sources.ts';
import { migrate } from './migrations.ts';
import type { SqlDatabase } from './sql-database.ts';
import { openSqliteDatabase } from './sqlite-database.ts';
import { openSqliteFile } from './sqlite-dialect.ts';

describe('SQLite database', () => {
  let folder: string;
  let filePath: string;
  let database: SqlDatabase;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reelwright-sqlite-'));
    filePath = join(folder, 'test.db');
    database = await openSqliteDatabase({ filePath, clock: systemClock });
  });
  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('undoes all of a transaction that fails', async () => {
    const failing = database.transact(async (transaction) => {
      await addBudget(transaction, 'project:a');
      throw new Error('no more');
    });
    await expect(failing).rejects.toMatchObject({ code: 'internal' });
    expect(await budgets(database)).toEqual([]);
  });

  it('runs transactions of one process one after the other', async () => {
    await addBudget(database.queries, 'project:a');
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        database.transact(
          async (transaction) => {
            const row = await transaction.selectFrom('budgets').selectAll().executeTakeFirstOrThrow();
            await new Promise((resolve) => setImmediate(resolve));
            await transaction
              .updateTable('budgets')
              .set({ spent_micros: row.spent_micros + 1 })
              .execute();
          },
          { durable: index % 2 === 0 },
        ),
      ),
    );
    expect(await budgets(database)).toMatchObject([{ spent_micros: 20 }]);
  });

  it('waits for another process’s lock without holding up this one', async () => {
    const other = openSqliteFile(filePath);
    other.exec('begin immediate');
    let ended = false;
    const waiting = addBudget(database.queries, 'project:a').then(() => {
      ended = true;
    });
    for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(ended).toBe(false);
    other.exec('commit');
    await waiting;
    other.close();
    expect(await budgets(database)).toHaveLength(1);
  });

  it('reads what is committed while a write and a transaction of its own wait for another process’s lock', async () => {
    const other = openSqliteFile(filePath);
    other.exec('begin immediate');
    let ended = 0;
    const waiting = [
      addBudget(database.queries, 'project:a'),
      database.transact((transaction) => addBudget(transaction, 'project:b')),
    ].map((work) => work.then(() => (ended += 1)));
    const rows = () => database.read((queries) => queries.selectFrom('budgets').select('scope').execute());
    expect(await rows()).toEqual([]);
    expect(ended).toBe(0);
    other.exec('commit');
    await Promise.all(waiting);
    other.close();
    expect(await rows()).toHaveLength(2);
  });

  it('says that the disk is full where SQLite says so, and goes on when it is not any more', async () => {
    await sql`pragma max_page_count = 1`.execute(database.queries);
    const filling = database.transact(async (transaction) => {
      for (let index = 0; index < 500; index += 1)
        await addBudget(transaction, `project:${'x'.repeat(200)}${index}`);
    });
    await expect(filling).rejects.toMatchObject({
      code: 'storage-full',
      message: expect.stringContaining(filePath),
    });
    await sql`pragma max_page_count = 1000000`.execute(database.queries);
    await database.transact((transaction) => addBudget(transaction, 'project:a'));
    expect(await budgets(database)).toHaveLength(1);
  });

  it('migrates step by step, each once, and undoes a step that fails', async () => {
    const ran: string[] = [];
    const step = (name: string) => async () => {
      ran.push(name);
    };
    await setVersion(database, 1);
    await migrate(database, [step('one'), step('two')]);
    await migrate(database, [step('one'), step('two'), step('three')]);
    expect(ran).toEqual(['two', 'three']);
    const failing = migrate(database, [
      step('one'),
      step('two'),
      step('three'),
      (queries) => addBudget(queries, 'project:a'),
      async () => {
        throw new Error('no');
      },
    ]);
    await expect(failing).rejects.toMatchObject({ code: 'internal' });
    expect(await budgets(database)).toEqual([]);
    await migrate(database, [step('one'), step('two'), step('three'), step('four')]);
    expect(ran).toEqual(['two', 'three', 'four']);
  });
});

async function setVersion({ queries }: SqlDatabase, version: number): Promise<void> {
  await queries.updateTable('schema_version').set({ version }).execute();
}

async function addBudget(queries: SqlDatabase['queries'], scope: string): Promise<void> {
  await queries
    .insertInto('budgets')
    .values({ scope, limit_micros: null, reserved_micros: 0, spent_micros: 0 })
    .execute();
}

function budgets(database: SqlDatabase) {
  return database.queries.selectFrom('budgets').selectAll().execute();
}
