import type { AssetRecord } from '../domain/asset.ts';
import type { Plan } from '../domain/plan.ts';
import type { Film, FilmCheck, Project } from '../domain/project.ts';
import type { Stage } from '../domain/stage.ts';
import type { Budget, CallQuery, PaidCall } from '../ports/call-ledger.ts';
import type { Voice } from '../ports/generators.ts';
import type { ProjectPage, ProjectQuery } from '../ports/project-store.ts';
import type { CallDecision } from '../production/calls/resolve-call.ts';
import type { StudioEvent } from './events.ts';

/** A brief as a person hands it in. */
export interface BriefInput {
  /** A document (JSON, YAML, Markdown, plain text) or one line of text. */
  text: string;
  /** The file's name where it came from one. */
  name?: string;
  /** The folder that files named in the brief are looked for in; none can be named where it is absent. */
  folder?: string;
}

export interface BriefOptions {
  /** Told by the document where absent. */
  format?: string;
  /** `path=value` each, applied to the brief before it is checked. */
  overrides: string[];
  /** Absolute paths in the overrides of files that may lie outside the brief's folder. */
  ownFiles?: string[];
}

export interface MakeFilmRequest extends BriefOptions {
  brief: BriefInput;
  /** Where the film and what belongs beside it are put; nowhere but in the store where absent. */
  outputFolder?: string;
  /** How far to go; to the film where absent. */
  stage?: Stage;
  /** Makes every asset again, whether it is there or not. */
  force?: boolean;
  signal: AbortSignal;
  onEvent(event: StudioEvent): void;
}

/** What a run came to. Paths are absolute; those of the film are absent where the run stopped before it. */
export interface MadeFilm {
  /** This run's name in the logs of the workers. */
  runId: string;
  projectId: string;
  title: string;
  stage: Stage;
  film?: string;
  captions?: { vtt: string; srt: string };
  poster?: string;
  contactSheet?: string;
  /** The metadata document beside the film. */
  result?: string;
  durationSeconds?: number;
  assets: { made: number; reused: number };
  costMicros: number;
  degraded: Film['degraded'];
  notices: string[];
  checks: FilmCheck[];
}

/** The budgets that a film's paid calls count against. */
export interface FilmBudgets {
  user: Budget;
  project: Budget;
}

export interface PlannedFilm {
  /** Absent where the project is not kept yet. */
  projectId?: string;
  title: string;
  plan: Plan;
  budgets: FilmBudgets;
  notices: string[];
}

export interface NamedStyle {
  name: string;
  description: string;
}

export interface StyleList {
  pictures: readonly NamedStyle[];
  captions: readonly NamedStyle[];
  music: readonly NamedStyle[];
}

/** How one provider or part of this installation stands. */
export interface Finding {
  name: string;
  state: 'ready' | 'degraded' | 'missing';
  /** What it is for and, where it is not ready, what to do about it. */
  detail: string;
}

/** Everything that a person can ask of Reelwright: the command line, the API and the library share it. */
export interface Studio {
  makeFilm(request: MakeFilmRequest): Promise<MadeFilm>;
  plan(request: Omit<MakeFilmRequest, 'outputFolder'>): Promise<PlannedFilm>;
  listProjects(query: ProjectQuery): Promise<ProjectPage>;
  /** The project whose id is, or alone begins with, what is given; `not-found` names the nearest. */
  showProject(id: string): Promise<{ project: Project; assets: AssetRecord[] }>;
  /** Paid calls, the first intended first. */
  listCalls(query: CallQuery): Promise<PaidCall[]>;
  /**
   * Settles a call that nobody can find out about, by a person's word; answers with the call as it is then, which
   * may be under way after all. `conflict` where nothing is left to decide or a worker is at it.
   */
  resolveCall(id: string, decision: CallDecision, signal: AbortSignal): Promise<PaidCall>;
  /** Ends a call where the vendor can; what it made before that is kept. */
  cancelCall(id: string, signal: AbortSignal): Promise<PaidCall>;
  /** The user's budget, or that of the project whose id is, or alone begins with, what is given. */
  budget(projectId?: string): Promise<Budget>;
  /** Sets the most that may be spent, in US dollars; null lifts the limit. */
  setBudget(limitDollars: number | null, projectId?: string): Promise<Budget>;
  voices(language?: string): Promise<Voice[]>;
  styles(): StyleList;
  doctor(): Promise<Finding[]>;
  formats(): { name: string; description: string }[];
  close(): Promise<void>;
}
