import { type Kysely, sql, type Transaction } from 'kysely';
import { ReelError } from '../domain/errors.ts';
import { describePrice, type Price } from '../domain/price.ts';
import type { Budget, BudgetScope, CallIntent, PaidCall } from '../ports/call-ledger.ts';
import type { BudgetTable, Tables } from './tables.ts';

type Spender = Pick<CallIntent, 'projectId' | 'ownerId' | 'quote' | 'provider' | 'model'>;

/**
 * Holds the quote back in the budgets of owner and project. Check and reservation are one statement each, so
 * that no interleaving of workers passes a limit.
 */
export async function reserve(transaction: Transaction<Tables>, intent: Spender): Promise<void> {
  const micros = microsOf(intent.quote);
  for (const scope of scopesOf(intent)) {
    await transaction
      .insertInto('budgets')
      .values({ scope: scopeKey(scope), limit_micros: null, reserved_micros: 0, spent_micros: 0 })
      .onConflict((conflict) => conflict.column('scope').doNothing())
      .execute();
    const reserved = await transaction
      .updateTable('budgets')
      .set({ reserved_micros: sql<number>`reserved_micros + ${micros}` })
      .where('scope', '=', scopeKey(scope))
      .where(
        intent.quote.known
          ? sql<boolean>`(limit_micros is null or reserved_micros + spent_micros + ${micros} <= limit_micros)`
          : sql<boolean>`limit_micros is null`,
      )
      .returning('scope')
      .executeTakeFirst();
    if (reserved === undefined) throw refusal(await budgetOf(transaction, scope), scope, intent);
  }
}

/** Ends a call's reservation, or corrects what an earlier end of the call counted, and counts the cost. */
export async function releaseReserved(
  transaction: Transaction<Tables>,
  call: PaidCall,
  cost: Price,
): Promise<void> {
  const quoted = microsOf(call.quote);
  const counted = (final: Price) => (final.known ? final.micros : quoted);
  const reservedChange = call.cost === undefined ? -quoted : 0;
  const spentChange = counted(cost) - (call.cost === undefined ? 0 : counted(call.cost));
  for (const scope of scopesOf(call)) {
    await transaction
      .updateTable('budgets')
      .set({
        reserved_micros: sql<number>`reserved_micros + ${reservedChange}`,
        spent_micros: sql<number>`spent_micros + ${spentChange}`,
      })
      .where('scope', '=', scopeKey(scope))
      .execute();
  }
}

export async function setLimit(
  transaction: Transaction<Tables>,
  scope: BudgetScope,
  limitMicros: number | null,
): Promise<Budget> {
  const row = await transaction
    .insertInto('budgets')
    .values({ scope: scopeKey(scope), limit_micros: limitMicros, reserved_micros: 0, spent_micros: 0 })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet({ limit_micros: limitMicros }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return budgetFrom(row, scope);
}

export async function budgetOf(queries: Kysely<Tables>, scope: BudgetScope): Promise<Budget | undefined> {
  const row = await queries
    .selectFrom('budgets')
    .selectAll()
    .where('scope', '=', scopeKey(scope))
    .executeTakeFirst();
  return row && budgetFrom(row, scope);
}

function budgetFrom(row: BudgetTable, scope: BudgetScope): Budget {
  return {
    scope,
    limitMicros: row.limit_micros,
    reservedMicros: row.reserved_micros,
    spentMicros: row.spent_micros,
  };
}

function refusal(
  budget: Budget | undefined,
  scope: BudgetScope,
  { quote, provider, model }: Spender,
): ReelError {
  const call = `The next call, to ${provider} (${model}),`;
  if (!quote.known) {
    return overBudget(
      scope,
      `${call} has an unknown price (${quote.why}), and there is a budget ${whose(scope)}. Lift it, or choose a model ` +
        'with a known price.',
    );
  }
  const left =
    budget === undefined ? 0 : (budget.limitMicros ?? 0) - budget.reservedMicros - budget.spentMicros;
  const leftOver = left > 0 ? describePrice({ known: true, micros: left }) : 'nothing';
  return overBudget(
    scope,
    `${call} costs ${describePrice(quote)}, and ${leftOver} is left of the budget ${whose(scope)}. Raise it and run ` +
      'this again; what was made is kept.',
  );
}

/** Names the budget to programs: each interface says in its own words how it is set. */
function overBudget(scope: BudgetScope, message: string): ReelError {
  const [field, value] = 'projectId' in scope ? ['project', scope.projectId] : ['owner', scope.ownerId];
  return new ReelError('over-budget', message, {
    issues: [{ field, value, problem: 'has a budget that the next call would pass' }],
  });
}

function whose(scope: BudgetScope): string {
  return 'projectId' in scope ? 'of the project' : 'of all projects together';
}

/** Always in this order, so that two transactions never wait for one another. */
function scopesOf({ ownerId, projectId }: Spender): BudgetScope[] {
  return [{ ownerId }, { projectId }];
}

function scopeKey(scope: BudgetScope): string {
  return 'projectId' in scope ? `project:${scope.projectId}` : `owner:${scope.ownerId}`;
}

/** An unknown price reserves nothing; it is refused where there is a limit. */
function microsOf(price: Price): number {
  return price.known ? price.micros : 0;
}
