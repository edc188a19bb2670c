import { Link } from '@tanstack/react-router';
import type { StepDown } from '../api/documents.ts';
import { makerName } from '../text/maker-name.ts';
import { say } from '../text/messages.ts';

/** One provider that did not make a part of the film, so that the next one was asked. */
export interface StepDownOf extends StepDown {
  /** What it was to make; undefined for what the film does not have any more. */
  label: string | undefined;
}

const MOST_LABELS = 3;
/** What somebody can put right who may give keys. */
const OF_THE_ACCOUNT: ReadonlySet<string> = new Set(['unauthorized', 'forbidden', 'provider-unavailable']);

/** Who did not make what, and why: those that failed in the same way together. */
export function StepDowns({ steps }: { steps: readonly StepDownOf[] }) {
  const groups = Map.groupBy(steps, ({ provider, reason }) => `${provider} ${reason}`);
  return [...groups].map(([key, [first, ...others]]) => {
    if (first === undefined) return null;
    const labels = [first, ...others].flatMap(({ label }) => label ?? []);
    const shown = labels.slice(0, MOST_LABELS).join(', ');
    const rest = labels.length - MOST_LABELS;
    return (
      <div key={key} className="grid gap-0.5 rounded-lg bg-warn/10 px-3 py-2 text-sm">
        <p className="break-words">
          <span className="font-medium">{makerName(first.provider)}</span>: {first.reason}
        </p>
        <p className="break-words text-soft">
          {say('steps.next', { what: rest > 0 ? say('steps.more', { what: shown, rest }) : shown })}
          {OF_THE_ACCOUNT.has(first.code) && (
            <>
              {' '}
              <Link to="/providers" className="underline">
                {say('stopped.providers')}
              </Link>
            </>
          )}
        </p>
      </div>
    );
  });
}
