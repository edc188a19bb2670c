import type { AssetKind, AssetRecord } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import type { Project } from '../domain/project.ts';
import { noSuchProject, ownIds, ownProject } from './own-project.ts';
import { findProject } from './project-of-brief.ts';
import type { StudioParts } from './studio-parts.ts';

/** Projects looked through for one whose id begins with what a person typed. */
const LOOKED_THROUGH = 500;

const BESIDE_THE_FILM: ReadonlySet<AssetKind> = new Set(['thumbnail', 'music-analysis']);

/**
 * The project whose id is, or alone begins with, what is given, and the assets that it refers to: but for what was found
 * out of these to show them, such as thumbnails.
 */
export async function showProject(
  given: string,
  parts: StudioParts,
): Promise<{ project: Project; assets: AssetRecord[] }> {
  const { projects, workshop, ownerId } = parts;
  const exact = await findProject(given, projects);
  const isOwn = exact?.project.ownerId === ownerId;
  const project = isOwn
    ? exact.project
    : (await ownProject(await idBeginningWith(given, parts), parts)).project;
  const found = await workshop.store.findMany(await workshop.store.referredBy(project.id));
  const isShown = ({ recipe }: AssetRecord) => !BESIDE_THE_FILM.has(recipe.kind);
  return { project, assets: [...found.values()].filter(isShown) };
}

async function idBeginningWith(given: string, parts: StudioParts): Promise<string> {
  const ids = await ownIds(parts, LOOKED_THROUGH);
  const matching = ids.filter((id) => id.startsWith(given));
  if (matching.length === 1 && matching[0] !== undefined) return matching[0];
  if (matching.length > 1) {
    throw new ReelError(
      'invalid-input',
      `${given} begins the ids of ${matching.length} projects: ${matching.join(', ')}.`,
    );
  }
  throw noSuchProject(given, ids);
}
