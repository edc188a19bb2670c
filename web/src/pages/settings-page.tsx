import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Key } from '../api/documents.ts';
import { ask } from '../api/request.ts';
import { BudgetForm } from '../film/budget-form.tsx';
import { ago } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/fields.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { DefaultsForm } from '../settings/defaults-form.tsx';
import { say } from '../text/messages.ts';

/** What holds for all films of this person. */
export function SettingsPage() {
  return (
    <div className="mx-auto grid max-w-3xl gap-8">
      <h1 className="font-semibold text-2xl tracking-tight">{say('settings.title')}</h1>
      <section className="grid gap-3 rounded-xl border border-line bg-panel p-5">
        <h2 className="font-semibold">{say('defaults.title')}</h2>
        <p className="text-soft text-sm">{say('defaults.hint')}</p>
        <DefaultsForm />
      </section>
      <section className="grid gap-3 rounded-xl border border-line bg-panel p-5">
        <h2 className="font-semibold">{say('settings.budget')}</h2>
        <BudgetForm />
      </section>
      <section className="grid gap-3 rounded-xl border border-line bg-panel p-5">
        <h2 className="font-semibold">{say('settings.keys')}</h2>
        <p className="text-soft text-sm">{say('settings.keys.hint')}</p>
        <Keys />
      </section>
    </div>
  );
}

function Keys() {
  const client = useQueryClient();
  const tellProblem = useTellProblem();
  const [name, setName] = useState('');
  const [secret, setSecret] = useState<string>();
  const keys = useQuery({
    queryKey: ['keys'],
    queryFn: ({ signal }) => ask<{ keys: Key[] }>('/api/keys', { signal }),
  });
  const act = async (work: () => Promise<void>) => {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['keys'] });
    } catch (error) {
      tellProblem(error);
    }
  };
  const make = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      setSecret((await ask<{ secret: string }>('/api/keys', { json: { name } })).secret);
      setName((now) => (now === name ? '' : now));
    });
  };
  const revoke = (id: string) => act(() => ask(`/api/keys/${encodeURIComponent(id)}`, { method: 'DELETE' }));
  return (
    <>
      <QueryState query={keys}>
        {({ keys: all }) => (
          <ul className="divide-y divide-line">
            {all.map((key) => (
              <li key={key.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm">
                <span className={`font-medium ${key.revoked_at ? 'text-soft line-through' : ''}`}>
                  {key.name}
                </span>
                <span className="text-soft">{key.scopes.join(', ')}</span>
                <span className="text-soft">{ago(key.created_at)}</span>
                {key.revoked_at === null && (
                  <Button tone="danger" className="ml-auto" onClick={() => revoke(key.id)}>
                    {say('settings.keys.revoke')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      {secret !== undefined && (
        <p role="status" className="rounded-lg bg-raised p-3 text-sm">
          {say('settings.keys.secret')} <code className="select-all break-all font-mono">{secret}</code>
        </p>
      )}
      <form onSubmit={make} className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 grow">
          <TextField
            label={say('settings.keys.name')}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Button type="submit">{say('settings.keys.make')}</Button>
      </form>
    </>
  );
}
