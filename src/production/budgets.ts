import { ReelError } from '../domain/errors.ts';
import { dollars } from '../domain/price.ts';
import type { Budget, BudgetScope, CallLedger } from '../ports/call-ledger.ts';

/**
 * Sets the most that may be spent for a project or by a user, in US dollars; null lifts the limit. A limit below
 * what is spent already only stops further calls. `invalid-input` for what is no amount of money.
 */
export async function setBudget(
  scope: BudgetScope,
  limitDollars: number | null,
  ledger: CallLedger,
): Promise<Budget> {
  if (limitDollars === null) return ledger.setLimit(scope, null);
  const limit = dollars(limitDollars);
  if (!limit.known || !Number.isSafeInteger(limit.micros) || limit.micros < 0) {
    const problem = 'must be an amount in US dollars, 0 or more';
    throw new ReelError('invalid-input', `A budget ${problem}.`, {
      issues: [{ field: 'budget', value: String(limitDollars), problem }],
    });
  }
  return ledger.setLimit(scope, limit.micros);
}

/** What is reserved and spent; without a limit and with nothing spent where nobody ever spent anything. */
export async function showBudget(scope: BudgetScope, ledger: CallLedger): Promise<Budget> {
  return (await ledger.budget(scope)) ?? { scope, limitMicros: null, reservedMicros: 0, spentMicros: 0 };
}
