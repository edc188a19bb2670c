import { publishedDocument } from '../publishing/result-document.ts';
import type { MadeFilm } from '../studio.ts';
import { moneyDocument } from './money-document.ts';

/** What a run came to: null for what a run that stopped earlier did not come to. */
export function filmDocument(made: MadeFilm): object {
  return {
    run: made.runId,
    project: made.projectId,
    title: made.title,
    stage: made.stage,
    film: made.film ?? null,
    captions: made.captions ?? null,
    poster: made.poster ?? null,
    contact_sheet: made.contactSheet ?? null,
    result: made.result ?? null,
    published: made.published ? publishedDocument(made.published) : null,
    duration_seconds: made.durationSeconds ?? null,
    assets: made.assets,
    cost: moneyDocument(made.costMicros),
    degraded: made.degraded,
    corrected: (made.corrected ?? []).map(({ asset, kind, corrections }) => ({
      asset,
      kind,
      corrections: corrections.map((correction) => ({ ...correction })),
    })),
    notices: made.notices,
    checks: made.checks,
  };
}
