import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ask } from '../api/request.ts';
import { useTellProblem } from '../parts/toasts.tsx';
import type { Playhead } from './use-playhead.ts';

interface TimelineKeys {
  playhead: Playhead;
  framesPerSecond: number;
  projectId: string;
  undoPath: string;
  split(): void;
  remove(): void;
}

/** The keys that editors of films have everywhere; none while a text is being written. */
export function useTimelineKeys(keys: TimelineKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  const client = useQueryClient();
  const tellProblem = useTellProblem();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isWriting(event.target)) return;
      const { playhead, framesPerSecond, undoPath, projectId, split, remove } = latest.current;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
        event.preventDefault();
        const step = event.shiftKey ? 'redo' : 'undo';
        ask(`${undoPath}/${step}`, { method: 'POST' })
          .catch(tellProblem)
          .finally(() => client.invalidateQueries({ queryKey: ['project', projectId] }));
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const frame = 1 / framesPerSecond;
      const actions: Record<string, () => void> = {
        ' ': playhead.toggle,
        k: playhead.toggle,
        j: () => playhead.setRate(-2),
        l: () => playhead.setRate(2),
        arrowleft: () => playhead.seek(playhead.seconds - (event.shiftKey ? 1 : frame)),
        arrowright: () => playhead.seek(playhead.seconds + (event.shiftKey ? 1 : frame)),
        home: () => playhead.seek(0),
        b: split,
        delete: remove,
        backspace: remove,
      };
      const action = actions[event.key.toLowerCase()];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [client, tellProblem]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
