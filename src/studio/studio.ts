import type { AssetHash, AssetRecord } from '../domain/asset.ts';
import type { JsonObject } from '../domain/canonical-json.ts';
import type { Edit } from '../domain/edits/edit.ts';
import type { Plan } from '../domain/plan.ts';
import type { Film, FilmCheck, Project } from '../domain/project.ts';
import type { ThumbnailWidth } from '../domain/recipes.ts';
import type { Stage } from '../domain/stage.ts';
import type { Budget, CallQuery, PaidCall } from '../ports/call-ledger.ts';
import type { Voice } from '../ports/generators.ts';
import type { ProjectPage, ProjectQuery, StoredProject } from '../ports/project-store.ts';
import type { PublishedFile, PublisherState, PublishKind, PublishTarget } from '../ports/publisher.ts';
import type { CallDecision } from '../production/calls/resolve-call.ts';
import type { MadeBatch, MakeBatchRequest } from './batch/batch.ts';
import type { NewBrief } from './brief/new-brief.ts';
import type { Capabilities } from './doctor/capabilities.ts';
import type { Finding } from './doctor/doctor.ts';
import type { ProbeReport, ProbeRequest } from './doctor/probe.ts';
import type { EditOutcome } from './editing/edit-project.ts';
import type { MusicState } from './editing/music-state.ts';
import type { SceneState } from './editing/scene-states.ts';
import type { StudioEvent } from './events.ts';
import type { ReadableAsset } from './film/derived-assets.ts';
import type { Derivative, DerivativeWish, MakeDerivativeRequest } from './films/derivative.ts';
import type { CheckRequest, ExportRequest, JoinRequest } from './films/film-files.ts';
import type { ExportedFile } from './films/film-place.ts';
import type { CorrectedAsset } from './finished-film.ts';
import type { ModelSummary } from './models.ts';
import type { OwnDefaults } from './own-defaults.ts';
import type { FilmPackage, PackageFilmRequest } from './package-film.ts';
import type { ThumbnailWish } from './thumbnail.ts';
import type { RenderedTimeline, RenderTimelineRequest } from './timeline/render-timeline.ts';

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
  /** Whether the owner's defaults say what the brief leaves open; they do where absent. */
  defaults?: boolean;
}

export interface MakeFilmRequest extends BriefOptions {
  brief: BriefInput;
  /** Where the film and what belongs beside it are put; nowhere but in the store where absent. */
  outputFolder?: string;
  /** Where the finished film is published. */
  publish?: PublishRequest;
  /** The address that is told how it ended; that of the settings where absent. */
  webhook?: string;
  /** How far to go; to the film where absent. */
  stage?: Stage;
  /** Makes every asset anew; what was paid for stays, beside a new take. */
  force?: boolean;
  signal: AbortSignal;
  onEvent(event: StudioEvent): void;
}

/** A brief whose price is to be known. */
export interface PlanFilmRequest extends Omit<MakeFilmRequest, 'outputFolder'> {
  /** Uploaded files, as assets, by the path that the brief gives: in place of its folder. */
  files?: { readonly [path: string]: AssetHash };
}

/** A brief to be kept as a new project. */
export interface CreateProjectRequest extends BriefOptions {
  brief: Omit<BriefInput, 'folder'>;
  /** The same one again and the same brief answer with the project that they made the first time. */
  idempotencyKey?: string;
  /** Uploaded files, as assets, by the path that the brief gives. */
  files?: { readonly [path: string]: AssetHash };
  signal: AbortSignal;
}

/** What a person may change of a project as a whole; what is absent stays. */
export interface ProjectChanges {
  title?: string | undefined;
  archived?: boolean | undefined;
}

/** A file that a person brought, on its way into the store. */
export interface Upload {
  /** As the person's computer calls it; its ending says what it is. */
  name: string;
  /** Where it lies now; it is copied from there. */
  path: string;
}

/** A run of a project that is kept. */
export interface RunProjectRequest {
  projectId: string;
  /** The run's name where somebody gave it one already. */
  runId?: string;
  outputFolder?: string;
  /** Where the finished film is published. */
  publish?: PublishRequest;
  /** The address that is told how it ended; that of the settings where absent. */
  webhook?: string;
  /** Whether another process goes on with what this one gives up. */
  isHandedOn?(): boolean;
  /** How far to go; to the film where absent. */
  stage?: Stage;
  /** Makes every asset anew; what was paid for stays, beside a new take. */
  force?: boolean;
  signal: AbortSignal;
  onEvent(event: StudioEvent): void;
}

/** Where a finished film is to be published, and with what. */
export interface PublishRequest {
  target: PublishTarget;
  /** Publishes the pictures, clips, speech and music of the film too. */
  withAssets?: boolean;
  /** Deletes the film's local files once all of it is published. */
  deleteLocal?: boolean;
  /** Told how much is published, from 0 to 1. */
  onProgress?(fraction: number): void;
}

/** What was published of a film. */
export interface PublishedFilm {
  kind: PublishKind;
  /** The place for a person to read. */
  place: string;
  files: PublishedFile[];
  /** Paths of the local files that were deleted after that. */
  deleted: string[];
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
  /** Absent where nothing was to be published. */
  published?: PublishedFilm;
  assets: { made: number; reused: number };
  costMicros: number;
  degraded: Film['degraded'];
  /** What is not made as it was asked, where a model could not; absent where all is. */
  corrected?: CorrectedAsset[];
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

/** What a person who writes a brief of a format needs to know. */
export interface FormatSummary {
  name: string;
  description: string;
  /** JSON Schema of its briefs. */
  schema: JsonObject;
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

/** Everything that a person can ask of Reelwright: the command line, the API and the library share it. */
export interface Studio {
  makeFilm(request: MakeFilmRequest): Promise<MadeFilm>;
  /** Makes a film of each of many briefs, all of which are checked before the first is made. */
  makeBatch(request: MakeBatchRequest): Promise<MadeBatch>;
  /** Keeps a brief as a new project; nothing is made yet. */
  createProject(request: CreateProjectRequest): Promise<StoredProject & { notices: string[] }>;
  /** `not-found` where there is none of that very id. */
  project(id: string): Promise<StoredProject>;
  /** With a revision, `conflict` where the project was changed since. */
  changeProject(id: string, changes: ProjectChanges, revision?: number): Promise<StoredProject>;
  /** The same key again answers with the copy that it made the first time. */
  duplicateProject(id: string, idempotencyKey?: string): Promise<StoredProject>;
  /** Deletes the project and what no other one needs. `not-found` where there is none. */
  deleteProject(id: string): Promise<void>;
  /** What a run of the project would make at what price. */
  planProject(
    id: string,
    options: { stage?: Stage; force?: boolean; signal: AbortSignal },
  ): Promise<PlannedFilm>;
  runProject(request: RunProjectRequest): Promise<MadeFilm>;
  /** Raises `invalid-input` for a place that is not set up and for an address that nobody can be told at. */
  checkDelivery(delivery: Pick<RunProjectRequest, 'publish' | 'webhook'>): Promise<void>;
  /** The project's scenes in their order, and how each of their assets stands; none before there is a script. */
  scenes(id: string): Promise<SceneState[]>;
  /** The pieces that the project's music had; undefined where none is made for it, or before there is a script. */
  music(id: string): Promise<MusicState | undefined>;
  /** Makes an edit, which can be undone; what it makes stale stays until a run refreshes it. */
  edit(id: string, edit: Edit, revision?: number): Promise<EditOutcome>;
  /** What an edit would make stale and what refreshing that would cost; nothing is kept. */
  previewEdit(id: string, edit: Edit): Promise<EditOutcome>;
  /** `conflict` where there is nothing to undo. */
  undo(id: string, revision?: number): Promise<EditOutcome>;
  redo(id: string, revision?: number): Promise<EditOutcome>;
  /** Publishes the last film but for what is there: `not-found` without one, `invalid-input` for no place set up. */
  publishProject(id: string, request: PublishRequest, signal: AbortSignal): Promise<PublishedFilm>;
  /** How the places to publish to stand. */
  publishers(): PublisherState[];
  /** An asset of the project with a path to read it from; `not-found` for what belongs to others. */
  projectAsset(projectId: string, hash: AssetHash): Promise<ReadableAsset>;
  /** A thumbnail of an asset of the project, made when first asked for; `unsupported-media` where nothing is seen. */
  thumbnail(wish: ThumbnailWish, signal: AbortSignal): Promise<ReadableAsset>;
  /** When the music of the project's last film beats, in seconds; none without music. */
  filmBeats(projectId: string, signal: AbortSignal): Promise<number[]>;
  /** Takes a file in, probed before; `unsupported-media` for what no film can use. */
  takeInUpload(upload: Upload, signal: AbortSignal): Promise<AssetRecord>;
  defaults: OwnDefaults;
  plan(request: PlanFilmRequest): Promise<PlannedFilm>;
  /** Makes a film from a timeline document and the files beside it; only what is not there yet is made. */
  renderTimeline(request: RenderTimelineRequest, signal: AbortSignal): Promise<RenderedTimeline>;
  /** Makes another shape, codec, preview, teaser or the sound alone of a finished film. */
  exportFilm(request: ExportRequest, signal: AbortSignal): Promise<ExportedFile>;
  /** Packs a finished film for a learning system. */
  packageFilm(request: PackageFilmRequest, signal: AbortSignal): Promise<FilmPackage>;
  /** What a derivative of a project's last film would be, and whether it is there; nothing is made. */
  derivativeWish(projectId: string, derivative: Derivative): Promise<DerivativeWish>;
  /** Makes a derivative of a project's last film unless it is there: an asset of the project. */
  makeDerivative(request: MakeDerivativeRequest, signal: AbortSignal): Promise<AssetRecord>;
  /** Judges a film from anywhere by what is wrong with it in itself. */
  checkFilm(request: CheckRequest, signal: AbortSignal): Promise<FilmCheck[]>;
  /** Puts pieces of films one after the other, copying all that can be copied. */
  joinPieces(request: JoinRequest, signal: AbortSignal): Promise<ExportedFile>;
  listProjects(query: ProjectQuery): Promise<ProjectPage>;
  /** The project whose id is, or alone begins with, what is given; `not-found` names the nearest. */
  showProject(id: string): Promise<{ project: Project; assets: AssetRecord[] }>;
  /** Paid calls, the first intended first. */
  listCalls(query: CallQuery): Promise<PaidCall[]>;
  /** `not-found` where there is none. */
  call(id: string): Promise<PaidCall>;
  /** Ends all calls under way for one scene, where their vendors can; answers with them as they are then. */
  cancelScene(projectId: string, sceneId: string, signal: AbortSignal): Promise<PaidCall[]>;
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
  /** An example of a picture style, drawn on this machine; `not-found` for a name that is none. */
  stylePicture(name: string, signal: AbortSignal, widthPixels?: ThumbnailWidth): Promise<ReadableAsset>;
  /** The models of a kind, such as `video`, or all; `unknown-name` for another kind. */
  models(kind?: string): ModelSummary[];
  /** How each part of this installation stands, for a person to read; asks nobody outside. */
  doctor(): Promise<Finding[]>;
  /** Of that, whether the parts on this machine work, which takes something small to be made with each. */
  checkParts(): Promise<Finding[]>;
  /** What can be made here now, by whom and for how much, and what is missing for the rest; asks nobody outside. */
  capabilities(): Capabilities;
  /** Asks every vendor whose key is here for its models; with `spend` for a tiny real thing too, at the price it tells. */
  probe(request: ProbeRequest): Promise<ProbeReport[]>;
  formats(): FormatSummary[];
  /** What a person begins a film of a format with; `unknown-name` where there is none of that name. */
  newBrief(format: string): NewBrief;
  close(): Promise<void>;
}
