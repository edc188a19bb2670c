import type { ErrorCode } from '../../domain/errors.ts';
import type { Stage } from '../../domain/stage.ts';
import type { StudioEvent } from '../events.ts';
import type { BriefInput, BriefOptions, MadeFilm } from '../studio.ts';

/** Many briefs to be made into a film each. */
export interface MakeBatchRequest extends BriefOptions {
  /** JSON lines with one brief a line, or a JSON array of briefs. */
  brief: BriefInput;
  /** The films go into folders in it that are named for their projects; nowhere but in the store where absent. */
  outputFolder?: string;
  /** How far to go; to the films where absent. */
  stage?: Stage;
  /** How many films are made at once. */
  together: number;
  signal: AbortSignal;
  /** Told as a film begins, and as it ends. */
  onFilm(film: BatchFilmState): void;
  onEvent(place: string, event: StudioEvent): void;
}

/** A film of a batch by the place of its brief, such as `line 3`. */
interface NamedFilm {
  place: string;
  title: string;
  projectId: string;
}

export type BatchFilmState = NamedFilm & { state: 'begun' | BatchFilm['outcome']; message?: string };

/** What became of one brief of a batch. */
export interface BatchFilm extends NamedFilm {
  /** `blocked` waits for a person: a budget, a key, or a paid call whose outcome nobody knows. */
  outcome: 'succeeded' | 'failed' | 'blocked';
  /** Absent where it came to none; there and failed where it did not pass its own check. */
  made?: MadeFilm;
  error?: { code: ErrorCode; message: string };
}

/** What a batch came to; its films in the order of the briefs. */
export interface MadeBatch {
  films: BatchFilm[];
  succeeded: number;
  failed: number;
  blocked: number;
  costMicros: number;
}
