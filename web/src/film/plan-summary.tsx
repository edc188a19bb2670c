import type { Plan } from '../api/documents.ts';
import { money, total } from '../parts/amounts.ts';
import { type MessageKey, say } from '../text/messages.ts';
import { type PlanRow, rowsOf } from './plan-rows.ts';

/** What a run would make, by stage and model, what each costs, and whether the budgets allow it. */
export function PlanSummary({ plan }: { plan: Plan }) {
  const rows = rowsOf(plan);
  const { currency } = plan.total;
  return (
    <div className="grid gap-3">
      <table className="w-full text-sm">
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.stage} ${row.maker}`} className="border-line border-b align-top">
              <th scope="row" className="whitespace-nowrap py-2 pr-3 text-left font-medium">
                {row.stage !== rows[index - 1]?.stage && say(`stage.${row.stage}` as MessageKey)}
              </th>
              <td className="py-2 pr-3 text-soft">
                <span className={row.maker === undefined ? 'text-bad' : 'break-words'}>
                  {row.count} × {row.maker ?? say('plan.nobody')}
                </span>
                <Each row={row} currency={currency} />
              </td>
              <td className="whitespace-nowrap py-2 text-right tabular-nums">
                {row.maker !== undefined && total({ amount: row.amount, currency, unknown: unknownOf(row) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="flex flex-wrap justify-between gap-2 text-sm">
        <span className="text-soft">
          {plan.wanted.length} {say('plan.parts')}, {plan.reused.length} {say('plan.reused')}
        </span>
        <strong>
          {say('plan.total')}: {total(plan.total)}
        </strong>
      </p>
      <BudgetNotes plan={plan} />
      {plan.notices.map((notice) => (
        <p key={notice} className="rounded-lg bg-warn/10 px-3 py-2 text-sm">
          {notice}
        </p>
      ))}
    </div>
  );
}

/** What one of them costs and by what that is reckoned, and what was put otherwise than wished. */
function Each({ row, currency }: { row: PlanRow; currency: string }) {
  const [least, most] = row.each.map((amount) => money({ amount, currency }));
  const price = least === most ? least : `${least}–${most}`;
  const each = say('plan.each', { price: price ?? '' });
  // Where each has a price of its own, the first one's reckoning says nothing of the others.
  const basis = least === most && row.basis !== each ? row.basis : undefined;
  const told = [...(row.count > 1 ? [each] : []), ...(basis === undefined ? [] : [basis])].join(': ');
  return (
    <>
      {row.amount > 0 && row.unknown === 0 && <span className="block text-xs">{told}</span>}
      {row.remarks.map((remark) => (
        <span key={remark} className="block text-xs">
          {remark}
        </span>
      ))}
    </>
  );
}

/** How the price stands to what is left of each limit that was set; nothing where it is free. */
function BudgetNotes({ plan: { total: price, budgets, project } }: { plan: Plan }) {
  if (price.amount === 0 && price.unknown.length === 0) return null;
  const limits = [
    [budgets.project, 'plan.budget.film', project === null ? 'new.look' : 'film.spending'],
    [budgets.user, 'plan.budget.all', 'app.settings'],
  ] as const;
  return limits.map(([budget, whose, where]) => {
    if (budget === null) return null;
    const left = { whose: say(whose), left: money(budget.left), where: say(where) };
    const isShort = price.amount > budget.left.amount;
    if (!isShort && price.unknown.length === 0) {
      return (
        <p key={whose} className="text-soft text-sm">
          {say('plan.within', left)}
        </p>
      );
    }
    return (
      <p key={whose} role="alert" className="rounded-lg border border-bad/50 px-3 py-2 text-sm">
        {say(isShort ? 'plan.over' : 'plan.overUnknown', left)}
      </p>
    );
  });
}

function unknownOf({ unknown }: PlanRow): string[] {
  return Array.from({ length: unknown }, () => '');
}
