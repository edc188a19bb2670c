import type { JsonObject } from '../domain/canonical-json.ts';
import type { Stage } from '../domain/stage.ts';
import type { PublishTarget } from './publisher.ts';

export const RUN_STATES = ['running', 'completed', 'failed', 'cancelled'] as const;

/** How a run stands. One whose process was killed is `running` until another process goes on with it. */
export type RunState = (typeof RUN_STATES)[number];

/** What happens to the film of a run, and who is told how the run ended. */
export interface RunDelivery {
  publish?: { target: PublishTarget; withAssets: boolean; deleteLocal: boolean };
  /** The address that is told; that of the settings where absent. */
  webhook?: string;
}

/** One execution of a project's plan, up to a stage. */
export interface Run {
  id: string;
  projectId: string;
  ownerId: string;
  stage: Stage;
  /** Whether every asset was to be made again. */
  force: boolean;
  /** Absent where nothing was said of it. */
  delivery?: RunDelivery;
  state: RunState;
  /** ISO 8601 instants. */
  startedAt: string;
  endedAt?: string;
  /** Why it failed or was cancelled. */
  error?: JsonObject;
  /** What it came to. */
  outcome?: JsonObject;
}

export type NewRun = Pick<Run, 'id' | 'projectId' | 'ownerId' | 'stage' | 'force' | 'delivery'>;

/** How a run ended. */
export type RunEnd = Pick<Run, 'error' | 'outcome'> & { state: Exclude<RunState, 'running'> };

export interface RunQuery {
  ownerId: string;
  projectId?: string;
  state?: RunState;
  /** The most that are answered; 50 where absent. */
  limit?: number;
  /** As the page before named it; `invalid-input` for anything else. */
  page?: string;
}

export interface RunPage {
  /** The last started first. */
  runs: Run[];
  /** Names the page that follows; absent at the end. */
  nextPage?: string;
}

/** Where runs are kept, so that a run outlives the process that works at it. */
export interface RunStore {
  /** Keeps a new run that `holder` works at; `conflict` where the project has one that has not ended. */
  start(run: NewRun, holder: string, leaseMs: number): Promise<Run>;
  /** Says that the holder is still at it: whether it holds the run, and whether it is to stop. */
  renew(id: string, holder: string, leaseMs: number): Promise<{ held: boolean; cancelWanted: boolean }>;
  /** Settles a run; nothing changes where another holder went on with it meanwhile. */
  finish(id: string, holder: string, end: RunEnd): Promise<void>;
  /** Asks whoever works at the run to stop; nothing where it has ended. */
  wantCancel(id: string): Promise<void>;
  /** Takes over runs whose holder has not been heard of for a lease. */
  adopt(holder: string, leaseMs: number): Promise<Run[]>;
  /** `not-found` where there is none. */
  get(id: string): Promise<Run>;
  list(query: RunQuery): Promise<RunPage>;
}
