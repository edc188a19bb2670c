import type { z } from 'zod';
import type { Edit } from '../domain/edits/edit.ts';
import type { OwnerDefaults } from '../domain/owner-defaults.ts';
import type { ThumbnailWidth } from '../domain/recipes.ts';
import type * as catalogue from '../http/catalogue-documents.ts';
import type * as derivatives from '../http/derivative-documents.ts';
import type * as documents from '../http/documents.ts';
import type { Problem } from '../http/problem.ts';
import type * as providers from '../http/provider-documents.ts';
import type * as publishing from '../http/publish-documents.ts';
import type * as requests from '../http/request-documents.ts';
import type * as scenes from '../http/scene-documents.ts';
import type * as settings from '../http/settings-documents.ts';

/** What requests bring and what answers hold: the types of the very schemas that check and describe the API. */

export type BriefRequest = z.input<typeof requests.briefSchema>;
export type ProjectChanges = z.input<typeof requests.changesSchema>;
export type RunRequest = Omit<z.input<typeof requests.runRequestSchema>, 'dry_run'>;
export type NewKey = z.input<typeof requests.newKeySchema>;
export type CallDecision = z.input<typeof requests.decisionSchema>['decision'];
export type PublishRequest = z.input<typeof publishing.publishRequestSchema>;
export type { Edit, Problem };

export type Project = z.infer<typeof documents.projectSchema>;
export type Film = NonNullable<Project['film']>;
/** One provider that did not make an asset, so that the next one was asked. */
export type StepDown = Film['degraded'][number]['steps'][number];
export type ProjectPage = z.infer<typeof documents.projectPageSchema>;
export type ProjectSummary = ProjectPage['projects'][number];
export type Plan = z.infer<typeof documents.planSchema>;
export type Run = z.infer<typeof documents.runSchema>;
export type RunPage = z.infer<typeof documents.runPageSchema>;
export type { ThumbnailWidth };
export type Asset = z.infer<typeof documents.assetSchema>;
export type Upload = z.infer<typeof documents.uploadSchema>;
export type Scene = z.infer<typeof scenes.sceneSchema>;
export type Scenes = z.infer<typeof scenes.scenesSchema>;
export type EditOutcome = z.infer<typeof scenes.editOutcomeSchema>;
export type FilmTimeline = z.infer<typeof documents.timelineSchema>;
export type CallPage = z.infer<typeof documents.callPageSchema>;
export type Call = z.infer<typeof documents.callSchema>;
export type Budget = z.infer<typeof documents.budgetSchema>;
export type Key = z.infer<typeof documents.keySchema>;
export type Identity = z.infer<typeof documents.identitySchema>;
export type Format = z.infer<typeof catalogue.formatSchema>;
export type Formats = z.infer<typeof catalogue.formatsSchema>['formats'];
export type Styles = z.infer<typeof catalogue.stylesSchema>;
export type Voice = z.infer<typeof catalogue.voicesSchema>['voices'][number];
export type Model = z.infer<typeof catalogue.modelSchema>;
export type Providers = z.infer<typeof providers.providersSchema>;
export type Probes = z.infer<typeof providers.probesSchema>;
export type Probe = Probes['probes'][number];

export type PublishedFilm = z.infer<typeof publishing.publishedSchema>;
export type Publisher = z.infer<typeof publishing.publishersSchema>['publishers'][number];
/** An export or a package of a film. */
export type Derivative = z.infer<typeof derivatives.derivativeSchema>;
export type ExportRequest = z.input<typeof derivatives.exportRequestSchema>;
export type PackageRequest = z.input<typeof derivatives.packageRequestSchema>;
/** What an owner's new films start from. */
export type Defaults = OwnerDefaults;
export type Setting = z.infer<typeof settings.settingSchema>;
export type Settings = z.infer<typeof settings.settingsSchema>;

/** A document with the ETag that it came with, to be given as `ifMatch` with the next change. */
export type Tagged<Document> = Document & { etag: string };

/** One thing that happened. `resync`: word was missed, so what is shown is to be read anew. */
export type ApiEvent = { id?: string } & (
  | { type: 'run-started' | 'run-ended'; project: string; run: Run }
  | { type: 'run-event'; project: string; run: string; event: RunWord }
  | { type: 'project-changed'; project: string; revision: number | null }
  | { type: 'resync' }
);

/** What a run tells while it works. */
export type RunWord =
  | ({ type: 'progress' } & Progress)
  | { type: 'notice'; message: string }
  | ({ type: 'stepped-down'; label: string } & StepDown);

export interface Progress {
  stage: string;
  step: string;
  done: number;
  total: number;
  /** From 0 to 1. */
  fraction: number;
  seconds_left: number | null;
  /** In US dollars. */
  spent: number;
}
