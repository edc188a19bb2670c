import type { AssetHash } from '../domain/asset.ts';
import { hashJson, type JsonObject } from '../domain/canonical-json.ts';
import { FIRST_PIECE, isOtherMusic, withMusicTakes } from '../domain/edits/music-takes.ts';
import { isReelError } from '../domain/errors.ts';
import type { MadeAnew, Project } from '../domain/project.ts';
import { type ResolvedSettings, resolveSettings } from '../domain/settings.ts';
import type { ProjectStore, StoredProject } from '../ports/project-store.ts';
import type { ReadBrief } from './brief/read-brief.ts';

/** The settings with everything that brief and defaults leave open said by the format. */
function settingsOf({ brief, settings: known, format }: ReadBrief): ResolvedSettings {
  const { musicMood, ...wished } = { ...format.defaults, ...format.wishedSettings?.(brief) };
  const settings = resolveSettings(known, wished);
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
 * changes nothing of what a person made of it since, nor do defaults that are others by now: those are for new films.
 */
export function projectFrom(taken: TakenInBrief, kept: Project | undefined, nowMs: number): Project {
  const { id, ownerId, read, sources } = taken;
  const brief = read.brief as unknown as JsonObject;
  const settings = settingsOf(read);
  const { startsFrom } = read;
  const isStarted = startsFrom !== null && Object.keys(startsFrom).length > 0;
  const started = isStarted ? { startedFrom: startsFrom } : {};
  const now = new Date(nowMs).toISOString();
  const isLeftAside = startsFrom === null && kept?.startedFrom !== undefined;
  if (kept && hashJson(kept.brief) === hashJson(brief) && !isLeftAside) {
    const { anew, ...rest } = kept;
    const begun = anew?.isBegun ? { anew } : madeAnew(read);
    return { ...rest, ...begun, sources: { ...kept.sources, ...sources } };
  }
  if (kept) {
    const { edits: _made, startedFrom: _former, anew: _asked, takes: former, ...rest } = kept;
    const takes = isOtherMusic(kept.settings, settings) ? withMusicTakes(former, FIRST_PIECE) : former;
    const allSources = { ...kept.sources, ...sources };
    const bedSeconds = kept.storyboard?.bedSeconds ?? kept.bedSeconds;
    return {
      ...rest,
      title: read.title,
      brief,
      settings,
      ...started,
      ...madeAnew(read),
      sources: allSources,
      storyboard: null,
      ...(takes && { takes }),
      ...(bedSeconds !== undefined && { bedSeconds }),
    };
  }
  return {
    version: 2,
    id,
    ownerId,
    format: read.format.name,
    title: read.title,
    brief,
    settings,
    ...started,
    ...madeAnew(read),
    sources,
    storyboard: null,
    status: 'pending',
    createdAt: now,
    updatedAt: now,
  };
}

function madeAnew({ anew }: ReadBrief): { anew?: MadeAnew } {
  return anew.length === 0 ? {} : { anew: { kinds: anew, isBegun: false } };
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
