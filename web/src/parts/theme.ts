import { useSyncExternalStore } from 'react';

const KEPT_AS = 'reelwright.theme';
const listeners = new Set<() => void>();

/** Whether the page is shown in dark colours. */
export function useIsDark(): boolean {
  return useSyncExternalStore(listen, isDark);
}

/** Shows everything in dark or light colours from now on, here and whenever this browser comes back. */
export function showDark(dark: boolean): void {
  document.documentElement.classList.toggle('dark', dark);
  localStorage.setItem(KEPT_AS, dark ? 'dark' : 'light');
  for (const listener of listeners) listener();
}

function isDark(): boolean {
  return document.documentElement.classList.contains('dark');
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
