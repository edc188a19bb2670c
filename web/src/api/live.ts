import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Progress, Run, RunWord } from './documents.ts';

/** What a project's runs tell while they work. */
export interface LiveRun {
  /** The run that is under way; undefined while there is none. */
  run?: Run;
  progress?: Progress;
  /** What a person should know, the last first. */
  notices: string[];
  /** Whether word still comes. */
  isConnected: boolean;
}

/** Follows a project: what it shows is read anew whenever something happened, in this window or elsewhere. */
export function useLive(projectId: string): LiveRun {
  const client = useQueryClient();
  const [live, setLive] = useState<LiveRun>({ notices: [], isConnected: true });
  useEffect(() => {
    const source = new EventSource(`/api/events?project=${encodeURIComponent(projectId)}`);
    const refresh = () => client.invalidateQueries({ queryKey: ['project', projectId] });
    let lastRefreshMs = 0;
    source.onopen = () => setLive((now) => ({ ...now, isConnected: true }));
    source.onerror = () => setLive((now) => ({ ...now, isConnected: false }));
    source.addEventListener('resync', refresh);
    source.addEventListener('project-changed', refresh);
    source.addEventListener('run-started', (message) => {
      const { run } = JSON.parse(message.data) as { run: Run };
      setLive((now) => ({ ...now, run, notices: [] }));
      refresh();
    });
    source.addEventListener('run-ended', () => {
      setLive(({ notices }) => ({ notices, isConnected: true }));
      refresh();
      client.invalidateQueries({ queryKey: ['projects'] });
    });
    source.addEventListener('run-event', (message) => {
      const { event } = JSON.parse(message.data) as { event: RunWord };
      setLive((now) => heard(now, event));
      // Pictures and speech are shown as they arrive, but not more often than anybody could look.
      if (event.type === 'progress' && Date.now() - lastRefreshMs > 1500) {
        lastRefreshMs = Date.now();
        client.invalidateQueries({ queryKey: ['project', projectId, 'scenes'] });
      }
    });
    return () => source.close();
  }, [client, projectId]);
  return live;
}

function heard(now: LiveRun, event: RunWord): LiveRun {
  if (event.type === 'progress') return { ...now, progress: event };
  const text =
    event.type === 'notice' ? event.message : `${event.label}: ${event.provider} could not (${event.reason})`;
  return { ...now, notices: [text, ...now.notices].slice(0, 20) };
}
