import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { type AssetHash, type AssetRecipe, assetHash } from '../../domain/asset.ts';
import { isReelError, ReelError, throwIfCancelled } from '../../domain/errors.ts';
import type { MediaReference, Timeline } from '../../domain/timeline.ts';
import type { Media, PictureLayer } from '../../ports/media.ts';
import type { DrawingSource } from '../../ports/moving-pictures.ts';
import { displayList, movingRecipe } from '../moving/display-list.ts';
import type { DrawnSource, MediaShapes } from '../moving/drawn-frame.ts';
import { type MovingSpan, pictureCountOf, type Span, type StillSpan } from './film-plan.ts';
import { type SpanCoding, spanRecipe } from './span-recipe.ts';
import type { LocatedMedia, SpanStore } from './span-store.ts';
import type { Composition } from './stretches.ts';

/** A span that is there. */
export interface CodedSpan {
  hash: AssetHash;
  path: string;
  made: boolean;
  pictureCount: number;
}

export interface SpanCoderParts {
  timeline: Timeline;
  coding: SpanCoding;
  /** Constant rate factor of pictures that move. */
  movingQuality: number;
  shapes: MediaShapes;
  locate(media: MediaReference): LocatedMedia;
  folder: string;
  media: Pick<Media, 'encodePictures' | 'encodeMoving'>;
  store: SpanStore;
  signal: AbortSignal;
  /** Told how many pictures of how many are there, now and then. */
  onProgress?: ((pictures: number, of: number) => void) | undefined;
}

/** A span with its name, and how it is coded. */
interface SpanWork {
  sceneId: string;
  recipe: AssetRecipe;
  code(outputPath: string, onProgress: (pictures: number) => void): Promise<void>;
}

/** Finds spans, and codes those that are not there yet: some side by side, equal ones once. */
export class SpanCoder {
  readonly #parts: SpanCoderParts;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  #wanted = 0;
  #there = 0;
  readonly #inWork = new Map<AssetHash, Promise<Omit<CodedSpan, 'pictureCount'>>>();

  constructor(parts: SpanCoderParts) {
    this.#parts = parts;
    this.#signal = AbortSignal.any([parts.signal, this.#stop.signal]);
  }

  /** The spans in the order given. Raises what Media raises, once nothing is in work any more. */
  async codeAll(spans: readonly Span[]): Promise<CodedSpan[]> {
    // Each span's drawings are worked out when its turn comes, and forgotten then: an hour of them is large.
    this.#wanted = spans.reduce((sum, span) => sum + pictureCountOf(span), 0);
    const queue = new PQueue({ concurrency: Math.max(2, availableParallelism()) });
    try {
      const coded = await Promise.all(spans.map((span) => queue.add(() => this.#coded(span))));
      return coded as CodedSpan[];
    } catch (error) {
      this.#stop.abort(error);
      await queue.onIdle();
      throw error;
    }
  }

  async #coded(span: Span): Promise<CodedSpan> {
    throwIfCancelled(this.#signal);
    const work = span.kind === 'still' ? this.#stillWork(span) : this.#movingWork(span);
    const hash = assetHash(work.recipe);
    let told = 0;
    const tell = (pictures: number) => {
      this.#there += pictures - told;
      told = pictures;
      this.#parts.onProgress?.(this.#there, this.#wanted);
    };
    const found = this.#inWork.get(hash) ?? this.#foundOrCoded(hash, work, tell);
    this.#inWork.set(hash, found);
    const pictureCount = pictureCountOf(span);
    const coded = { ...(await found), pictureCount };
    tell(pictureCount);
    return coded;
  }

  async #foundOrCoded(
    hash: AssetHash,
    { sceneId, recipe, code }: SpanWork,
    onProgress: (pictures: number) => void,
  ): Promise<Omit<CodedSpan, 'pictureCount'>> {
    const { store, folder } = this.#parts;
    const found = await store.find(hash);
    if (found !== undefined) return { hash, path: found, made: false };
    const outputPath = join(folder, `${hash}.h264`);
    await code(outputPath, onProgress).catch((error: unknown) => {
      throw namingScene(sceneId, error);
    });
    return { hash, path: await store.put(hash, recipe, outputPath), made: true };
  }

  #stillWork(span: StillSpan): SpanWork {
    const { coding, media, locate } = this.#parts;
    const layers = (composition: Composition) =>
      composition.map((layer): PictureLayer => {
        if ('colour' in layer) return layer;
        const { media: reference, ...place } = layer;
        return { path: locate(reference).path, ...place };
      });
    const pictures = span.pictures.map(({ composition, blend, intra }) => ({
      layers: layers(composition),
      ...(blend && { blend: { layers: layers(blend.composition), share: blend.share } }),
      intra,
    }));
    return {
      sceneId: span.sceneId,
      recipe: spanRecipe(span, coding, (reference) => locate(reference).hash),
      code: (outputPath, onProgress) =>
        media.encodePictures({ ...coding, pictures, outputPath }, this.#signal, onProgress),
    };
  }

  #movingWork({ sceneId, range, keyFrames }: MovingSpan): SpanWork {
    const { timeline, coding, movingQuality, shapes, media, locate } = this.#parts;
    const list = displayList(timeline, range, shapes);
    const how = { ...coding, quality: movingQuality, keyFrames };
    const sources = list.sources.map((source: DrawnSource): DrawingSource => {
      if (source.kind === 'colour') return source;
      const { media: reference, ...rest } = source;
      return { ...rest, path: locate(reference).path };
    });
    return {
      sceneId,
      recipe: movingRecipe(list, how, (reference) => locate(reference).hash),
      code: (outputPath, onProgress) =>
        media.encodeMoving({ ...how, sources, frames: list.frames, outputPath }, this.#signal, onProgress),
    };
  }
}

/** A failure of one span tells which scene it is of; whoever cancelled knows. */
function namingScene(sceneId: string, error: unknown): unknown {
  if (!isReelError(error) || error.code === 'cancelled') return error;
  const { code, retryable, message } = error;
  return new ReelError(code, `The pictures of scene ${sceneId} could not be coded. ${message}`, {
    cause: error,
    retryable,
  });
}
