import { useEffect, useRef } from 'react';
import type { TrimmedEdge } from './held-clip.ts';
import type { Playhead } from './use-playhead.ts';

interface TimelineKeys {
  playhead: Playhead;
  framesPerSecond: number;
  split(): void;
  /** Has an edge of the scene at the playhead come to the playhead. */
  trim(edge: TrimmedEdge): void;
  remove(): void;
}

/** What has the keys for itself while it has the focus. */
const OTHERS = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]';

/** The keys that editors of films have everywhere; none while a text is being written. */
export function useTimelineKeys(keys: TimelineKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : undefined;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target?.closest(OTHERS)) return;
      const { playhead, framesPerSecond, split, trim, remove } = latest.current;
      const by = event.shiftKey ? 1 : 1 / framesPerSecond;
      const moves: Record<string, () => void> = {
        j: () => playhead.shuttle(-1),
        l: () => playhead.shuttle(1),
        arrowleft: () => playhead.seek(playhead.moment.seconds - by),
        arrowright: () => playhead.seek(playhead.moment.seconds + by),
        home: () => playhead.seek(0),
        end: () => playhead.seek(Number.POSITIVE_INFINITY),
      };
      const acts: Record<string, () => void> = {
        ' ': playhead.toggle,
        k: playhead.stop,
        b: split,
        i: () => trim('start'),
        o: () => trim('end'),
        delete: remove,
        backspace: remove,
      };
      const key = event.key.toLowerCase();
      // A button that has the focus is pressed by it, as everywhere; on a scene of the timeline, or on the tab that led
      // here, it plays.
      if (key === ' ' && target?.closest('button:not([data-clip] *, [role="tab"])')) return;
      const action = moves[key] ?? (event.repeat ? undefined : acts[key]);
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
