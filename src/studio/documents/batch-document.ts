import type { MadeBatch } from '../batch/batch.ts';
import { filmDocument } from './film-document.ts';
import { moneyDocument } from './money-document.ts';

/** What a batch came to, each film with what became of it: null for what a film did not come to. */
export function batchDocument({ films, succeeded, failed, blocked, costMicros }: MadeBatch): object {
  return {
    succeeded,
    failed,
    blocked,
    cost: moneyDocument(costMicros),
    films: films.map(({ place, title, projectId, outcome, made, error }) => ({
      place,
      title,
      project: projectId,
      outcome,
      film: made ? filmDocument(made) : null,
      error: error ?? null,
    })),
  };
}
