import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import type { Providers } from '../api/documents.ts';
import { useProviders } from '../api/queries.ts';
import { QueryState } from '../parts/query-state.tsx';
import { ProviderKeys } from '../providers/provider-keys.tsx';
import { VendorList } from '../providers/vendor-list.tsx';
import { say } from '../text/messages.ts';

const MARKS = {
  ready: <CircleCheck className="size-5 shrink-0 text-good" aria-hidden />,
  degraded: <CircleAlert className="size-5 shrink-0 text-warn" aria-hidden />,
  missing: <CircleX className="size-5 shrink-0 text-bad" aria-hidden />,
} satisfies Record<Providers['providers'][number]['state'], unknown>;

/** What films can be made with right now, and what to do about the rest. */
export function ProvidersPage() {
  const providers = useProviders();
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="font-semibold text-2xl tracking-tight">{say('providers.title')}</h1>
      <p className="mt-1 mb-5 text-soft text-sm">{say('providers.hint')}</p>
      <QueryState query={providers}>
        {({ providers: findings, vendors }) => (
          <>
            <ul className="divide-y divide-line rounded-xl border border-line bg-panel">
              {findings.map(({ name, state, detail }) => (
                <li key={name} className="flex gap-3 p-4">
                  {MARKS[state]}
                  <div>
                    <h2 className="font-medium text-sm first-letter:uppercase">
                      {name} <span className="sr-only">: {say(`providers.${state}`)}</span>
                    </h2>
                    <p className="text-soft text-sm first-letter:uppercase">{detail}</p>
                  </div>
                </li>
              ))}
            </ul>
            <VendorList vendors={vendors} />
          </>
        )}
      </QueryState>
      <ProviderKeys />
    </div>
  );
}
