import { resolve } from 'node:path';
import type { AssetHash, AssetRecord } from '../domain/asset.ts';
import { captionLineText } from '../domain/caption.ts';
import { ReelError } from '../domain/errors.ts';
import { type FilmScene, filmWishOf } from '../domain/film-recipe.ts';
import type { Project } from '../domain/project.ts';
import { wordsOfBlock } from '../domain/slide-block.ts';
import { framesToSeconds } from '../domain/time.ts';
import type { PackageContents } from '../packaging/package-contents.ts';
import { type PackageFile, writePackage } from '../packaging/write-package.ts';
import type { AssetStore } from '../ports/asset-store.ts';
import { writeSubRip } from '../render/captions/sub-rip.ts';
import { writeWebVtt } from '../render/captions/web-vtt.ts';
import { filmCaptions } from './film/film-captions.ts';
import { measureFilm } from './film/measured-film.ts';
import { openOutputFolder } from './output-folder.ts';
import { showProject } from './show-project.ts';
import type { StudioParts } from './studio-parts.ts';

export interface PackageFilmRequest {
  /** A project’s id, or as much of it as tells it apart. */
  project: string;
  folder: string;
}

export interface FilmPackage {
  projectId: string;
  title: string;
  /** Absolute. */
  folder: string;
  files: PackageFile[];
  questions: number;
}

/**
 * Packs a project’s finished film for a learning system: with its captions, transcript and questions, a page that
 * plays it, and SCORM archives. Raises `conflict` for a project without a film, `not-found` for one that is not there.
 */
export async function packageFilm(
  { project: id, folder }: PackageFilmRequest,
  parts: StudioParts,
  signal: AbortSignal,
): Promise<FilmPackage> {
  const { project } = await showProject(id, parts);
  const contents = await packageContents(project, parts.workshop.store);
  await openOutputFolder(folder);
  const files = await writePackage(contents, resolve(folder), signal);
  const { title, questions } = contents;
  return { projectId: project.id, title, folder: resolve(folder), files, questions: questions.length };
}

/**
 * What the film shows and says, from the film itself; what it asks and teaches, from the storyboard. `conflict` for a
 * project without a film.
 */
export async function packageContents(project: Project, store: AssetStore): Promise<PackageContents> {
  const { film: made, storyboard } = project;
  const film = made && (await store.find(made.film));
  if (!made || !film) {
    const problem = `The project ${project.id} has no finished film; make it first, then pack it.`;
    throw new ReelError('conflict', problem);
  }
  const wish = filmWishOf(film.recipe);
  const records = await inputRecords(film, store);
  const measured = measureFilm(wish, (role) => {
    const record = records.get(film.recipe.inputs[role] ?? '');
    if (!record)
      throw new ReelError('conflict', 'Parts of the film were deleted; make it again, then pack it.');
    return record;
  });
  const cues = filmCaptions(measured);
  const scenes = wish.scenes.map(({ id, title }, index) => ({
    title,
    startSeconds: framesToSeconds(measured.times[index]?.startFrame ?? 0, wish.frameRate),
    lines: measured.lines.filter(({ sceneId }) => sceneId === id),
  }));
  const startOf = new Map(wish.scenes.map(({ id }, index) => [id, scenes[index]?.startSeconds ?? 0]));
  return {
    id: project.id,
    title: wish.title,
    language: wish.language,
    objectives: storyboard?.objectives ?? [],
    brandColours: wish.brand.colours,
    durationSeconds: measured.durationSeconds,
    size: wish.size,
    filmPath: await store.pathOf(made.film),
    posterPath: await store.pathOf(made.poster),
    captions: { vtt: writeWebVtt(cues), srt: writeSubRip(cues) },
    cues: cues.map(({ startSeconds, endSeconds, lines }) => ({
      startSeconds,
      endSeconds,
      text: lines.map(captionLineText).join('\n'),
    })),
    hasBurnedCaptions: wish.burnedCaptions !== null,
    scenes: scenes.map(({ lines, ...scene }, index) => ({
      ...scene,
      lines: lines.map(({ startSeconds, text }) => ({ startSeconds, text })),
      ...(lines.length === 0 && { shown: shownIn(wish.scenes[index]) }),
    })),
    questions: (storyboard?.scenes ?? []).flatMap(({ id, asks }) => {
      const startSeconds = startOf.get(id);
      return asks === undefined || startSeconds === undefined ? [] : [{ ...asks, id, startSeconds }];
    }),
  };
}

/** What is to be read in a scene beside its title. */
function shownIn(scene: FilmScene | undefined): string[] {
  const { slide, card, title } = scene ?? {};
  const words = [
    ...(card ? [card.text, card.subtitle ?? ''] : []),
    ...(slide?.bullets ?? []).map(({ text }) => text),
    ...(slide?.block ? wordsOfBlock(slide.block) : []),
  ];
  return words.filter((text) => text !== '' && text !== title);
}

function inputRecords(film: AssetRecord, store: AssetStore): Promise<Map<AssetHash, AssetRecord>> {
  return store.findMany(Object.values(film.recipe.inputs));
}
