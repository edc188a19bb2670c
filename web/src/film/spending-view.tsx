import { Link } from '@tanstack/react-router';
import type { Project } from '../api/documents.ts';
import { useBudget, useCalls, useLabels } from '../api/queries.ts';
import { money } from '../parts/amounts.ts';
import { QueryState } from '../parts/query-state.tsx';
import { say } from '../text/messages.ts';
import { BudgetForm } from './budget-form.tsx';
import { CallRow } from './call-row.tsx';
import { isUndecided } from './undecided.ts';

/** What the film may cost, what was bought for it, and calls that need a person's word. */
export function SpendingView({ project }: { project: Project }) {
  const calls = useCalls(project.id);
  const labels = useLabels(project.id);
  return (
    <div className="grid max-w-3xl gap-6">
      <section className="grid gap-3 rounded-xl border border-line bg-panel p-5">
        <h2 className="font-semibold">{say('spending.budget')}</h2>
        <BudgetForm project={project.id} />
        <BudgetOfAll />
      </section>
      <section className="grid gap-3">
        <h2 className="font-semibold">{say('spending.calls')}</h2>
        <QueryState query={calls}>
          {({ calls: all }) =>
            all.length === 0 ? (
              <p className="text-soft text-sm">{say('spending.none')}</p>
            ) : (
              <ul className="divide-y divide-line rounded-xl border border-line bg-panel">
                {all.toReversed().map((call) => (
                  <CallRow
                    key={call.id}
                    call={call}
                    projectId={project.id}
                    label={labels.get(call.asset)}
                    isUndecided={isUndecided(call, project)}
                  />
                ))}
              </ul>
            )
          }
        </QueryState>
      </section>
    </div>
  );
}

/** The limit over all films, which stops a run as well; nothing where there is none. */
function BudgetOfAll() {
  const { data } = useBudget();
  if (data === undefined || data.limit === null) return null;
  return (
    <p className="text-soft text-sm">
      {say('spending.all', { spent: money(data.spent), limit: money(data.limit) })}{' '}
      <Link to="/settings" className="underline">
        {say('app.settings')}
      </Link>
    </p>
  );
}
