import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isChanging } from './changes-in-order.ts';
import type { Progress, Run, RunWord } from './documents.ts';
import { readAnew } from './queries.ts';

const REOPEN_MS = 3_000;
/** The most that is told of a run. */
const MOST_TOLD = 200;

/** What a project's runs tell while they work. */
export interface LiveRun {
  /** The run that is under way; undefined while there is none. */
  run?: Run;
  progress?: Progress;
  /** How far each stage is, the one that was told of last first. */
  stages: Progress[];
  /** What a person should know, the last first. */
  notices: string[];
  /** Who did not make what, the last first. */
  steps: Extract<RunWord, { type: 'stepped-down' }>[];
}

/** Follows a project: what it shows is read anew whenever something happened, in this window or elsewhere. */
export function useLive(projectId: string): LiveRun {
  const client = useQueryClient();
  const [live, setLive] = useState<LiveRun>(QUIET);
  useEffect(() => {
    const refresh = () => void readAnew(client, projectId);
    let lastRefreshMs = 0;
    const forget = () => {
      setLive(({ notices, steps }) => ({ ...QUIET, notices, steps }));
      refresh();
    };
    return following(`/api/events?project=${encodeURIComponent(projectId)}`, {
      // Whether the server is away or the session has ended, its answer will tell.
      lost: () => void client.invalidateQueries({ queryKey: ['session'] }),
      // Who heard of nothing before the loss is not told what came of it since.
      found: refresh,
      // A run that was under way may have ended meanwhile.
      resync: forget,
      'project-changed': refresh,
      'run-started': (message) => {
        const { run } = JSON.parse(message.data) as { run: Run };
        setLive({ ...QUIET, run });
        refresh();
      },
      'run-ended': () => {
        forget();
        client.invalidateQueries({ queryKey: ['projects'] });
      },
      'run-event': (message) => {
        const { event } = JSON.parse(message.data) as { event: RunWord };
        setLive((now) => heard(now, event));
        // Pictures and speech are shown as they arrive, but not more often than anybody could look.
        const isDue = event.type === 'progress' && Date.now() - lastRefreshMs > 1500;
        if (isDue && !isChanging(projectId)) {
          lastRefreshMs = Date.now();
          for (const part of ['scenes', 'calls', 'budget'])
            client.invalidateQueries({ queryKey: ['project', projectId, part] });
        }
      },
    });
  }, [client, projectId]);
  return live;
}

type Listeners = { [event: string]: (message: MessageEvent<string>) => void } & {
  lost(): void;
  /** The stream is there again after it was lost. */
  found(): void;
  resync(): void;
};

/** Follows a stream of events until it is told to stop. */
function following(address: string, { lost, found, ...listeners }: Listeners): () => void {
  let source: EventSource;
  let isLost = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(address);
    for (const [event, listener] of Object.entries(listeners)) source.addEventListener(event, listener);
    source.onopen = () => {
      if (isLost) found();
      isLost = false;
    };
    source.onerror = () => {
      isLost = true;
      lost();
      // One that was lost is asked for again by itself, one that was refused is not.
      if (source.readyState === EventSource.CLOSED) again = setTimeout(reopen, REOPEN_MS);
    };
  };
  const reopen = () => {
    open();
    listeners.resync();
  };
  open();
  return () => {
    clearTimeout(again);
    source.close();
  };
}

const QUIET: LiveRun = { stages: [], notices: [], steps: [] };

function heard(now: LiveRun, event: RunWord): LiveRun {
  switch (event.type) {
    case 'progress':
      return { ...now, ...progressAfter(now, event) };
    case 'stepped-down':
      return { ...now, steps: [event, ...now.steps].slice(0, MOST_TOLD) };
    case 'notice':
      return { ...now, notices: [event.message, ...now.notices].slice(0, MOST_TOLD) };
  }
}

/** Stages go on side by side: one that is done is not shown while another is waited for. */
function progressAfter({ stages: before }: LiveRun, event: Progress): Pick<LiveRun, 'stages' | 'progress'> {
  const stages = [event, ...before.filter(({ stage }) => stage !== event.stage)];
  const shown = stages.find(({ done, total }) => done < total) ?? event;
  return { stages, progress: { ...shown, seconds_left: event.seconds_left, spent: event.spent } };
}
