import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useBudget } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { money } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/fields.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useTell, useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';

/** What a film, or all of a person's films together, may cost. */
export function BudgetForm({ project }: { project?: string }) {
  const client = useQueryClient();
  const tell = useTell();
  const tellProblem = useTellProblem();
  const budget = useBudget(project);
  const [limit, setLimit] = useState('');
  const known = budget.data?.limit?.amount;
  useEffect(() => setLimit(known === undefined ? '' : String(known)), [known]);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const query = project === undefined ? '' : `?project=${encodeURIComponent(project)}`;
    try {
      const wanted = limit.trim() === '' ? null : Number(limit);
      await ask(`/api/budget${query}`, { method: 'PUT', json: { limit: wanted } });
      tell(say('spending.kept'));
    } catch (error) {
      tellProblem(error);
    }
    await client.invalidateQueries({ queryKey: project === undefined ? ['budget'] : ['project', project] });
  };
  return (
    <QueryState query={budget}>
      {({ spent, reserved }) => (
        <form onSubmit={save} className="flex flex-wrap items-end gap-3">
          <div className="w-52">
            <TextField
              label={say('spending.limit')}
              inputMode="decimal"
              placeholder={say('spending.noLimit')}
              value={limit}
              onChange={(event) => setLimit(event.target.value)}
            />
          </div>
          <Button type="submit">{say('app.save')}</Button>
          <p className="py-2 text-soft text-sm">
            {spent.amount === 0
              ? say('spending.nothingSpent')
              : say('spending.spent', { amount: money(spent) })}
            {reserved.amount > 0 && `, ${say('spending.held', { amount: money(reserved) })}`}
          </p>
        </form>
      )}
    </QueryState>
  );
}
