import type { Project, Run } from '../api/documents.ts';
import type { LiveRun } from '../api/live.ts';
import { useProjectAction } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { clock, money } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { type MessageKey, say } from '../text/messages.ts';

interface RunBarProps {
  project: Project;
  live: LiveRun;
  /** The run that is under way; undefined where there is none. */
  run: Run | undefined;
}

/** How far the run is that is under way, or why the last one did not come to an end. */
export function RunBar({ project, live, run }: RunBarProps) {
  const tellProblem = useTellProblem();
  const cancel = useProjectAction(project.id, (run: Run) =>
    ask(`/api/runs/${run.id}/cancel`, { method: 'POST' }),
  );
  const { progress } = live;
  return (
    <>
      {!live.isConnected && (
        <p role="status" className="rounded-lg bg-warn/15 px-3 py-2 text-sm">
          {say('app.offline')}
        </p>
      )}
      {run && (
        <section
          aria-label={say('status.processing')}
          className="grid gap-2 rounded-xl border border-line bg-panel p-4"
        >
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <strong>
              {progress ? say(`stage.${progress.stage}` as MessageKey) : say('status.processing')}
            </strong>
            {progress && (
              <span className="min-w-0 truncate text-soft">
                {progress.step} · {progress.done}/{progress.total}
              </span>
            )}
            <span className="ml-auto text-soft tabular-nums">
              {progress?.seconds_left != null && `${clock(progress.seconds_left)} ${say('film.left')}`}
              {progress !== undefined &&
                progress.spent > 0 &&
                ` · ${money({ amount: progress.spent, currency: 'USD' })} ${say('film.spent')}`}
            </span>
            <Button onClick={() => cancel.mutate(run, { onError: tellProblem })} disabled={cancel.isPending}>
              {say('film.cancel')}
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
      )}
      {!run && project.status_reason && project.status !== 'completed' && (
        <p role="status" className="rounded-xl border border-bad/50 px-4 py-3 text-sm">
          {project.status_reason.message}
        </p>
      )}
      {live.notices.map((notice) => (
        <p key={notice} className="rounded-lg bg-warn/10 px-3 py-2 text-sm">
          {notice}
        </p>
      ))}
    </>
  );
}
