import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { Defaults } from '../api/documents.ts';
import { DEFAULTS_KEY, useDefaults } from '../api/queries.ts';
import { ask, problemsOf } from '../api/request.ts';
import { lookOf, settingsOf } from '../new-film/look.ts';
import { LookFields } from '../new-film/look-fields.tsx';
import { Button } from '../parts/button.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useTell, useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';
import { BrandFields } from './brand-fields.tsx';

/** What new films start from: brand, language, look and budget. */
export function DefaultsForm() {
  return <QueryState query={useDefaults()}>{(kept) => <Form kept={kept} />}</QueryState>;
}

function Form({ kept }: { kept: Defaults }) {
  const client = useQueryClient();
  const tell = useTell();
  const tellProblem = useTellProblem();
  const [brand, setBrand] = useState(kept.brand ?? {});
  const [look, setLook] = useState(() => lookOf(kept));
  const keep = useMutation({
    mutationFn: () =>
      ask<Defaults>('/api/defaults', { method: 'PUT', json: { brand, settings: settingsOf(look) } }),
    onSuccess: (now) => {
      client.setQueryData(DEFAULTS_KEY, now);
      tell(say('defaults.kept'));
    },
    onError: tellProblem,
  });
  const problems = problemsOf(keep.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-6">
      <section aria-label={say('defaults.brand')} className="grid gap-4">
        <h3 className="font-medium text-sm">{say('defaults.brand')}</h3>
        <BrandFields brand={brand} problems={problems} onChange={setBrand} />
      </section>
      <section aria-label={say('new.look')} className="grid gap-4">
        <h3 className="font-medium text-sm">{say('new.look')}</h3>
        <LookFields
          look={look}
          problems={problems}
          onChange={(changes) => setLook({ ...look, ...changes })}
        />
      </section>
      <div>
        <Button tone="main" type="submit" disabled={keep.isPending}>
          {say('app.save')}
        </Button>
      </div>
    </form>
  );
}
