import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type AssetHash, type AssetRecipe, assetHash } from '../../domain/asset.ts';
import { throwIfCancelled } from '../../domain/errors.ts';
import { framesToSeconds } from '../../domain/time.ts';
import type { MediaReference, Timeline } from '../../domain/timeline.ts';
import type { Media } from '../../ports/media.ts';
import { type AssembledFilm, assembleFilm } from './film-assembly.ts';
import { type FilmPlan, planFilm, type Span } from './film-plan.ts';
import { readSpanPictures } from './span-pictures.ts';
import { spanRecipe } from './span-recipe.ts';
import { type Composition, mediaName } from './stretches.ts';

/**
 * With one quantiser for all pictures (see the media process) this is as good as CRF 23 of a whole film, in which
 * x264 spends more on what stands: a grainy test picture keeps an SSIM over 0.97, against 0.94 (preset veryfast) and
 * 0.98 (medium) at CRF 23.
 */
export const PICTURE_QUALITY = 18;
const SOUND_BITS_PER_SECOND = 128_000;

/** Where coded spans are kept from film to film. */
export interface SpanStore {
  /** The file of a span that is there. */
  find(hash: AssetHash): Promise<string | undefined>;
  /** Takes a new span in and answers with its place. The given file is removed afterwards. */
  put(hash: AssetHash, recipe: AssetRecipe, path: string): Promise<string>;
}

/** A file that a timeline plays. */
export interface LocatedMedia {
  path: string;
  /** The asset's name, or a hash of the file's bytes. */
  hash: AssetHash;
}

export interface FilmRequest {
  timeline: Timeline;
  locate(media: MediaReference): Promise<LocatedMedia>;
  /** The finished mix as a WAV of 48 kHz; a silent film where absent. */
  sound?: { path: string; channels: 1 | 2 };
  title?: string;
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
 * Makes an MP4 from a timeline of stills: H.264 High and AAC, constant frame rate, ready to be played while it
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
    const located = await locateAll(request, plan);
    const soundPath = request.sound && join(folder, 'sound.m4a');
    const [spans] = await allOrStop(stop, [
      codeSpans(plan, timeline, located, folder, media, store, stopped),
      request.sound &&
        media.encodeSound(
          {
            inputPath: request.sound.path,
            outputPath: soundPath!,
            channels: request.sound.channels,
            bitsPerSecond: SOUND_BITS_PER_SECOND,
          },
          stopped,
        ),
    ]);
    const picturesPath = join(folder, 'pictures');
    const assembled = await writePictures(plan, timeline, spans, picturesPath);
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

interface CodedSpan {
  hash: AssetHash;
  path: string;
  made: boolean;
  pictureCount: number;
}

async function locateAll(request: FilmRequest, plan: FilmPlan): Promise<Map<string, LocatedMedia>> {
  const compositions = plan.spans.flatMap(({ pictures }) =>
    pictures.flatMap(({ composition, blend }) => [composition, blend?.composition ?? []]),
  );
  const references = new Map(compositions.flat().map((layer) => [mediaName(layer.media), layer.media]));
  return new Map(
    await Promise.all(
      [...references].map(async ([name, reference]) => [name, await request.locate(reference)] as const),
    ),
  );
}

/** Spans that are not there yet are coded side by side; equal ones once. */
async function codeSpans(
  plan: FilmPlan,
  timeline: Timeline,
  located: Map<string, LocatedMedia>,
  folder: string,
  media: Media,
  store: SpanStore,
  signal: AbortSignal,
): Promise<CodedSpan[]> {
  const coding = { size: timeline.size, frameRate: timeline.frameRate, quality: PICTURE_QUALITY };
  const locate = (reference: MediaReference) => located.get(mediaName(reference))!;
  const inWork = new Map<AssetHash, Promise<CodedSpan>>();
  const codeSpan = async (span: Span, hash: AssetHash, recipe: AssetRecipe): Promise<CodedSpan> => {
    const pictureCount = span.pictures.length;
    const found = await store.find(hash);
    if (found !== undefined) return { hash, path: found, made: false, pictureCount };
    const outputPath = join(folder, `${hash}.h264`);
    const layers = (composition: Composition) =>
      composition.map(({ media: reference, xPixels, yPixels }) => ({
        path: locate(reference).path,
        xPixels,
        yPixels,
      }));
    const pictures = span.pictures.map(({ composition, blend, intra }) => ({
      layers: layers(composition),
      ...(blend && { blend: { layers: layers(blend.composition), share: blend.share } }),
      intra,
    }));
    await media.encodePictures({ ...coding, pictures, outputPath }, signal);
    return { hash, path: await store.put(hash, recipe, outputPath), made: true, pictureCount };
  };
  return Promise.all(
    plan.spans.map((span) => {
      const recipe = spanRecipe(span, coding, (reference) => locate(reference).hash);
      const hash = assetHash(recipe);
      const coded = inWork.get(hash) ?? codeSpan(span, hash, recipe);
      inWork.set(hash, coded);
      return coded;
    }),
  );
}

async function writePictures(
  plan: FilmPlan,
  timeline: Timeline,
  spans: CodedSpan[],
  path: string,
): Promise<AssembledFilm> {
  const file = openSync(path, 'w');
  try {
    return await assembleFilm(
      timeline,
      plan,
      async (index) => readSpanPictures(await readFile(spans[index]!.path), spans[index]!.pictureCount),
      (sample) => writeSync(file, sample),
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
