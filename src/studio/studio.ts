import type { AssetRecord } from '../domain/asset.ts';
import type { Plan } from '../domain/plan.ts';
import type { Film, FilmCheck, Project } from '../domain/project.ts';
import type { Stage } from '../domain/stage.ts';
import type { Voice } from '../ports/generators.ts';
import type { ProjectPage, ProjectQuery } from '../ports/project-store.ts';
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

export interface PlannedFilm {
  /** Absent where the project is not kept yet. */
  projectId?: string;
  title: string;
  plan: Plan;
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
  voices(language?: string): Promise<Voice[]>;
  styles(): StyleList;
  doctor(): Promise<Finding[]>;
  formats(): { name: string; description: string }[];
  close(): Promise<void>;
}
