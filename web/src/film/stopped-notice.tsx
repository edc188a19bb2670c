import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Project } from '../api/documents.ts';
import { useCalls } from '../api/queries.ts';
import { type MessageKey, say } from '../text/messages.ts';
import { isUndecided } from './undecided.ts';

/** Where a person goes on from what stopped a run, by its code. */
const STEPS: { readonly [code: string]: [to: 'spending' | 'providers', text: MessageKey] } = {
  'over-budget': ['spending', 'stopped.budget'],
  'outcome-unknown': ['spending', 'stopped.decide'],
  unauthorized: ['providers', 'stopped.providers'],
  forbidden: ['providers', 'stopped.providers'],
  'provider-failed': ['providers', 'stopped.providers'],
  'provider-unavailable': ['providers', 'stopped.providers'],
};

const LINK =
  'shrink-0 rounded-lg border border-line bg-panel px-3.5 py-1.5 font-medium text-sm hover:bg-raised';

/** Why the last run did not come to its end, calls that wait for a word, and where to go on from there. */
export function StoppedNotice({ project }: { project: Project }) {
  const calls = useCalls(project.id);
  const undecided = calls.data?.calls.filter((call) => isUndecided(call, project)).length ?? 0;
  const { status, status_reason: reason } = project;
  const isStopped = reason !== null && status !== 'completed' && status !== 'processing';
  const isAboutCall = reason?.code === 'outcome-unknown';
  return (
    <>
      {isStopped && isAboutCall && undecided === 0 && calls.data && (
        <Notice tone="border-line" icon={<CircleAlert aria-hidden />}>
          <p className="grow">{say('stopped.decided')}</p>
        </Notice>
      )}
      {isStopped && !(isAboutCall && undecided === 0) && <Reason project={project} reason={reason} />}
      {undecided > 0 && !(isStopped && isAboutCall) && (
        <Notice tone="border-warn/60" icon={<CircleHelp aria-hidden />}>
          <p className="grow">
            {undecided === 1 ? say('stopped.waits') : say('stopped.wait', { count: undecided })}
          </p>
          <ToSpending project={project}>{say('stopped.decide')}</ToSpending>
        </Notice>
      )}
    </>
  );
}

function Reason({ project, reason }: { project: Project; reason: NonNullable<Project['status_reason']> }) {
  const [to, text] = STEPS[reason.code] ?? [];
  return (
    <Notice
      tone={project.status === 'cancelled' ? 'border-line' : 'border-bad/50'}
      icon={<CircleAlert aria-hidden />}
    >
      <p className="min-w-0 grow basis-72 break-words">{reason.message}</p>
      {to === 'providers' && text && (
        <Link to="/providers" className={LINK}>
          {say(text)}
        </Link>
      )}
      {to === 'spending' && text && <ToSpending project={project}>{say(text)}</ToSpending>}
    </Notice>
  );
}

function Notice({ tone, icon, children }: { tone: string; icon: ReactNode; children: ReactNode }) {
  return (
    <div
      role="status"
      className={`flex items-start gap-3 rounded-xl border px-4 py-3 text-sm [&>svg]:mt-0.5 [&>svg]:size-5 [&>svg]:shrink-0 [&>svg]:text-soft ${tone}`}
    >
      {icon}
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-4 gap-y-2">{children}</div>
    </div>
  );
}

function ToSpending({ project, children }: { project: Project; children: ReactNode }) {
  return (
    <Link
      to="/films/$project"
      params={{ project: project.id }}
      search={{ view: 'spending' }}
      className={LINK}
    >
      {children}
    </Link>
  );
}
