import type { AssetHash, AssetKind, StepDown } from './asset.ts';
import type { JsonObject } from './canonical-json.ts';
import type { EditHistory } from './edits/edit-history.ts';
import type { ErrorCode } from './errors.ts';
import type { OwnerDefaults } from './owner-defaults.ts';
import type { PriceSum } from './price.ts';
import type { ResolvedSettings } from './settings.ts';
import type { Storyboard } from './storyboard.ts';
import { type DocumentHistory, type SavedDocument, upgradeDocument } from './upgrade.ts';

export const PROJECT_STATUSES = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const;

/** How a project's last run stands. What exists and what is stale is computed from the assets, never kept here. */
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

/** The owner of everything on a machine that knows no users. */
export const LOCAL_OWNER = 'local';

/** Why a project is `failed` or `cancelled`. */
export interface StatusReason {
  code: ErrorCode;
  /** For a person to read: what happened and what to do. */
  message: string;
}

/** One finding of the film's self-check. */
export interface FilmCheck {
  name: string;
  ok: boolean;
  detail: string;
}

/** The last finished film and what belongs beside it, all of it assets of the store. */
export interface Film {
  film: AssetHash;
  /** Absent where the film has no captions beside it. */
  captions?: { vtt: AssetHash; srt: AssetHash };
  poster: AssetHash;
  contactSheet: AssetHash;
  durationSeconds: number;
  checks: FilmCheck[];
  /** Every asset of the film that its first choice of provider did not make. */
  degraded: { asset: AssetHash; steps: StepDown[] }[];
  /** What was spent on this film's assets, whenever they were made. */
  cost: PriceSum;
  /** ISO 8601 instant. */
  madeAt: string;
}

/** The edits of a project, so that they can be undone, and the highest sequence number that a scene ever had. */
export interface ProjectEdits extends EditHistory {
  lastSequence: number;
}

/** Which take of what has no takes of its own in the storyboard; the first where absent. */
export interface FilmTakes {
  /** How often runs asked for all speech anew, counted from 1. */
  speech?: number;
  /** Which of the pieces of music of its mood and tempo is heard. */
  music?: number;
  /** How many of those there ever were; as many as the number of the one heard where absent. */
  musicCount?: number;
}

/** A brief's wish to have made anew what is there, once. */
export interface MadeAnew {
  kinds: readonly AssetKind[];
  /** True once a run asked for new takes: runs after it go on with those. */
  isBegun: boolean;
}

/** A brief, its settings, its storyboard and its film: one saved document. */
export interface Project {
  version: 2;
  id: string;
  ownerId: string;
  /** The name of the format that made the storyboard. */
  format: string;
  title: string;
  /** As it was handed in. */
  brief: JsonObject;
  /** With everything that the brief leaves open said by its format. */
  settings: ResolvedSettings;
  /** In what it started from its owner's defaults, as they were then; absent where the brief says it all. */
  startedFrom?: OwnerDefaults;
  /** The files that the brief names, taken into the store, by the path that it gives. */
  sources: { [path: string]: AssetHash };
  /** Null until the format has made it. */
  storyboard: Storyboard | null;
  /** How long the music under the narration was made for a former brief: what was paid for is not made longer. */
  bedSeconds?: number;
  /** What a person changed of storyboard, title and settings; absent while nothing was. */
  edits?: ProjectEdits;
  /** What was asked for anew of speech and music, so that what was paid for before stays; absent for nothing. */
  takes?: FilmTakes;
  /** The run that asked for everything anew, so that it asks once, though it be gone on with by another process. */
  forcedBy?: string;
  /** What its brief asked to have made anew, until a film was made of it; absent where it asked for nothing. */
  anew?: MadeAnew;
  status: ProjectStatus;
  statusReason?: StatusReason;
  film?: Film;
  /** ISO 8601 instant; an archived project is left out of lists that do not ask for it. */
  archivedAt?: string;
  /** ISO 8601 instants; the store sets `updatedAt` at each save. */
  createdAt: string;
  updatedAt: string;
}

/** How projects were saved before: a step is added with each change of form, and none is ever changed. */
const PROJECT_HISTORY: DocumentHistory = {
  kind: 'project',
  steps: [(project) => ({ ...project, sources: {} })],
};

/**
 * Reads a saved project of this version or an older one. Raises `home-too-new` for a newer one and `internal`
 * for a damaged one.
 */
export function upgradeProject(document: SavedDocument): Project {
  return upgradeDocument(document, PROJECT_HISTORY) as unknown as Project;
}
