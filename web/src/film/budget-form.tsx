import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useBudget } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { money } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { BOX, Field } from '../parts/fields.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useTell } from '../parts/toasts.tsx';
import { typedNumber } from '../parts/typed-number.ts';
import { UnsavedNote } from '../parts/unsaved-note.tsx';
import { placeOf } from '../parts/unsaved-texts.ts';
import { useWrittenText } from '../parts/written-text.ts';
import { say } from '../text/messages.ts';

/** What a film, or all of a person's films together, may cost. */
export function BudgetForm({ project }: { project?: string }) {
  const client = useQueryClient();
  const tell = useTell();
  const budget = useBudget(project);
  const known = budget.data?.limit?.amount;
  const written = useWrittenText({
    place: placeOf(project ?? 'all', 'budget'),
    known: known === undefined ? '' : String(known),
    mayBeEmpty: true,
    isSavedWhenLeft: false,
    save: async (typed) => {
      const query = project === undefined ? '' : `?project=${encodeURIComponent(project)}`;
      const limit = typed === '' ? null : typedNumber(typed);
      await ask(`/api/budget${query}`, { method: 'PUT', json: { limit } });
      tell(say('spending.kept'));
      await client.invalidateQueries({ queryKey: project === undefined ? ['budget'] : ['project', project] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    written.keep(true);
  };
  const isUnsaved = (written.problem ?? written.other) !== undefined;
  return (
    <QueryState query={budget}>
      {({ spent, reserved }) => (
        <form onSubmit={submit} className="flex flex-wrap items-start gap-3">
          <div className="w-52">
            <Field label={say('spending.limit')}>
              {(id) => (
                <>
                  <input
                    id={id}
                    aria-describedby={isUnsaved ? `${id}-unsaved` : undefined}
                    aria-invalid={isUnsaved}
                    className={`${BOX} aria-invalid:border-bad`}
                    inputMode="decimal"
                    placeholder={say('spending.noLimit')}
                    value={written.text}
                    onChange={(event) => written.write(event.target.value)}
                  />
                  <UnsavedNote id={`${id}-unsaved`} fieldId={id} written={written} />
                </>
              )}
            </Field>
          </div>
          <Button type="submit" className="mt-6.5">
            {say('app.save')}
          </Button>
          <p className="py-2 text-soft text-sm sm:mt-6.5">
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
