import type { FilmCheck } from '../../domain/project.ts';
import type { Timeline } from '../../domain/timeline.ts';
import { type CaptionPromise, captionChecks } from './caption-checks.ts';
import { fileChecks } from './file-checks.ts';
import type { FilmEvidence } from './film-evidence.ts';
import { pictureChecks } from './picture-checks.ts';
import { soundChecks } from './sound-checks.ts';

/** What a film was to be; where a part is absent, nothing is known and nothing that needs it is judged. */
export interface FilmPromise {
  timeline?: Timeline;
  captions?: CaptionPromise;
  /** The largest that the file may be. */
  mostBytes?: number;
  /** Text that did not fit its place, found by the layout: what and where, one sentence each; empty for none. */
  textFindings?: readonly string[];
}

/**
 * Judges a finished film by what was measured of it. Each check says what was found and, where it fails, where
 * in the film and what was to be expected. A film is good where every check is `ok`.
 */
export function checkFilm(evidence: FilmEvidence, promise: FilmPromise = {}): FilmCheck[] {
  return [
    ...fileChecks(evidence, promise),
    ...pictureChecks(evidence, promise.timeline),
    ...soundChecks(evidence, promise.timeline),
    ...(promise.captions ? captionChecks(promise.captions, evidence) : []),
    ...(promise.textFindings ? [textCheck(promise.textFindings)] : []),
  ];
}

function textCheck(findings: readonly string[]): FilmCheck {
  const detail = findings.length === 0 ? 'all text fits its place' : findings.join('; ');
  return { name: 'text', ok: findings.length === 0, detail };
}
