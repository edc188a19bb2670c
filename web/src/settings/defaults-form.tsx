import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { Defaults } from '../api/documents.ts';
import { DEFAULTS_KEY, useDefaults } from '../api/queries.ts';
import { ask, problemsOf } from '../api/request.ts';
import { type Look, lookOf, settingsOf } from '../new-film/look.ts';
import { LookFields } from '../new-film/look-fields.tsx';
import { useAskBeforeLeaving } from '../parts/ask-before-leaving.ts';
import { Button } from '../parts/button.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useTell, useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';
import { type Brand, BrandFields } from './brand-fields.tsx';

const NOTHING = { brand: {}, look: {} };

/** What new films start from: brand, language, look and budget. */
export function DefaultsForm() {
  return <QueryState query={useDefaults()}>{(kept) => <Form kept={kept} />}</QueryState>;
}

function Form({ kept }: { kept: Defaults }) {
  const client = useQueryClient();
  const tell = useTell();
  const tellProblem = useTellProblem();
  /** What was changed here and is not saved; all else is as it is kept, also by another window. */
  const [changed, setChanged] = useState<{ brand: Brand; look: Partial<Look> }>(NOTHING);
  useAskBeforeLeaving(changed !== NOTHING);
  const brand = { ...kept.brand, ...changed.brand };
  const look = { ...lookOf(kept), ...changed.look };
  const keep = useMutation({
    mutationFn: async (sent: typeof changed) => {
      // All is kept at once, so what another window kept meanwhile is read first.
      const now = await ask<Defaults>('/api/defaults');
      const settings = settingsOf({ ...lookOf(now), ...sent.look });
      const json = { brand: { ...now.brand, ...sent.brand }, settings };
      return ask<Defaults>('/api/defaults', { method: 'PUT', json });
    },
    onSuccess: (now, sent) => {
      client.setQueryData(DEFAULTS_KEY, now);
      setChanged((all) => (all === sent ? NOTHING : all));
      tell(say('defaults.kept'));
    },
    onError: tellProblem,
  });
  const problems = problemsOf(keep.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate(changed);
  };
  return (
    <form onSubmit={submit} className="grid gap-6">
      <section aria-label={say('defaults.brand')} className="grid gap-4">
        <h3 className="font-medium text-sm">{say('defaults.brand')}</h3>
        <BrandFields
          brand={brand}
          problems={problems}
          onChange={(changes) => setChanged((all) => ({ ...all, brand: { ...all.brand, ...changes } }))}
        />
      </section>
      <section aria-label={say('new.look')} className="grid gap-4">
        <h3 className="font-medium text-sm">{say('new.look')}</h3>
        <LookFields
          look={look}
          problems={problems}
          onChange={(changes) => setChanged((all) => ({ ...all, look: { ...all.look, ...changes } }))}
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
