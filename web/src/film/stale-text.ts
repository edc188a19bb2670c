import type { EditOutcome } from '../api/documents.ts';
import { total } from '../parts/amounts.ts';
import { say } from '../text/messages.ts';

/** What an edit made stale, and what refreshing that would cost; undefined where nothing is stale. */
export function staleText({ stale, refresh }: Pick<EditOutcome, 'stale' | 'refresh'>): string | undefined {
  if (stale.length === 0) return undefined;
  const labels = stale.map(({ label }) => label);
  // The film and what stands beside it are stale whenever anything is.
  const parts = labels.filter((label) => !/^(film|captions|poster|contact sheet|self-check)/.test(label));
  const shown = parts.length === 0 ? labels.slice(0, 1) : parts.slice(0, 3);
  const rest = parts.length - shown.length;
  const what = shown.join(', ');
  const told = rest > 0 ? say('scene.staleMore', { what, rest }) : say('scene.staleNow', { what });
  return `${told} · ${total(refresh)}`;
}
