import type { AssetHash } from '../domain/asset.ts';
import { musicTakesOf } from '../domain/edits/music-takes.ts';
import { ReelError } from '../domain/errors.ts';
import { bedSeconds } from '../domain/music-bed.ts';
import { nearestName } from '../domain/nearest-name.ts';
import type { Project } from '../domain/project.ts';
import type { Scene, Storyboard } from '../domain/storyboard.ts';
import { takenInFile } from '../formats/taken-in-file.ts';
import type { CommonBrief, Format } from '../ports/format.ts';
import type { TextGenerator } from '../ports/text-generator.ts';
import { hearingNotices } from './brief/hearing-notices.ts';
import { framedStoryboard } from './framed-storyboard.ts';
import { analysisOf, type FilesAtHand, hearTrack } from './hear-music.ts';
import { sourcesOf } from './planning.ts';
import { brandOf } from './project-brand.ts';
import { changeProject } from './project-of-brief.ts';
import type { StudioParts } from './studio-parts.ts';

/** Music that goes round more often is better made anew. */
const MOST_LOOPS = 2;

export interface StoryboardRequest {
  writer: TextGenerator;
  signal: AbortSignal;
  /** Files of the brief that are not taken in yet. */
  files?: FilesAtHand;
}

/** The project's storyboard: the kept one, or a new one made from its brief. */
export async function storyboardOf(
  project: Project,
  { writer, signal, files = new Map() }: StoryboardRequest,
  parts: StudioParts,
): Promise<Storyboard> {
  const { formats, findModel } = parts;
  if (project.storyboard !== null) return project.storyboard;
  const format = formatOf(project, formats);
  const { settings } = project;
  const sources = sourcesOf(project);
  const brief = project.brief as CommonBrief;
  const { logo: _logo, font: _font, ...brand } = brandOf(project);
  const branded = { ...brief, brand: { ...brief.brand, ...brand } };
  const secondsOf = (asset: AssetHash) => secondsOfFile(asset, parts, files, signal);
  const storyboard = await format.storyboard(branded, {
    settings,
    sources,
    musicTake: musicTakesOf(project.takes).heard,
    writer,
    findModel,
    secondsOf: (path) => secondsOf(takenInFile(path, sources).asset),
    hear: (track) => hearTrack(track, parts, files, signal),
    signal,
  });
  const framed = await framedStoryboard(storyboard, { settings, sources, secondsOf });
  if (framed.leadMusic) return framed;
  return { ...framed, bedSeconds: bedSecondsFor(project, framed.scenes) };
}

/** That of a former brief, paid for and looped, unless the film is far longer by now. */
function bedSecondsFor({ bedSeconds: former, settings }: Project, scenes: readonly Scene[]): number {
  const wanted = bedSeconds(scenes, settings);
  return former !== undefined && wanted <= former * MOST_LOOPS ? former : wanted;
}

/** The kept project with its storyboard, made by a run and kept where there was none. */
export async function storyboarded(
  project: Project,
  { runId, signal }: { runId: string; signal: AbortSignal },
  parts: StudioParts,
): Promise<Project> {
  if (project.storyboard !== null) return project;
  const { writer, assets } = hearingNotices(parts.writerFor({ projectId: project.id, runId }));
  const storyboard = await storyboardOf(project, { writer, signal }, parts);
  const { leadMusic } = storyboard;
  await parts.workshop.store.refer(project.id, [...assets, ...(leadMusic ? [analysisOf(leadMusic)] : [])]);
  return changeProject(project.id, parts.projects, (kept = project) => {
    const isRenamed = kept.title !== formatOf(kept, parts.formats).titleOf(kept.brief);
    return { ...kept, storyboard: isRenamed ? { ...storyboard, title: kept.title } : storyboard };
  });
}

/** The format that made the project. Raises `unknown-name` where this installation has none of that name. */
function formatOf({ format: name }: Project, formats: readonly Format[]): Format {
  const format = formats.find((each) => each.name === name);
  if (format) return format;
  const names = formats.map((each) => each.name);
  const nearest = nearestName(name, names);
  throw new ReelError(
    'unknown-name',
    `The project is of the format ${name}, which is not installed here; there are ${names.join(', ')}.`,
    { issues: [{ field: 'format', value: name, problem: 'is not installed', ...(nearest && { nearest }) }] },
  );
}

async function secondsOfFile(
  asset: AssetHash,
  { media, workshop: { store } }: Pick<StudioParts, 'media' | 'workshop'>,
  files: FilesAtHand,
  signal: AbortSignal,
): Promise<number> {
  const { durationSeconds } = await media.probe(files.get(asset) ?? (await store.pathOf(asset)), signal);
  if (durationSeconds !== null) return durationSeconds;
  throw new ReelError(
    'invalid-input',
    'A film of your own does not say how long it is; save it anew as MP4.',
  );
}
