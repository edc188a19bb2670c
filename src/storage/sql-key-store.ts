import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { ReelError } from '../domain/errors.ts';
import type { Clock, IdSource } from '../ports/clock.ts';
import type { ApiKey, KeyScope, KeyStore } from '../ports/key-store.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { ApiKeyTable } from './tables.ts';

/** So that a key is known for one wherever it turns up. */
const SECRET_PREFIX = 'reel_';
/** A guess at 256 random bits needs no slow hash to be hopeless. */
const SECRET_BYTES = 32;

export interface KeyStoreParts {
  database: SqlDatabase;
  clock: Clock;
  newId: IdSource;
}

/** Keys as rows: of each secret its SHA-256 alone. */
export function sqlKeyStore({ database, clock, newId }: KeyStoreParts): KeyStore {
  const usable = async (column: 'id' | 'secret_hash', value: string) => {
    const row = await database.read((queries) =>
      queries
        .selectFrom('api_keys')
        .selectAll()
        .where(column, '=', value)
        .where('revoked_at_ms', 'is', null)
        .executeTakeFirst(),
    );
    return row && keyOf(row);
  };
  return {
    async create({ ownerId, name, scopes, id = newId() }) {
      const secret = SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
      const row = await database.transact(
        (transaction) =>
          transaction
            .insertInto('api_keys')
            .values({
              id,
              owner_id: ownerId,
              name,
              secret_hash: hashOf(secret),
              scopes: scopes.join(' '),
              created_at_ms: clock.nowMs(),
            })
            .onConflict((conflict) => conflict.column('id').doNothing())
            .returningAll()
            .executeTakeFirst(),
        { durable: true },
      );
      if (row === undefined) throw new ReelError('conflict', `There is a key ${id} already.`);
      return { key: keyOf(row), secret };
    },
    find: async (secret) =>
      secret.startsWith(SECRET_PREFIX) ? usable('secret_hash', hashOf(secret)) : undefined,
    get: (id) => usable('id', id),
    async list(ownerId) {
      const rows = await database.read((queries) => {
        const all = queries.selectFrom('api_keys').selectAll().orderBy('created_at_ms', 'desc').orderBy('id');
        return (ownerId === undefined ? all : all.where('owner_id', '=', ownerId)).execute();
      });
      return rows.map(keyOf);
    },
    async revoke(id, ownerId) {
      const row = await database.transact(
        (transaction) => {
          const key = transaction
            .updateTable('api_keys')
            .set((column) => ({
              revoked_at_ms: column.fn.coalesce('revoked_at_ms', column.val(clock.nowMs())),
            }))
            .where('id', '=', id)
            .returningAll();
          return (ownerId === undefined ? key : key.where('owner_id', '=', ownerId)).executeTakeFirst();
        },
        { durable: true },
      );
      if (row === undefined) throw new ReelError('not-found', `There is no key ${id}.`);
      return keyOf(row);
    },
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function keyOf(row: Selectable<ApiKeyTable>): ApiKey {
  return {
    id: row.id,
    ownerId: row.owner_id,
    name: row.name,
    scopes: row.scopes.split(' ').filter((scope) => scope !== '') as KeyScope[],
    createdAt: new Date(row.created_at_ms).toISOString(),
    ...(row.revoked_at_ms !== null && { revokedAt: new Date(row.revoked_at_ms).toISOString() }),
  };
}
