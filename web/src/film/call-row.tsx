import type { Call } from '../api/documents.ts';
import { useProjectAction } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { ago, money } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { useTell, useTellProblem } from '../parts/toasts.tsx';
import { makerName } from '../text/maker-name.ts';
import { isMessageKey, type MessageKey, say } from '../text/messages.ts';

interface CallRowProps {
  call: Call;
  projectId: string;
  /** What it was made for; undefined for what the film does not have any more. */
  label: string | undefined;
  /** Whether it waits for a person's word. */
  isUndecided: boolean;
}

const OPEN: ReadonlySet<Call['state']> = new Set(['intended', 'submitted', 'unknown']);

/** One paid call: of whom what was asked, how it stands and what it cost; and what a person can do about it. */
export function CallRow({ call, projectId, label, isUndecided }: CallRowProps) {
  const tell = useTell();
  const tellProblem = useTellProblem();
  const price = priceOf(call);
  const provider = makerName(call.provider);
  // What became of it is in the answer: the vendor may have ended, kept or found it meanwhile.
  const tellOutcome = (what: 'decided' | 'stopped') => (after: Call) => {
    const key = `spending.${what}.${after.state}`;
    if (isMessageKey(key)) tell(say(key, { provider }));
  };
  const stop = useProjectAction(projectId, () =>
    ask<Call>(`/api/calls/${call.id}/cancel`, { method: 'POST' }),
  );
  const decide = useProjectAction(projectId, (decision: 'retry' | 'give-up') =>
    ask<Call>(`/api/calls/${call.id}/resolve`, { json: { decision } }),
  );
  const decided = { onSuccess: tellOutcome('decided'), onError: tellProblem };
  // Whoever gave a call up may think otherwise later.
  const isGivenUp = call.state === 'cancelled' && call.error?.code === 'outcome-unknown';
  return (
    <li className="grid gap-2 p-4 text-sm">
      <div className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <p className="break-words font-medium">
            {provider} <span className="font-normal text-soft">{call.model}</span>
          </p>
          <p className="text-soft">
            {[label, say(`call.${isUndecided ? 'unknown' : call.state}` as MessageKey), ago(call.intended_at)]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </p>
        </div>
        <span className="shrink-0 text-right tabular-nums">
          {OPEN.has(call.state) ? say('spending.held', { amount: price }) : price}
        </span>
      </div>
      {call.error && call.state !== 'unknown' && (
        <p className={`break-words ${isFailure(call) ? 'text-bad' : 'text-soft'}`}>
          {call.error.message ?? call.error.code}
        </p>
      )}
      {call.state === 'submitted' && !isUndecided && (
        <div>
          <Button
            disabled={stop.isPending}
            onClick={() =>
              stop.mutate(undefined, { onSuccess: tellOutcome('stopped'), onError: tellProblem })
            }
          >
            {say(stop.isPending ? 'spending.stopping' : 'spending.stop')}
          </Button>
        </div>
      )}
      {isUndecided && (
        <Decision
          call={call}
          price={price}
          isPending={decide.isPending}
          onDecide={(decision) => decide.mutate(decision, decided)}
        />
      )}
      {isGivenUp && (
        <div>
          <Button disabled={decide.isPending} onClick={() => decide.mutate('retry', decided)}>
            {say('spending.retry')}
          </Button>
        </div>
      )}
    </li>
  );
}

interface DecisionProps {
  call: Call;
  price: string;
  isPending: boolean;
  onDecide(decision: 'retry' | 'give-up'): void;
}

/** What each of the two ways means for the film and for the money, beside the button that goes it. */
function Decision({ call: { error, state, provider: maker }, price, isPending, onDecide }: DecisionProps) {
  const provider = makerName(maker);
  const ways = [
    ['retry', 'spending.retry', 'spending.unknown.retry'],
    ['give-up', 'spending.giveUp', 'spending.unknown.giveUp'],
  ] as const;
  return (
    <div className="grid gap-3 rounded-lg bg-warn/10 p-3">
      <p>{say(state === 'unknown' ? 'spending.unknown' : 'spending.unhad', { provider, price })}</p>
      {error?.message && <p className="break-words text-soft text-xs">{error.message}</p>}
      {ways.map(([decision, action, meaning]) => (
        <div key={decision} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <Button disabled={isPending} onClick={() => onDecide(decision)} className="w-44">
            {say(action)}
          </Button>
          <span className="grow basis-64 text-soft">{say(meaning, { provider })}</span>
        </div>
      ))}
      <p className="text-soft">
        {say(state === 'unknown' ? 'spending.unknown.counts' : 'spending.unhad.counts', { price, provider })}
      </p>
    </div>
  );
}

/** Not so where a person decided about it. */
function isFailure({ state, error }: Call): boolean {
  return state === 'failed' && error?.code !== 'outcome-unknown';
}

function priceOf({ cost, quote, state }: Call): string {
  const price = cost ?? quote;
  // Nobody knows what it came to, so all that it may have cost is counted.
  if (cost !== null && !('amount' in cost) && 'amount' in quote)
    return say('spending.atMost', { amount: money(quote) });
  if (state !== 'done' && 'amount' in price && price.amount === 0) return say('call.notCharged');
  return 'amount' in price ? money(price) : say('plan.unknown');
}
