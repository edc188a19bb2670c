import type { Progress, Project, Run } from '../api/documents.ts';
import type { LiveRun } from '../api/live.ts';
import { useProjectAction } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { clock, money } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { type MessageKey, say } from '../text/messages.ts';
import { StepDowns } from './step-downs.tsx';
import { StoppedNotice } from './stopped-notice.tsx';

interface RunBarProps {
  project: Project;
  live: LiveRun;
  /** The run that is under way; undefined where there is none. */
  run: Run | undefined;
}

/** How far the run is that is under way, or why the last one did not come to an end; and what a person should know. */
export function RunBar({ project, live, run }: RunBarProps) {
  return (
    <>
      {run && <RunUnderWay key={run.id} project={project} progress={live.progress} run={run} />}
      <StoppedNotice project={project} />
      <StepDowns steps={live.steps} />
      {live.notices.map((notice) => (
        <p key={notice} className="rounded-lg bg-warn/10 px-3 py-2 text-sm">
          {notice}
        </p>
      ))}
    </>
  );
}

interface RunUnderWayProps {
  project: Project;
  run: Run;
  progress: LiveRun['progress'];
}

function RunUnderWay({ project, run, progress }: RunUnderWayProps) {
  const tellProblem = useTellProblem();
  const cancel = useProjectAction(project.id, () => ask(`/api/runs/${run.id}/cancel`, { method: 'POST' }));
  // Vendors are told to end what is under way, which takes them a moment.
  const isEnding = cancel.isPending || cancel.isSuccess;
  return (
    <section
      aria-label={say('status.processing')}
      className="grid gap-2 rounded-xl border border-line bg-panel p-4"
    >
      <div className="flex items-center gap-3 text-sm">
        <div className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1">
          <strong>
            {progress ? say(`stage.${progress.stage}` as MessageKey) : say('status.processing')}
          </strong>
          {progress && (
            <span className="min-w-0 truncate text-soft">
              {progress.step} · {amountOf(progress)}
            </span>
          )}
          <span className="ml-auto text-soft tabular-nums">{progress && outlookOf(progress)}</span>
        </div>
        <Button
          onClick={() => cancel.mutate(undefined, { onError: tellProblem })}
          disabled={isEnding}
          className="shrink-0"
        >
          {say(isEnding ? 'film.cancelling' : 'film.cancel')}
        </Button>
      </div>
      <div
        role="progressbar"
        aria-label={progress?.step ?? say('status.processing')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round((progress?.fraction ?? 0) * 100)}
        className="h-1.5 overflow-hidden rounded-full bg-raised"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-500"
          style={{ width: `${Math.max(2, (progress?.fraction ?? 0) * 100)}%` }}
        />
      </div>
    </section>
  );
}

/** Pictures, shots and lines are counted; of a film, which is one long work, so many parts of a hundred are told. */
function amountOf({ stage, done, total, fraction }: Progress): string {
  return stage === 'film' ? `${Math.floor(fraction * 100)} %` : `${done}/${total}`;
}

/** What is left of it and what it came to so far, as far as that is known. */
function outlookOf({ seconds_left: left, spent }: Progress): string {
  const parts = [
    ...(left === null ? [] : [`${clock(left)} ${say('film.left')}`]),
    ...(spent > 0 ? [say('spending.spent', { amount: money({ amount: spent, currency: 'USD' }) })] : []),
  ];
  return parts.join(' · ');
}
