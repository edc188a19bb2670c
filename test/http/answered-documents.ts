import type * as api from '../../src/client/documents.ts';

/** What the API answers with, by method and address; `{}` stands for a part that a test fills in. */
interface Documents {
  'GET /api/assets': { assets: api.Asset[] };
  'GET /api/calls': { calls: api.Call[] };
  'GET /api/keys': { keys: api.Key[] };
  'POST /api/keys': api.Key & { secret: string };
  'GET /api/models': { models: api.Model[] };
  'GET /api/openapi.json': { openapi: string; info: { title: string }; paths: { [path: string]: object } };
  'GET /api/projects': api.ProjectPage;
  'POST /api/projects': api.Project & { notices: string[] };
  'GET /api/projects/{}': api.Project;
  'PATCH /api/projects/{}': api.Project;
  'POST /api/projects/{}/duplicate': api.Project;
  'POST /api/projects/{}/edits': api.EditOutcome;
  'POST /api/projects/{}/undo': api.EditOutcome;
  'POST /api/projects/{}/redo': api.EditOutcome;
  'GET /api/projects/{}/assets': { assets: api.Asset[] };
  'GET /api/projects/{}/plan': api.Plan;
  'GET /api/projects/{}/scenes': api.Scenes;
  'GET /api/projects/{}/scenes/{}': api.Scene;
  'GET /api/projects/{}/exports': { exports: api.Derivative[] };
  'POST /api/projects/{}/exports': api.Derivative;
  'GET /api/projects/{}/exports/{}': api.Derivative;
  'GET /api/projects/{}/packages': { packages: api.Derivative[] };
  'POST /api/projects/{}/packages': api.Derivative;
  'POST /api/projects/{}/publish': api.PublishedFilm;
  'POST /api/projects/{}/runs': api.Run;
  'GET /api/providers': api.Providers;
  'POST /api/providers/probe': { probes: api.Probe[] };
  'GET /api/runs': api.RunPage;
  'GET /api/runs/{}': api.Run;
  'POST /api/runs/{}/cancel': api.Run;
  'GET /api/settings': api.Settings;
  'GET /api/styles': api.Styles;
  'POST /api/uploads': api.Upload;
  'GET /api/voices': { voices: api.Voice[] };
}

/** The document at an address that is written out where it is asked; of another nothing is known. */
export type DocumentAt<
  Path extends string,
  Options,
> = `${MethodOf<Options>} ${RouteOf<WithoutQuery<Path>>}` extends infer Route
  ? Route extends keyof Documents
    ? Documents[Route]
    : unknown
  : never;

type MethodOf<Options> = Options extends { method: infer Method extends string }
  ? Method
  : Options extends { json: unknown } | { body: unknown }
    ? 'POST'
    : 'GET';

type WithoutQuery<Path extends string> = Path extends `${infer Before}?${string}` ? Before : Path;

type RouteOf<Path extends string> = Path extends `${infer Head}/${infer Rest}`
  ? `${PartOf<Head>}/${RouteOf<Rest>}`
  : PartOf<Path>;

type PartOf<Part extends string> = string extends Part ? '{}' : Part;
