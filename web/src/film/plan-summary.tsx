import type { Plan } from '../api/documents.ts';
import { money, total } from '../parts/amounts.ts';
import { type MessageKey, say } from '../text/messages.ts';

/** What a run would make, stage by stage, and what it would cost. */
export function PlanSummary({ plan }: { plan: Plan }) {
  const stages = [...new Set(plan.wanted.map(({ stage }) => stage))];
  return (
    <div className="grid gap-3">
      <table className="w-full text-sm">
        <tbody>
          {stages.map((stage) => {
            const parts = plan.wanted.filter((part) => part.stage === stage);
            const providers = [...new Set(parts.map(({ offer }) => offer?.provider ?? say('plan.nobody')))];
            const sum = parts.reduce((amount, { offer }) => amount + (offer?.price?.amount ?? 0), 0);
            const isUnknown = parts.some(({ offer }) => offer !== null && offer.price === null);
            return (
              <tr key={stage} className="border-line border-b">
                <th scope="row" className="py-2 pr-3 text-left font-medium">
                  {say(`stage.${stage}` as MessageKey)}
                </th>
                <td className="py-2 pr-3 text-soft">
                  {parts.length} × {providers.join(', ')}
                </td>
                <td className="py-2 text-right tabular-nums">
                  {isUnknown ? say('plan.unknown') : money({ amount: sum, currency: plan.total.currency })}
                </td>
              </tr>
            );
          })}
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
      {plan.notices.map((notice) => (
        <p key={notice} className="rounded-lg bg-warn/10 px-3 py-2 text-sm">
          {notice}
        </p>
      ))}
    </div>
  );
}
