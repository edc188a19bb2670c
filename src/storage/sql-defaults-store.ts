import { ownerDefaultsSchema } from '../domain/owner-defaults.ts';
import type { DefaultsStore } from '../ports/defaults-store.ts';
import type { SqlDatabase } from './sql-database.ts';

/** Defaults as a row an owner; the logo stands beside the document, so that pruning sees it. */
export function sqlDefaultsStore(database: SqlDatabase): DefaultsStore {
  return {
    async get(ownerId) {
      const row = await database.run((queries) =>
        queries
          .selectFrom('owner_defaults')
          .select('document')
          .where('owner_id', '=', ownerId)
          .executeTakeFirst(),
      );
      return row === undefined ? {} : ownerDefaultsSchema.parse(JSON.parse(row.document));
    },
    async keep(ownerId, defaults) {
      const kept = { document: JSON.stringify(defaults), logo_hash: defaults.brand?.logo?.asset ?? null };
      await database.transact(
        (transaction) =>
          transaction
            .insertInto('owner_defaults')
            .values({ owner_id: ownerId, ...kept })
            .onConflict((conflict) => conflict.column('owner_id').doUpdateSet(kept))
            .execute(),
        { durable: true },
      );
    },
  };
}
