import { useCallback } from 'react';
import type { Edit, EditOutcome } from '../api/documents.ts';
import { useEdit } from '../api/queries.ts';
import { useTell, useTellProblem } from '../parts/toasts.tsx';
import { staleText } from './stale-text.ts';

export interface ToldEdit {
  /** Makes an edit and tells what it made stale and costs; raises what went wrong. */
  make(edit: Edit): Promise<EditOutcome>;
  /** The same, and tells what went wrong too. */
  change(edit: Edit): void;
}

/** Makes a person's edits, however many at once, and tells what each came to. */
export function useToldEdit(projectId: string): ToldEdit {
  const { mutateAsync } = useEdit(projectId);
  const tell = useTell();
  const tellProblem = useTellProblem();
  const make = useCallback(
    async (edit: Edit) => {
      const outcome = await mutateAsync(edit);
      for (const notice of outcome.notices) tell(notice);
      const text = staleText(outcome);
      if (text !== undefined) tell(text);
      return outcome;
    },
    [mutateAsync, tell],
  );
  const change = useCallback((edit: Edit) => void make(edit).catch(tellProblem), [make, tellProblem]);
  return { make, change };
}
