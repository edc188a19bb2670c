/**
 * Reelwright as a library: the same use cases as the command line and the API, in the process that asks. A studio holds
 * its home open until it is closed.
 */
export { openKeys, openServer, openSettings, openStudio, openWorker } from './compose.ts';
export type { InstallationOptions } from './composition/installation.ts';
export type { AssetRecord } from './domain/asset.ts';
export type { Edit } from './domain/edits/edit.ts';
export { type ErrorCode, type InputIssue, isReelError, ReelError } from './domain/errors.ts';
export type { Plan } from './domain/plan.ts';
export type { Price, PriceSum } from './domain/price.ts';
export type { Project } from './domain/project.ts';
export { STAGES, type Stage } from './domain/stage.ts';
export type { Scene, Storyboard } from './domain/storyboard.ts';
export type { ApiKey, KeyScope, KeyStore } from './ports/key-store.ts';
export type { StoredProject } from './ports/project-store.ts';
export type { Settings, StoredSetting } from './ports/settings-store.ts';
export type { EditOutcome } from './studio/editing/edit-project.ts';
export type { SceneState } from './studio/editing/scene-states.ts';
export type { StudioEvent } from './studio/events.ts';
export type { RunningServer, ServerOptions } from './studio/server.ts';
export type {
  CreateProjectRequest,
  MadeFilm,
  MakeFilmRequest,
  RunProjectRequest,
  Studio,
} from './studio/studio.ts';
export type { RunningWorker, WorkerOptions } from './studio/worker.ts';
