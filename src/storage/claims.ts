import { sql, type Transaction } from 'kysely';
import type { AssetHash } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import type { Claim, ClaimOutcome } from '../ports/asset-store.ts';
import { recordOf } from './asset-rows.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { Tables } from './tables.ts';

export interface ClaimRequest {
  hash: AssetHash;
  holder: string;
  leaseMs: number;
  token: string;
}

/**
 * Takes the claim where nobody has it or its lease has passed. The claim is taken before the asset is looked
 * for: whoever finishes an asset ends its claim in the same transaction, so one of the two is seen. Each statement may
 * be repeated, for it then finds its own claim and takes it again.
 */
export async function claimAsset(database: SqlDatabase, request: ClaimRequest): Promise<ClaimOutcome> {
  const { hash, holder, leaseMs, token } = request;
  const now = database.nowMs();
  const taken = await database.run((queries) =>
    queries
      .insertInto('claims')
      .values({ hash, token, holder, expires_at_ms: sql<number>`${now} + ${leaseMs}` })
      .onConflict((conflict) =>
        conflict
          .column('hash')
          .doUpdateSet((row) => ({
            token: row.ref('excluded.token'),
            holder: row.ref('excluded.holder'),
            expires_at_ms: row.ref('excluded.expires_at_ms'),
          }))
          .where((row) =>
            row.or([
              row('claims.expires_at_ms', '<=', now),
              row('claims.token', '=', row.ref('excluded.token')),
            ]),
          ),
      )
      .returning('expires_at_ms')
      .executeTakeFirst(),
  );
  const made = await database.read((queries) =>
    queries.selectFrom('assets').selectAll().where('hash', '=', hash).executeTakeFirst(),
  );
  const claim = taken && { hash, token, expiresAtMs: taken.expires_at_ms };
  if (made !== undefined) {
    if (claim !== undefined) await releaseClaim(database, claim);
    return { state: 'made', record: recordOf(made) };
  }
  if (claim !== undefined) return { state: 'claimed', claim };
  const current = await database.read((queries) =>
    queries
      .selectFrom('claims')
      .select(['holder', sql<number>`expires_at_ms - ${now}`.as('expires_in_ms')])
      .where('hash', '=', hash)
      .executeTakeFirst(),
  );
  return {
    state: 'held',
    holder: current?.holder ?? '',
    expiresInMs: Math.max(0, current?.expires_in_ms ?? 0),
  };
}

export async function renewClaim(database: SqlDatabase, claim: Claim, leaseMs: number): Promise<Claim> {
  const renewed = await database.run((queries) =>
    queries
      .updateTable('claims')
      .set({ expires_at_ms: sql<number>`${database.nowMs()} + ${leaseMs}` })
      .where('hash', '=', claim.hash)
      .where('token', '=', claim.token)
      .returning('expires_at_ms')
      .executeTakeFirst(),
  );
  if (renewed === undefined) throw claimLost(claim.hash);
  return { ...claim, expiresAtMs: renewed.expires_at_ms };
}

export async function releaseClaim(database: SqlDatabase, claim: Claim): Promise<void> {
  await database.run((queries) =>
    queries.deleteFrom('claims').where('hash', '=', claim.hash).where('token', '=', claim.token).execute(),
  );
}

/** Ends the claim as part of what is done under it; `conflict` where it was lost, unless that is fine. */
export async function endClaim(
  transaction: Transaction<Tables>,
  claim: Claim,
  { lostIsFine }: { lostIsFine: boolean },
): Promise<void> {
  const ended = await transaction
    .deleteFrom('claims')
    .where('hash', '=', claim.hash)
    .where('token', '=', claim.token)
    .returning('hash')
    .executeTakeFirst();
  if (ended === undefined && !lostIsFine) throw claimLost(claim.hash);
}

/** True while nobody else has taken the claim; others cannot take it before the transaction ends. */
export async function holdsClaim(transaction: Transaction<Tables>, claim: Claim): Promise<boolean> {
  const held = await transaction
    .updateTable('claims')
    .set({ token: claim.token })
    .where('hash', '=', claim.hash)
    .where('token', '=', claim.token)
    .returning('hash')
    .executeTakeFirst();
  return held !== undefined;
}

export function claimLost(hash: AssetHash): ReelError {
  return new ReelError(
    'conflict',
    `The right to make asset ${hash} passed to another worker; its result counts.`,
  );
}
