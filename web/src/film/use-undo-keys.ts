import { useEffect, useRef } from 'react';

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) everywhere on a film's page; a text that is being written has its own. */
export function useUndoKeys(stepTo: (what: 'undo' | 'redo') => void): void {
  const latest = useRef(stepTo);
  latest.current = stepTo;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const isText =
        event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText || !['z', 'y'].includes(key)) return;
      event.preventDefault();
      if (event.repeat) return;
      latest.current(key === 'y' || event.shiftKey ? 'redo' : 'undo');
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
