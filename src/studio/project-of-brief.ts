import { hashJson, type JsonObject } from '../domain/canonical-json.ts';
import { isReelError } from '../domain/errors.ts';
import { LOCAL_OWNER, type Project } from '../domain/project.ts';
import { settingsSchema } from '../domain/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Format } from '../ports/format.ts';
import type { ProjectStore, StoredProject } from '../ports/project-store.ts';
import type { ResolvedSettings } from '../production/wishes.ts';
import type { ReadBrief } from './brief/read-brief.ts';

/** The brief's settings with everything that it leaves open said by its format. */
export function resolveSettings(brief: ReadBrief['brief'], format: Format): ResolvedSettings {
  const settings = settingsSchema.parse(brief.settings ?? {});
  const { music } = settings;
  const chosen = music.mood === undefined && music.file === undefined;
  return {
    ...settings,
    ratio: settings.ratio ?? format.defaults.ratio,
    style: settings.style ?? format.defaults.style,
    music: chosen ? { ...music, mood: format.defaults.musicMood } : music,
  };
}

/** The project that a brief is, whether it is kept yet or not: handed in again, it has the same id. */
export function projectIdOf({ format, brief, title }: ReadBrief, ownerId = LOCAL_OWNER): string {
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

/**
 * Keeps the brief as a project, or brings the project that it is up to the brief. A storyboard that was made from
 * the same brief and settings stays, with all that a person changed in it.
 */
export async function keepProject(
  read: ReadBrief,
  projects: ProjectStore,
  clock: Clock,
): Promise<StoredProject> {
  const id = projectIdOf(read);
  const brief = read.brief as unknown as JsonObject;
  const settings = resolveSettings(read.brief, read.format);
  const now = new Date(clock.nowMs()).toISOString();
  const fresh: Project = {
    version: 1,
    id,
    ownerId: LOCAL_OWNER,
    format: read.format.name,
    title: read.title,
    brief,
    settings,
    storyboard: null,
    status: 'pending',
    createdAt: now,
    updatedAt: now,
  };
  try {
    return await projects.create(fresh);
  } catch (error) {
    if (!isReelError(error) || error.code !== 'conflict') throw error;
  }
  return changeProject(id, projects, (kept) => {
    const same = hashJson([kept.brief, kept.settings]) === hashJson([brief, settings]);
    return { ...kept, title: read.title, brief, settings, storyboard: same ? kept.storyboard : null };
  });
}

/** Applies a change to the newest state of a project, again where somebody else saved it in between. */
export async function changeProject(
  id: string,
  projects: ProjectStore,
  change: (project: Project) => Project,
): Promise<StoredProject> {
  for (;;) {
    const { project, revision } = await projects.get(id);
    try {
      return await projects.save(change(project), revision);
    } catch (error) {
      if (!isReelError(error) || error.code !== 'conflict') throw error;
    }
  }
}
