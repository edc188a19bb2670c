import { useMutation } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import type { Probe, Probes, Providers } from '../api/documents.ts';
import { ask } from '../api/request.ts';
import { money } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { type MessageKey, say } from '../text/messages.ts';

type Vendor = Providers['vendors'][number];

/** Those whose models can be bought here: which are set up, what they make for how much, and whether they answer. */
export function VendorList({ vendors }: { vendors: readonly Vendor[] }) {
  const tellProblem = useTellProblem();
  const [isAsking, setAsking] = useState(false);
  const probe = useMutation({
    mutationFn: (spend: boolean) => ask<Probes>('/api/providers/probe', { json: { spend } }),
    onError: tellProblem,
  });
  const isAnySetUp = vendors.some(({ set_up: isSetUp }) => isSetUp);
  const found = new Map((probe.data?.probes ?? []).map((each) => [each.provider, each]));
  return (
    <section className="mt-8 grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="mr-auto">
          <h2 className="font-semibold">{say('vendors.title')}</h2>
          <p className="text-soft text-sm">{say(isAnySetUp ? 'vendors.hint' : 'vendors.none')}</p>
        </div>
        <Button disabled={!isAnySetUp || probe.isPending} onClick={() => probe.mutate(false)}>
          {say(probe.isPending ? 'probe.running' : 'probe.ask')}
        </Button>
        <Button disabled={!isAnySetUp || probe.isPending} onClick={() => setAsking(true)}>
          {say('probe.spend')}
        </Button>
      </div>
      <ul className="divide-y divide-line rounded-xl border border-line bg-panel">
        {vendors.map((vendor) => (
          <li key={vendor.provider} className="flex gap-3 p-4">
            <Mark vendor={vendor} probe={found.get(vendor.provider)} />
            <div className="grid min-w-0 gap-1 text-sm">
              <h3 className="font-medium">{vendor.title}</h3>
              <VendorFacts vendor={vendor} />
              <ProbeResult probe={found.get(vendor.provider)} />
            </div>
          </li>
        ))}
      </ul>
      <Confirm
        isOpen={isAsking}
        title={say('probe.spend')}
        text={say('probe.spend.text')}
        action={say('probe.spend.go')}
        onClose={() => setAsking(false)}
        onConfirm={() => probe.mutate(true)}
      />
    </section>
  );
}

function Mark({ vendor, probe }: { vendor: Vendor; probe: Probe | undefined }) {
  const size = 'mt-0.5 size-5 shrink-0';
  if (!vendor.set_up) return <CircleDashed className={`${size} text-soft`} aria-hidden />;
  const isWell = probe === undefined ? vendor.reason === null : ['well', 'unasked'].includes(probe.state);
  return isWell ? (
    <CircleCheck className={`${size} text-good`} aria-hidden />
  ) : (
    <CircleAlert className={`${size} text-warn`} aria-hidden />
  );
}

function VendorFacts({ vendor }: { vendor: Vendor }) {
  if (!vendor.set_up) {
    return (
      <p className="text-soft">
        {say('vendors.setUpBy')} <code className="break-all">{vendor.set_up_by.join(', ')}</code>
      </p>
    );
  }
  return (
    <>
      {vendor.reason !== null && <p className="text-warn">{vendor.reason}</p>}
      <ul className="grid gap-0.5 text-soft">
        {vendor.makes.map(({ kind, model, price, basis }) => (
          <li key={`${kind} ${model}`}>
            {say(`kind.${kind}` as MessageKey)}: {model},{' '}
            {'amount' in price ? money(price) : say('plan.unknown')} ({basis})
          </li>
        ))}
      </ul>
    </>
  );
}

function ProbeResult({ probe }: { probe: Probe | undefined }) {
  if (probe === undefined) return null;
  const { state, problems, call } = probe;
  return (
    <div role="status" className="grid gap-1">
      <p className="font-medium">{say(`probe.${state}` as MessageKey)}</p>
      {problems.map((problem) => (
        <p key={problem} className="text-warn">
          {problem}
        </p>
      ))}
      {call !== null && call.state !== 'not-made' && (
        <p className="text-soft">
          {call.model}: {say(`probe.call.${call.state}`)}
          {call.cost && 'amount' in call.cost && `, ${money(call.cost)}`}
          {call.reason !== null && `, ${call.reason}`}
        </p>
      )}
    </div>
  );
}
