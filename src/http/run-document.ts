import type { Run } from '../ports/run-store.ts';
import type { StudioEvent } from '../studio/events.ts';

/** A run as the API shows it. */
export function runDocument(run: Run, latest: StudioEvent | undefined) {
  const { publish, webhook } = run.delivery ?? {};
  return {
    id: run.id,
    project: run.projectId,
    stage: run.stage,
    force: run.force,
    publish: publish
      ? { target: publish.target.kind, with_assets: publish.withAssets, delete_local: publish.deleteLocal }
      : null,
    // The address itself may hold a secret.
    webhook: webhook !== undefined,
    state: run.state,
    started_at: run.startedAt,
    ended_at: run.endedAt ?? null,
    error: run.error ?? null,
    outcome: run.outcome ?? null,
    progress: latest?.type === 'progress' ? progressDocument(latest.progress) : null,
  };
}

/** What a run tells, as the API and its event streams show it. */
export function eventDocument(event: StudioEvent): { [name: string]: unknown } {
  switch (event.type) {
    case 'progress':
      return { type: 'progress', ...progressDocument(event.progress) };
    case 'stepped-down':
      return { type: 'stepped-down', label: event.label, ...event.step };
    case 'notice':
      return { type: 'notice', message: event.message };
  }
}

function progressDocument(progress: Extract<StudioEvent, { type: 'progress' }>['progress']) {
  return {
    stage: progress.stage,
    step: progress.step,
    done: progress.done,
    total: progress.total,
    fraction: progress.fraction,
    seconds_left: progress.secondsLeft ?? null,
    spent: progress.spentMicros / 1_000_000,
  };
}
