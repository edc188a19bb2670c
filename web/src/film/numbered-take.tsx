import type { Scene } from '../api/documents.ts';
import { say } from '../text/messages.ts';

interface NumberedTakeProps {
  take: Scene['takes'][number];
  /** What it is called, its number in it. */
  label: string;
  onSelect(take: number): void;
}

/** A take that is heard, not seen: its number, pressed for the one that is chosen. */
export function NumberedTake({ take: { number, selected, url }, label, onSelect }: NumberedTakeProps) {
  return (
    <button
      type="button"
      aria-pressed={selected}
      aria-label={[label, ...(url === null ? [say('scene.missing')] : [])].join(', ')}
      onClick={() => onSelect(number)}
      className={`grid size-9 place-items-center rounded-lg border border-line bg-raised tabular-nums aria-pressed:ring-2 aria-pressed:ring-accent ${url === null ? 'border-dashed text-soft' : 'text-ink'}`}
    >
      {number}
    </button>
  );
}
