import { describeAmount, type PriceSum } from '../../domain/price.ts';
import type { Budget } from '../../ports/call-ledger.ts';
import type { FilmBudgets } from '../../studio/studio.ts';
import type { Terminal } from './terminal.ts';

/** What is left of a budget, below nothing where a limit was set under what is spent; undefined without a limit. */
export function leftOf({ limitMicros, reservedMicros, spentMicros }: Budget): number | undefined {
  return limitMicros === null ? undefined : limitMicros - reservedMicros - spentMicros;
}

/** How a plan's price stands to the budgets that have a limit; nothing for a plan that costs nothing. */
export function quoteAgainstBudgets(
  total: PriceSum,
  { user, project }: FilmBudgets,
  terminal: Terminal,
): string[] {
  const costs = total.knownMicros > 0 || total.unknown.length > 0;
  const named = [
    { whose: 'the project', budget: project },
    { whose: 'the user', budget: user },
  ];
  return costs ? named.flatMap(({ whose, budget }) => standing(total, whose, budget, terminal)) : [];
}

function standing(total: PriceSum, whose: string, budget: Budget, terminal: Terminal): string[] {
  const left = leftOf(budget);
  if (left === undefined) return [];
  const leftNow = describeAmount(Math.max(0, left));
  if (total.knownMicros > left) {
    const short = describeAmount(total.knownMicros - Math.max(0, left));
    return [terminal.ink('red', `  Over the budget of ${whose}: ${leftNow} is left, ${short} too little.`)];
  }
  if (total.unknown.length > 0) {
    return [
      terminal.ink(
        'red',
        `  The budget of ${whose} (${leftNow} left) lets no call of unknown price through.`,
      ),
    ];
  }
  return [`  Within the budget of ${whose}: ${leftNow} is left.`];
}
