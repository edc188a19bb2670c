import type { AssetHash } from '../domain/asset.ts';
import { hashJson, type JsonObject } from '../domain/canonical-json.ts';
import { isReelError } from '../domain/errors.ts';
import type { Project } from '../domain/project.ts';
import { type ResolvedSettings, resolveSettings, settingsSchema } from '../domain/settings.ts';
import type { Format } from '../ports/format.ts';
import type { ProjectStore, StoredProject } from '../ports/project-store.ts';
import type { ReadBrief } from './brief/read-brief.ts';

/** The brief's settings with everything that it leaves open said by its format. */
function settingsOf(brief: ReadBrief['brief'], format: Format): ResolvedSettings {
  const { musicMood, ...wished } = { ...format.defaults, ...format.wishedSettings?.(brief) };
  const settings = resolveSettings(settingsSchema.parse(brief.settings ?? {}), wished);
  const { music } = settings;
  const isChosen = music.mood !== undefined || music.file !== undefined;
  return { ...settings, music: isChosen ? music : { ...music, mood: musicMood } };
}

/** The project that a brief is, whether it is kept yet or not: handed in again, it has the same id. */
export function projectIdOf({ format, brief, title }: ReadBrief, ownerId: string): string {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
  const identity = hashJson([ownerId, format.name, format.identityOf(brief)]).slice(0, 8);
  return name === '' ? `${format.name}-${identity}` : `${name}-${identity}`;
}

/** What a project is made from: a brief that was read, and its files in the store. */
export interface TakenInBrief {
  id: string;
  ownerId: string;
  read: ReadBrief;
  sources: { [path: string]: AssetHash };
}

/**
 * The project that a brief is: a new one, or the kept one brought up to the brief. Handed in unchanged, a brief
 * changes nothing of what a person made of it since.
 */
export function projectFrom(taken: TakenInBrief, kept: Project | undefined, nowMs: number): Project {
  const { id, ownerId, read, sources } = taken;
  const brief = read.brief as unknown as JsonObject;
  const settings = settingsOf(read.brief, read.format);
  const now = new Date(nowMs).toISOString();
  if (kept && hashJson(kept.brief) === hashJson(brief)) {
    return { ...kept, sources: { ...kept.sources, ...sources } };
  }
  if (kept) {
    const { edits: _made, ...rest } = kept;
    const allSources = { ...kept.sources, ...sources };
    return { ...rest, title: read.title, brief, settings, sources: allSources, storyboard: null };
  }
  return {
    version: 2,
    id,
    ownerId,
    format: read.format.name,
    title: read.title,
    brief,
    settings,
    sources,
    storyboard: null,
    status: 'pending',
    createdAt: now,
    updatedAt: now,
  };
}

/** The project of that id; undefined where there is none. */
export async function findProject(id: string, projects: ProjectStore): Promise<StoredProject | undefined> {
  try {
    return await projects.get(id);
  } catch (error) {
    if (isReelError(error) && error.code === 'not-found') return undefined;
    throw error;
  }
}

/**
 * Applies a change to the newest state of a project, once more where somebody else saved it in between; `change`
 * is given nothing where the project is not kept yet.
 */
export async function changeProject(
  id: string,
  projects: ProjectStore,
  change: (kept: Project | undefined) => Project,
): Promise<Project> {
  for (;;) {
    const stored = await findProject(id, projects);
    const changed = change(stored?.project);
    try {
      const saved = stored ? await projects.save(changed, stored.revision) : await projects.create(changed);
      return saved.project;
    } catch (error) {
      if (!isReelError(error) || error.code !== 'conflict') throw error;
    }
  }
}
