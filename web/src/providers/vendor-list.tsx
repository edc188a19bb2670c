import { useMutation } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Probe, Probes, Providers } from '../api/documents.ts';
import { ask } from '../api/request.ts';
import { money } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { type MessageKey, say } from '../text/messages.ts';
import { SpendDialog } from './spend-dialog.tsx';

type Vendor = Providers['vendors'][number];

/** Those whose models can be bought here: which are set up, what they make for how much, and whether they answer. */
export function VendorList({ vendors }: { vendors: readonly Vendor[] }) {
  const tellProblem = useTellProblem();
  const [isAsking, setAsking] = useState(false);
  const probe = useMutation({
    mutationFn: (spend: boolean) => ask<Probes>('/api/providers/probe', { json: { spend } }),
    onError: tellProblem,
  });
  const seconds = useSecondsOf(probe.isPending);
  const isAnySetUp = vendors.some(({ set_up: isSetUp }) => isSetUp);
  const found = new Map((probe.data?.probes ?? []).map((each) => [each.provider, each]));
  return (
    <section className="mt-8 grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="mr-auto">
          <h2 className="font-semibold">{say('vendors.title')}</h2>
          <p className="text-soft text-sm">{say(isAnySetUp ? 'vendors.hint' : 'vendors.none')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button disabled={!isAnySetUp || probe.isPending} onClick={() => probe.mutate(false)}>
            {probe.isPending ? say('probe.running', { seconds }) : say('probe.ask')}
          </Button>
          {/* What a call would cost its vendor tells with the first answer. */}
          <Button
            disabled={!isAnySetUp || probe.isPending}
            onClick={() => probe.mutate(false, { onSuccess: () => setAsking(true) })}
          >
            {say('probe.spend')}
          </Button>
        </div>
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
      <SpendDialog
        isOpen={isAsking}
        probes={probe.data?.probes ?? []}
        onClose={() => setAsking(false)}
        onSpend={() => probe.mutate(true)}
      />
    </section>
  );
}

/** For how many whole seconds something has been going on. */
function useSecondsOf(isGoingOn: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!isGoingOn) return undefined;
    setSeconds(0);
    const counting = setInterval(() => setSeconds((count) => count + 1), 1000);
    return () => clearInterval(counting);
  }, [isGoingOn]);
  return seconds;
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
            {say(`kind.${kind}` as MessageKey)}: {model}, {reckoned(price, basis)}
          </li>
        ))}
      </ul>
    </>
  );
}

function ProbeResult({ probe }: { probe: Probe | undefined }) {
  if (probe === undefined) return null;
  const { state, problems, call, took_ms: took } = probe;
  return (
    <div role="status" className="grid gap-1">
      <p className="font-medium">
        {say(`probe.${state}` as MessageKey)}{' '}
        {state !== 'unasked' && (
          <span className="font-normal text-soft">{say('probe.took', { seconds: secondsOf(took) })}</span>
        )}
      </p>
      {problems.map((problem) => (
        <p key={problem} className="text-warn">
          {problem}
        </p>
      ))}
      {call !== null && call.state !== 'not-made' && (
        <p className="text-soft">
          {call.model}: {say(`probe.call.${call.state}`)}
          {call.cost && 'amount' in call.cost && `, ${money(call.cost)}`}
          {call.took_ms !== null && `, ${say('probe.took', { seconds: secondsOf(call.took_ms) })}`}
        </p>
      )}
    </div>
  );
}

/** Of what is quick to the tenth. */
function secondsOf(milliseconds: number): string {
  const seconds = Math.max(0.1, milliseconds / 1000);
  return seconds.toFixed(seconds < 10 ? 1 : 0);
}

/** What one piece costs, and what that is reckoned from where it is more than that. */
function reckoned(price: Vendor['makes'][number]['price'], basis: string): string {
  if (!('amount' in price)) return `${say('plan.unknown')} (${basis})`;
  const amount = money(price);
  return basis.startsWith(amount) ? basis : `${amount} (${basis})`;
}
