import { type ExpressionBuilder, sql, type Transaction } from 'kysely';
import { ReelError } from '../domain/errors.ts';
import type { Claim } from '../ports/asset-store.ts';
import {
  type CallIntent,
  type CallLedger,
  type CallOutcome,
  type CallQuery,
  OPEN_STATES,
  type PaidCall,
  type SettleCondition,
} from '../ports/call-ledger.ts';
import type { Clock, IdSource } from '../ports/clock.ts';
import { budgetOf, releaseReserved, reserve, setLimit } from './budgets.ts';
import { callOf } from './call-rows.ts';
import { claimLost, holdsClaim } from './claims.ts';
import type { SqlDatabase, TransactionOptions } from './sql-database.ts';
import type { CallTable, Tables } from './tables.ts';

export interface LedgerParts {
  database: SqlDatabase;
  clock: Clock;
  newId: IdSource;
}

/** The book of paid calls as rows of a database, each change synced to the disk. */
export function sqlCallLedger(parts: LedgerParts): CallLedger {
  const { database } = parts;
  return {
    intend: (intent, claim) => intend(parts, intent, claim),
    submitted: (callId, vendorId, claim) =>
      changing(parts, callId, async (transaction, call) => {
        await noteVendorId(transaction, call, vendorId, parts.clock.nowMs());
        return { claimHeld: claim !== undefined && (await holdsClaim(transaction, claim)) };
      }),
    unknown: async (callId, { code, message }) => {
      const { call } = await changing(parts, callId, async (transaction) => {
        await transaction
          .updateTable('calls')
          .set({ state: 'unknown', error_code: code, error_message: message })
          .where('id', '=', callId)
          .where('state', '=', 'intended')
          .execute();
        return {};
      });
      return call;
    },
    settle: async (callId, outcome, condition = {}) => {
      const change = async (transaction: Transaction<Tables>, before: CallTable) => {
        if (!(await allows(condition, before, outcome, transaction))) return {};
        await settle(transaction, before, outcome, parts.clock.nowMs());
        return {};
      };
      const { call } = await changing(parts, callId, change, { durable: !isToldByAsset(outcome) });
      return call;
    },
    get: async (callId) => callOf(await database.read((queries) => rowOf(queries, callId))),
    list: (query = {}) => list(database, query),
    setLimit: (scope, limitMicros) =>
      database.transact((transaction) => setLimit(transaction, scope, limitMicros), {
        durable: true,
      }),
    budget: (scope) => database.read((queries) => budgetOf(queries, scope)),
  };
}

async function intend(parts: LedgerParts, intent: CallIntent, claim: Claim): Promise<PaidCall> {
  return parts.database.transact(
    async (transaction) => {
      const { assetHash } = intent;
      if (claim.hash !== assetHash || !(await holdsClaim(transaction, claim))) throw claimLost(assetHash);
      const earlier = await transaction
        .selectFrom('calls')
        .select(['id', 'state', 'attempt'])
        .where('asset_hash', '=', assetHash)
        .orderBy('attempt', 'desc')
        .execute();
      const open = earlier.find(({ state }) => OPEN_STATES.some((name) => name === state));
      if (open !== undefined) {
        throw new ReelError('conflict', `Asset ${assetHash} has a call that is not settled: ${open.id}.`);
      }
      await reserve(transaction, intent);
      const row = newRow(parts, intent, (earlier[0]?.attempt ?? 0) + 1);
      await transaction.insertInto('calls').values(row).execute();
      return callOf(row);
    },
    { durable: true },
  );
}

function newRow({ clock, newId }: LedgerParts, intent: CallIntent, attempt: number): CallTable {
  return {
    id: newId(),
    asset_hash: intent.assetHash,
    project_id: intent.projectId,
    owner_id: intent.ownerId,
    provider: intent.provider,
    model: intent.model,
    operation: JSON.stringify(intent.operation),
    quote: JSON.stringify(intent.quote),
    nonce: newId(),
    attempt,
    state: 'intended',
    vendor_id: null,
    cost: null,
    error_code: null,
    error_message: null,
    intended_at_ms: clock.nowMs(),
    submitted_at_ms: null,
    settled_at_ms: null,
  };
}

/** Changes one call in a transaction of its own and answers with the call as it is then. */
async function changing<Answer extends object>(
  { database }: LedgerParts,
  callId: string,
  change: (transaction: Transaction<Tables>, call: CallTable) => Promise<Answer>,
  { durable }: Required<TransactionOptions> = { durable: true },
): Promise<Answer & { call: PaidCall }> {
  return database.transact(
    async (transaction) => {
      // An update that changes nothing keeps other transactions away from the row on either database.
      await transaction
        .updateTable('calls')
        .set(({ ref }: ExpressionBuilder<Tables, 'calls'>) => ({ state: ref('state') }))
        .where('id', '=', callId)
        .execute();
      const answer = await change(transaction, await rowOf(transaction, callId));
      return { ...answer, call: callOf(await rowOf(transaction, callId)) };
    },
    { durable },
  );
}

/** A paid asset is synced to the disk before its call is done, and the call is settled anew by it where that is lost. */
function isToldByAsset({ state, cost }: CallOutcome): boolean {
  return state === 'done' && !(cost.known && cost.micros === 0);
}

async function noteVendorId(
  transaction: Transaction<Tables>,
  call: CallTable,
  vendorId: string,
  nowMs: number,
): Promise<void> {
  if (call.vendor_id === vendorId) return;
  if (call.vendor_id !== null) {
    throw new ReelError('conflict', `Call ${call.id} is ${call.vendor_id} at the vendor, not ${vendorId}.`);
  }
  const wasSent = call.state === 'intended' || call.state === 'unknown';
  await transaction
    .updateTable('calls')
    .set({ vendor_id: vendorId, submitted_at_ms: nowMs, ...(wasSent ? { state: 'submitted' as const } : {}) })
    .where('id', '=', call.id)
    .execute();
}

/** Whether a call may be settled now; a call that is done stays as it is. */
async function allows(
  { claim, from }: SettleCondition,
  { asset_hash, state }: CallTable,
  outcome: CallOutcome,
  transaction: Transaction<Tables>,
): Promise<boolean> {
  if (claim !== undefined && !(claim.hash === asset_hash && (await holdsClaim(transaction, claim)))) {
    throw claimLost(asset_hash);
  }
  if (state === 'done') return false;
  if (from !== undefined) return from.includes(state);
  return outcome.state === 'done' || OPEN_STATES.some((name) => name === state);
}

async function settle(
  transaction: Transaction<Tables>,
  call: CallTable,
  outcome: CallOutcome,
  nowMs: number,
): Promise<void> {
  await releaseReserved(transaction, callOf(call), outcome.cost);
  await transaction
    .updateTable('calls')
    .set({
      state: outcome.state,
      cost: JSON.stringify(outcome.cost),
      error_code: outcome.errorCode ?? null,
      error_message: outcome.errorMessage ?? null,
      settled_at_ms: nowMs,
    })
    .where('id', '=', call.id)
    .execute();
}

async function rowOf(queries: SqlDatabase['queries'], callId: string): Promise<CallTable> {
  const row = await queries.selectFrom('calls').selectAll().where('id', '=', callId).executeTakeFirst();
  if (row === undefined) {
    throw new ReelError('not-found', `There is no call ${callId}.`, {
      issues: [{ field: 'call', value: callId.slice(0, 100), problem: 'is no call of yours' }],
    });
  }
  return row;
}

async function list(database: SqlDatabase, query: CallQuery): Promise<PaidCall[]> {
  const rows = await database.read((queries) => {
    let matching = queries.selectFrom('calls').selectAll();
    if (query.assetHash !== undefined) matching = matching.where('asset_hash', '=', query.assetHash);
    if (query.projectId !== undefined) matching = matching.where('project_id', '=', query.projectId);
    if (query.ownerId !== undefined) matching = matching.where('owner_id', '=', query.ownerId);
    if (query.provider !== undefined) matching = matching.where('provider', '=', query.provider);
    if (query.model !== undefined) matching = matching.where('model', '=', query.model);
    if (query.states !== undefined) {
      matching =
        query.states.length > 0
          ? matching.where('state', 'in', query.states)
          : matching.where(sql.lit(false));
    }
    if (query.before !== undefined) {
      const { intendedAt, attempt, id } = query.before;
      matching = matching.where(
        sql<boolean>`(intended_at_ms, attempt, id) < (${Date.parse(intendedAt)}, ${attempt}, ${id})`,
      );
    }
    const order = query.latest === undefined ? 'asc' : 'desc';
    const ordered = matching.orderBy('intended_at_ms', order).orderBy('attempt', order).orderBy('id', order);
    return (query.latest === undefined ? ordered : ordered.limit(query.latest)).execute();
  });
  return (query.latest === undefined ? rows : rows.toReversed()).map(callOf);
}
