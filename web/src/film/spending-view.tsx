import type { Call, Project } from '../api/documents.ts';
import { useCalls, useProjectAction } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { ago, money } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { type MessageKey, say } from '../text/messages.ts';
import { BudgetForm } from './budget-form.tsx';

/** What the film may cost, what was bought for it, and calls that need a person's word. */
export function SpendingView({ project }: { project: Project }) {
  const calls = useCalls(project.id);
  return (
    <div className="grid max-w-3xl gap-6">
      <section className="grid gap-3 rounded-xl border border-line bg-panel p-5">
        <h2 className="font-semibold">{say('spending.budget')}</h2>
        <BudgetForm project={project.id} />
      </section>
      <section className="grid gap-3">
        <h2 className="font-semibold">{say('spending.calls')}</h2>
        <QueryState query={calls}>
          {({ calls: all }) =>
            all.length === 0 ? (
              <p className="text-soft text-sm">{say('spending.none')}</p>
            ) : (
              <ul className="divide-y divide-line rounded-xl border border-line bg-panel">
                {all.map((call) => (
                  <CallRow key={call.id} call={call} projectId={project.id} />
                ))}
              </ul>
            )
          }
        </QueryState>
      </section>
    </div>
  );
}

/** Calls that are under way. */
const STOPPABLE = new Set<Call['state']>(['submitted']);

function CallRow({ call, projectId }: { call: Call; projectId: string }) {
  const tellProblem = useTellProblem();
  const decide = useProjectAction(projectId, (decision: 'retry' | 'give-up') =>
    ask(`/api/calls/${call.id}/resolve`, { json: { decision } }),
  );
  const stop = useProjectAction(projectId, () => ask(`/api/calls/${call.id}/cancel`, { method: 'POST' }));
  const price = call.cost ?? call.quote;
  return (
    <li className="grid gap-2 p-4 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">
          {call.provider} {call.model}
        </span>
        <span className="text-soft">{say(`call.${call.state}` as MessageKey)}</span>
        <span className="text-soft">{ago(call.intended_at)}</span>
        {STOPPABLE.has(call.state) && (
          <Button disabled={stop.isPending} onClick={() => stop.mutate(undefined, { onError: tellProblem })}>
            {say('spending.stop')}
          </Button>
        )}
        <span className="ml-auto tabular-nums">{'amount' in price ? money(price) : say('plan.unknown')}</span>
      </div>
      {call.error && <p className="text-bad">{call.error.message ?? call.error.code}</p>}
      {call.state === 'unknown' && (
        <div className="flex flex-wrap items-center gap-2 rounded-lg bg-warn/10 p-3">
          <span className="mr-auto">{say('spending.unknown')}</span>
          <Button onClick={() => decide.mutate('retry', { onError: tellProblem })}>
            {say('spending.retry')}
          </Button>
          <Button onClick={() => decide.mutate('give-up', { onError: tellProblem })}>
            {say('spending.giveUp')}
          </Button>
        </div>
      )}
    </li>
  );
}
