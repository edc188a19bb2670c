import { type AssetHash, type AssetRecipe, type AssetRecord, assetHash } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { ReelError } from '../../domain/errors.ts';
import type { Film } from '../../domain/project.ts';
import type { PackageContents } from '../../packaging/package-contents.ts';
import { ARCHIVE_FORMS, type ArchiveForm, writeArchive } from '../../packaging/write-package.ts';
import type { MakeRequest } from '../../ports/maker.ts';
import { DerivedAssets, type LocallyMade } from '../film/derived-assets.ts';
import { ownProject } from '../own-project.ts';
import { packageContents } from '../package-film.ts';
import type { StudioParts } from '../studio-parts.ts';
import { checkExport } from './export-options.ts';
import { type ExportRequest, exportFilmFile } from './film-files.ts';

/** What the file of an export is, by its ending. */
const EXPORT_TYPES = {
  mp4: 'video/mp4',
  webp: 'image/webp',
  gif: 'image/gif',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  png: 'image/png',
  jpg: 'image/jpeg',
} as const;
export type ExportEnding = keyof typeof EXPORT_TYPES;

/** What a package is for. */
export const PACKAGE_FORMS = ARCHIVE_FORMS;

export type ExportOptions = Omit<ExportRequest, 'film' | 'outputPath' | 'onProgress'> & {
  ending: ExportEnding;
};

/** Something else that is made of a finished film: another shape of it, or a package for a learning system. */
export type Derivative =
  | { kind: 'export'; options: ExportOptions }
  | { kind: 'package'; options: { form: ArchiveForm } };

export type DerivativeKind = Derivative['kind'];

/** What a derivative of a project's last film would be: an asset like any other, so that it is made once. */
export interface DerivativeWish {
  /** Its name, there or not. */
  hash: AssetHash;
  film: AssetHash;
  /** Absent while it has not been made. */
  record?: AssetRecord;
}

export interface MakeDerivativeRequest {
  projectId: string;
  derivative: Derivative;
  /** Told how much is done, from 0 to 1. */
  onProgress?(fraction: number): void;
}

/**
 * What would be made; nothing is. Raises `not-found` for a project without a film, `invalid-input` and `unknown-name`
 * for options that cannot be.
 */
export async function derivativeWish(
  projectId: string,
  derivative: Derivative,
  parts: StudioParts,
): Promise<DerivativeWish> {
  const { film, recipe } = await plannedDerivative(projectId, derivative, parts);
  const hash = assetHash(recipe);
  const record = await parts.workshop.store.find(hash);
  return { hash, film: film.film, ...(record && { record }) };
}

/** Makes it unless it is there, and keeps it as an asset of the project. */
export async function makeDerivative(
  { projectId, derivative, onProgress }: MakeDerivativeRequest,
  parts: StudioParts,
  signal: AbortSignal,
): Promise<AssetRecord> {
  const { recipe, make } = await plannedDerivative(projectId, derivative, parts, onProgress);
  const { record } = await new DerivedAssets(parts.workshop, signal).need(recipe, make);
  await parts.workshop.store.refer(projectId, [record.hash]);
  return record;
}

interface PlannedDerivative {
  film: Film;
  recipe: AssetRecipe;
  make(request: MakeRequest): Promise<LocallyMade>;
}

async function plannedDerivative(
  projectId: string,
  derivative: Derivative,
  parts: StudioParts,
  onProgress?: (fraction: number) => void,
): Promise<PlannedDerivative> {
  const { project } = await ownProject(projectId, parts);
  const { film } = project;
  if (!film) {
    throw new ReelError('not-found', `Project ${projectId} has no film yet; start a run to make it.`);
  }
  if (derivative.kind === 'package') {
    const contents = await packageContents(project, parts.workshop.store);
    return plannedPackage(film, contents, derivative.options.form);
  }
  const filmPath = await parts.workshop.store.pathOf(film.film);
  return plannedExport(film, filmPath, derivative.options, parts, onProgress);
}

function plannedExport(
  film: Film,
  filmPath: string,
  { ending, ...options }: ExportOptions,
  parts: StudioParts,
  onProgress?: (fraction: number) => void,
): PlannedDerivative {
  checkExport({ ...options, film: filmPath, outputPath: `export.${ending}` }, `.${ending}`);
  return {
    film,
    recipe: {
      kind: 'export',
      edition: 1,
      inputs: { film: film.film },
      intent: { ending, ...options } as JsonObject,
    },
    make: async ({ outputPathStem, signal }) => {
      const outputPath = `${outputPathStem}.${ending}`;
      const request = { ...options, film: filmPath, outputPath, ...(onProgress && { onProgress }) };
      const { path, detail } = await exportFilmFile(request, parts, signal);
      return { filePath: path, mediaType: EXPORT_TYPES[ending], facts: { detail } };
    },
  };
}

function plannedPackage(film: Film, contents: PackageContents, form: ArchiveForm): PlannedDerivative {
  const { id, objectives, questions } = contents;
  return {
    film,
    recipe: {
      kind: 'package',
      edition: 1,
      inputs: { film: film.film, poster: film.poster },
      // What the film itself does not say.
      intent: { form, project: id, objectives: [...objectives], questions } as unknown as JsonObject,
    },
    make: async ({ outputPathStem, signal }) => {
      const filePath = `${outputPathStem}.zip`;
      await writeArchive(contents, form, filePath, signal);
      const asked = questions.length === 1 ? '1 question' : `${questions.length} questions`;
      return { filePath, mediaType: 'application/zip', facts: { detail: `${form}, ${asked}` } };
    },
  };
}
