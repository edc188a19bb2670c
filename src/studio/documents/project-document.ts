import type { AssetRecord } from '../../domain/asset.ts';
import type { Project } from '../../domain/project.ts';
import type { ProjectPage } from '../../ports/project-store.ts';
import { moneyDocument } from './money-document.ts';

/** A project as interfaces show it: brief, settings and storyboard are the documents that they are. */
export function projectDocument(project: Project) {
  const { id, title, format, status, statusReason, createdAt, updatedAt, archivedAt } = project;
  return {
    id,
    title,
    format,
    status,
    status_reason: statusReason ?? null,
    created_at: createdAt,
    updated_at: updatedAt,
    archived_at: archivedAt ?? null,
    brief: project.brief,
    settings: project.settings,
    storyboard: project.storyboard,
    film: project.film ?? null,
  };
}

/** An asset that is there, and where it came from. */
export function assetDocument({ hash, recipe, mediaType, sizeBytes, provenance }: AssetRecord) {
  return {
    hash,
    kind: recipe.kind,
    media_type: mediaType,
    size_bytes: sizeBytes,
    provider: provenance.provider,
    model: provenance.model,
    cost: provenance.cost.known ? moneyDocument(provenance.cost.micros) : null,
    made_at: provenance.madeAt,
    took_ms: provenance.tookMs,
    stepped_down: provenance.steppedDown,
  };
}

/** One page of a list of projects. */
export function pageDocument({ projects, nextPage }: ProjectPage) {
  return {
    projects: projects.map(({ id, title, format, status, archived, poster, createdAt, updatedAt }) => ({
      id,
      title,
      format,
      status,
      archived,
      created_at: createdAt,
      updated_at: updatedAt,
      poster: poster ?? null,
    })),
    next_page: nextPage ?? null,
  };
}
