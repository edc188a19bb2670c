import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Settings } from '../api/documents.ts';
import { ApiProblem, ask } from '../api/request.ts';
import { ago } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/fields.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useTell, useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';

const FORBIDDEN = 403;

/** Puts keys of providers in and forgets them; what was put in is shown to nobody. */
export function ProviderKeys() {
  const client = useQueryClient();
  const tell = useTell();
  const tellProblem = useTellProblem();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => ask<Settings>('/api/settings', { signal }),
    retry: false,
  });
  // Whoever may not see them need not know of them.
  if (settings.error instanceof ApiProblem && settings.error.problem.status === FORBIDDEN) return null;
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['settings'] });
    } catch (error) {
      tellProblem(error);
    }
  };
  const keep = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      await ask(pathOf(name), { method: 'PUT', json: { value } });
      setValue((now) => (now === value ? '' : now));
      tell(say('keys.kept'));
    });
  };
  return (
    <section className="mt-6 grid gap-4 rounded-xl border border-line bg-panel p-5">
      <div>
        <h2 className="font-semibold">{say('keys.title')}</h2>
        <p className="text-soft text-sm">{say('keys.hint')}</p>
      </div>
      <QueryState query={settings}>
        {({ settings: kept, names }) => (
          <>
            {kept.length > 0 && (
              <ul className="divide-y divide-line">
                {kept.map((setting) => (
                  <li key={setting.name} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm">
                    <code className="break-all font-medium">{setting.name}</code>
                    <span className="text-soft">{ago(setting.set_at)}</span>
                    {setting.overridden && <span className="text-warn">{say('keys.overridden')}</span>}
                    <Button
                      tone="danger"
                      className="ml-auto"
                      onClick={() =>
                        act(async () => {
                          await ask(pathOf(setting.name), { method: 'DELETE' });
                          tell(say('keys.forgotten'));
                        })
                      }
                    >
                      {say('keys.forget')}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
            <form onSubmit={keep} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
              <SelectField
                label={say('keys.name')}
                choices={[
                  { value: '', text: say('keys.choose') },
                  ...names.map((each) => ({ value: each, text: each })),
                ]}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
              <TextField
                label={say('keys.value')}
                type="password"
                autoComplete="off"
                value={value}
                onChange={(event) => setValue(event.target.value)}
              />
              <Button tone="main" type="submit" disabled={name === '' || value.trim() === ''}>
                {say('app.save')}
              </Button>
            </form>
          </>
        )}
      </QueryState>
    </section>
  );
}

function pathOf(name: string): string {
  return `/api/settings/${encodeURIComponent(name)}`;
}
