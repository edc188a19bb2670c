import type { Project } from '../api/documents.ts';
import { type MessageKey, say } from '../text/messages.ts';

const TONES: Record<Project['status'], string> = {
  pending: 'bg-raised text-soft',
  processing: 'bg-accent/15 text-accent',
  completed: 'bg-good/15 text-good',
  failed: 'bg-bad/15 text-bad',
  cancelled: 'bg-warn/15 text-warn',
};

export function StatusBadge({ status }: { status: Project['status'] }) {
  return (
    <span
      className={`inline-flex shrink-0 items-center rounded-full px-2 py-0.5 font-medium text-xs ${TONES[status]}`}
    >
      {say(`status.${status}` as MessageKey)}
    </span>
  );
}
