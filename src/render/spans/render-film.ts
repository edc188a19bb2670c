import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssetHash } from '../../domain/asset.ts';
import { type Breathe, breathing } from '../../domain/breathing.ts';
import { throwIfCancelled } from '../../domain/errors.ts';
import { framesToSeconds } from '../../domain/time.ts';
import type { MediaReference, Timeline } from '../../domain/timeline.ts';
import type { Media } from '../../ports/media.ts';
import { readShapes } from '../moving/media-shapes.ts';
import { type AssembledFilm, assembleFilm } from './film-assembly.ts';
import { type FilmPlan, planFilm } from './film-plan.ts';
import { FilmProgress, type TellFilmProgress } from './film-progress.ts';
import { type CodedSpan, SpanCoder } from './span-coder.ts';
import { readSpanPictures } from './span-pictures.ts';
import type { LocatedMedia, SpanStore } from './span-store.ts';
import { mediaName } from './stretches.ts';

/**
 * With one quantiser for all pictures (see the media process) this is as good as CRF 23 of a whole film, in which
 * x264 spends more on what stands: a grainy test picture keeps an SSIM over 0.97, against 0.94 (preset veryfast) and
 * 0.98 (medium) at CRF 23.
 */
export const PICTURE_QUALITY = 18;
/** CRF of pictures that move. */
const MOVING_QUALITY = 21;

export interface FilmRequest {
  timeline: Timeline;
  locate(media: MediaReference): Promise<LocatedMedia>;
  /**
   * Makes the film's sound, as `encodeSound` codes it, while its pictures are coded, and tells where it is; a silent film
   * where absent. It is stopped where the film is, and tells how much of it is mixed, from 0 to 1.
   */
  sound?: (signal: AbortSignal, onProgress: (fraction: number) => void) => Promise<string>;
  title?: string;
  onProgress?: TellFilmProgress;
  outputPath: string;
  /** A folder for files that are needed meanwhile. */
  workFolder: string;
}

export interface RenderedFilm {
  frameCount: number;
  /** Spans by their names, in the order of the film. */
  spans: { hash: AssetHash; made: boolean }[];
}

/**
 * Makes an MP4 from a timeline: H.264 High and AAC, constant frame rate, ready to be played while it
 * loads. Spans that are there are not coded again. Raises what Media raises; then no file is left.
 */
export async function renderFilm(
  request: FilmRequest,
  media: Media,
  store: SpanStore,
  signal?: AbortSignal,
): Promise<RenderedFilm> {
  throwIfCancelled(signal);
  const { timeline } = request;
  const folder = await mkdtemp(join(request.workFolder, 'film-'));
  const stop = new AbortController();
  const stopped = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  try {
    const plan = planFilm(timeline);
    const located = await locateAll(request);
    const locate = (reference: MediaReference) => located.get(mediaName(reference))!;
    const shapes = await readShapes(timeline, (reference) => locate(reference).path, media, signal);
    const progress = new FilmProgress(timeline, request.sound !== undefined, request.onProgress);
    const coder = new SpanCoder({
      timeline,
      coding: { size: timeline.size, frameRate: timeline.frameRate, quality: PICTURE_QUALITY },
      movingQuality: MOVING_QUALITY,
      shapes,
      locate,
      folder,
      media,
      store,
      signal: stopped,
      onProgress: (coded, wanted) => progress.coded(coded, wanted),
    });
    const sound = request.sound?.(stopped, (fraction) => progress.mixed(fraction));
    const heard = sound?.then((path) => {
      progress.heard();
      return path;
    });
    const [spans, soundPath] = await allOrStop(stop, [coder.codeAll(plan.spans), heard]);
    const picturesPath = join(folder, 'pictures');
    const assembled = await writePictures(plan, timeline, spans, picturesPath, breathing(signal));
    await media.joinFilm(
      {
        outputPath: request.outputPath,
        size: timeline.size,
        frameRate: timeline.frameRate,
        ...assembled,
        picturesPath,
        ...(soundPath !== undefined && { soundPath }),
        ...(request.title !== undefined && { title: request.title }),
        chapters: timeline.chapters.map(({ title, startFrame }) => ({
          title,
          startSeconds: framesToSeconds(startFrame, timeline.frameRate),
        })),
      },
      signal,
    );
    return { frameCount: plan.steps.length, spans: spans.map(({ hash, made }) => ({ hash, made })) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All that the picture tracks show, by `mediaName`. */
async function locateAll({ timeline, locate }: FilmRequest): Promise<Map<string, LocatedMedia>> {
  const shown = [
    ...timeline.picture.flatMap((clip) => {
      if (clip.kind === 'colour') return [];
      return clip.kind === 'layers' ? clip.layers.map((layer) => layer.media) : [clip.media];
    }),
    ...timeline.overlays.map((overlay) => overlay.media),
  ];
  const references = new Map(shown.map((reference) => [mediaName(reference), reference]));
  return new Map(
    await Promise.all(
      [...references].map(async ([name, reference]) => [name, await locate(reference)] as const),
    ),
  );
}

async function writePictures(
  plan: FilmPlan,
  timeline: Timeline,
  spans: CodedSpan[],
  path: string,
  breathe: Breathe,
): Promise<AssembledFilm> {
  const file = openSync(path, 'w');
  try {
    return await assembleFilm(
      timeline,
      plan,
      async (index) => readSpanPictures(await readFile(spans[index]!.path), spans[index]!.pictureCount),
      (sample) => writeSync(file, sample),
      breathe,
    );
  } finally {
    closeSync(file);
  }
}

/** Waits for all; once one fails the rest is stopped and waited for too, so that nothing works on behind. */
async function allOrStop<Works extends readonly unknown[]>(
  stop: AbortController,
  works: readonly [...Works],
): Promise<{ -readonly [Index in keyof Works]: Awaited<Works[Index]> }> {
  try {
    return (await Promise.all(works)) as { -readonly [Index in keyof Works]: Awaited<Works[Index]> };
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(works);
    throw error;
  }
}
