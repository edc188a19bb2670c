import type {
  Asset,
  BriefRequest,
  Call,
  Edit,
  EditOutcome,
  FilmTimeline,
  Plan,
  Project,
  ProjectChanges,
  ProjectPage,
  ProjectSummary,
  PublishedFilm,
  PublishRequest,
  Run,
  Scene,
  Scenes,
  Tagged,
  ThumbnailWidth,
} from './documents.ts';
import type { CallOptions, Transport } from './transport.ts';

export interface ProjectListQuery {
  status?: Project['status'];
  format?: string;
  /** All of these words. */
  search?: string;
  archived?: boolean;
  limit?: number;
  page?: string;
}

/** What a change is meant for: an ETag, or the newest state where absent. */
export interface ChangeOptions extends CallOptions {
  ifMatch?: string;
}

export type FilmFile = 'film.mp4' | 'poster.png' | 'contact-sheet.png' | 'captions.vtt' | 'captions.srt';

/** Projects, their scenes and edits of them, and their films. */
export function projectCalls(transport: Transport) {
  const at = (project: string, rest = '') => `/api/projects/${encodeURIComponent(project)}${rest}`;
  const list = (query: ProjectListQuery = {}, options: CallOptions = {}) =>
    transport.ask<ProjectPage>('/api/projects', { query: { ...query }, ...options });
  return {
    /** One page of projects, the last changed first. */
    list,
    /** All projects, page by page. */
    async *all(query: ProjectListQuery = {}, options: CallOptions = {}): AsyncGenerator<ProjectSummary> {
      let page = query.page;
      do {
        const { projects, next_page: next } = await list({ ...query, ...(page && { page }) }, options);
        yield* projects;
        page = next ?? undefined;
      } while (page !== undefined);
    },
    /** Keeps a brief as a new project; nothing is made yet. */
    create: (request: BriefRequest, options: CallOptions & { idempotencyKey?: string } = {}) =>
      transport.askTagged<Project & { notices: string[] }>('/api/projects', { json: request, ...options }),
    get: (project: string, options: CallOptions = {}): Promise<Tagged<Project>> =>
      transport.askTagged(at(project), options),
    /** Renames, archives or brings back; another title can be undone once there is a script. */
    change: (
      project: string,
      changes: ProjectChanges,
      options: ChangeOptions = {},
    ): Promise<Tagged<Project>> =>
      transport.askTagged(at(project), { method: 'PATCH', json: changes, ...options }),
    duplicate: (
      project: string,
      options: CallOptions & { idempotencyKey?: string } = {},
    ): Promise<Tagged<Project>> =>
      transport.askTagged(at(project, '/duplicate'), { method: 'POST', ...options }),
    delete: (project: string, options: CallOptions = {}) =>
      transport.ask<void>(at(project), { method: 'DELETE', ...options }),
    /** What a run would make at what price; nothing is spent. */
    plan: (project: string, query: { stage?: Run['stage'] } = {}, options: CallOptions = {}) =>
      transport.ask<Plan>(at(project, '/plan'), { query, ...options }),

    /** The scenes in their order, with how each of their assets stands. */
    scenes: (project: string, options: CallOptions = {}): Promise<Tagged<Scenes>> =>
      transport.askTagged(at(project, '/scenes'), options),
    scene: (project: string, scene: string, options: CallOptions = {}) =>
      transport.ask<Scene>(at(project, `/scenes/${encodeURIComponent(scene)}`), options),
    /** Ends the paid calls under way for a scene where their vendors can. */
    async cancelScene(project: string, scene: string, options: CallOptions = {}): Promise<Call[]> {
      const path = at(project, `/scenes/${encodeURIComponent(scene)}/cancel`);
      return (await transport.ask<{ calls: Call[] }>(path, { method: 'POST', ...options })).calls;
    },
    /** Makes an edit, which can be undone; says what it made stale and what refreshing that would cost. */
    edit: (project: string, edit: Edit, options: ChangeOptions = {}): Promise<Tagged<EditOutcome>> =>
      transport.askTagged(at(project, '/edits'), { json: { edit }, ...options }),
    /** What an edit would make stale; nothing is changed. */
    previewEdit: (project: string, edit: Edit, options: CallOptions = {}) =>
      transport.ask<EditOutcome>(at(project, '/edits'), { json: { edit, dry_run: true }, ...options }),
    undo: (project: string, options: ChangeOptions = {}): Promise<Tagged<EditOutcome>> =>
      transport.askTagged(at(project, '/undo'), { method: 'POST', ...options }),
    redo: (project: string, options: ChangeOptions = {}): Promise<Tagged<EditOutcome>> =>
      transport.askTagged(at(project, '/redo'), { method: 'POST', ...options }),

    assets: (project: string, options: CallOptions = {}): Promise<Asset[]> =>
      transport.askAll<'assets', Asset>(at(project, '/assets'), 'assets', options),
    /** An asset's file, a part of it by a `range` such as `bytes=0-99`, or a thumbnail of it by a `width`. */
    assetFile: (project: string, hash: string, options: FileOptions = {}) =>
      transport.send(at(project, `/assets/${hash}/content`), fileAsk(options)),
    /** A file of the last film, a part of it by a `range`, or a thumbnail of it by a `width`. */
    filmFile: (project: string, file: FilmFile, options: FileOptions = {}) =>
      transport.send(at(project, `/film/${file}`), fileAsk(options)),
    /** Publishes the last film; what is there already is left as it is. */
    publish: (project: string, request: PublishRequest, options: CallOptions = {}) =>
      transport.ask<PublishedFilm>(at(project, '/publish'), { json: request, ...options }),
    /** Where scenes, speech and music lie in the last film. */
    timeline: (project: string, options: CallOptions = {}) =>
      transport.ask<FilmTimeline>(at(project, '/timeline'), options),
    /** When the music of the last film beats, in seconds; none without music. */
    async beats(project: string, options: CallOptions = {}): Promise<number[]> {
      const path = at(project, '/timeline/beats');
      return (await transport.ask<{ beats_seconds: number[] }>(path, options)).beats_seconds;
    },
  };
}

export interface FileOptions extends CallOptions {
  range?: string;
  /** Of pictures and movies: how wide the thumbnail is, in pixels, at most. */
  width?: ThumbnailWidth;
}

function fileAsk({ range, width, ...options }: FileOptions) {
  return { ...options, query: { width }, ...(range !== undefined && { headers: { range } }) };
}
