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
import type { PictureCount } from './film-progress.ts';
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
  /** Told at the start and then now and then how many pictures were coded, of those that no span holds yet. */
  onProgress(coded: PictureCount, wanted: PictureCount): void;
}

/** A span with its name, and how it is coded. */
interface SpanWork {
  sceneId: string;
  recipe: AssetRecipe;
  code(outputPath: string, onProgress: (pictures: number) => void): Promise<void>;
}

/** A span that is looked for, by its name. */
interface SoughtSpan {
  span: Span;
  hash: AssetHash;
  /** Undefined where it is not there. */
  path: string | undefined;
}

/** Finds spans, and codes those that are not there yet: some side by side, equal ones once. */
export class SpanCoder {
  readonly #parts: SpanCoderParts;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #coded: PictureCount = { still: 0, moving: 0 };
  readonly #wanted: PictureCount = { still: 0, moving: 0 };

  constructor(parts: SpanCoderParts) {
    this.#parts = parts;
    this.#signal = AbortSignal.any([parts.signal, this.#stop.signal]);
  }

  /** The spans in the order given. Raises what Media raises, once nothing is in work any more. */
  async codeAll(spans: readonly Span[]): Promise<CodedSpan[]> {
    const queue = new PQueue({ concurrency: Math.max(2, availableParallelism()) });
    try {
      const sought = await Promise.all(spans.map((span) => queue.add(() => this.#seek(span))));
      const missing = missingOf(sought);
      for (const { span } of missing) this.#wanted[span.kind] += pictureCountOf(span);
      this.#tell();
      const coded = await Promise.all(missing.map((each) => queue.add(() => this.#code(each))));
      const codedNow = new Map(missing.map(({ hash }, index) => [hash, coded[index]!]));
      return sought.map(({ span, hash, path }) => ({
        hash,
        ...(path === undefined ? codedNow.get(hash)! : { path, made: false }),
        pictureCount: pictureCountOf(span),
      }));
    } catch (error) {
      this.#stop.abort(error);
      await queue.onIdle();
      throw error;
    }
  }

  async #seek(span: Span): Promise<SoughtSpan> {
    throwIfCancelled(this.#signal);
    const hash = assetHash(this.#workOf(span).recipe);
    return { span, hash, path: await this.#parts.store.find(hash) };
  }

  /** Codes a span, unless another film had it coded meanwhile. */
  async #code({ span, hash }: SoughtSpan): Promise<Pick<CodedSpan, 'path' | 'made'>> {
    throwIfCancelled(this.#signal);
    const { store, folder } = this.#parts;
    let told = 0;
    const tell = (pictures: number) => {
      this.#coded[span.kind] += pictures - told;
      told = pictures;
      this.#tell();
    };
    const found = await store.find(hash);
    if (found !== undefined) {
      tell(pictureCountOf(span));
      return { path: found, made: false };
    }
    const { sceneId, recipe, code } = this.#workOf(span);
    const outputPath = join(folder, `${hash}.h264`);
    await code(outputPath, tell).catch((error: unknown) => {
      throw namingScene(sceneId, error);
    });
    const path = await store.put(hash, recipe, outputPath);
    tell(pictureCountOf(span));
    return { path, made: true };
  }

  #tell(): void {
    this.#parts.onProgress(this.#coded, this.#wanted);
  }

  /** Worked out anew whenever it is needed, and forgotten then: the drawings of an hour are large. */
  #workOf(span: Span): SpanWork {
    return span.kind === 'still' ? this.#stillWork(span) : this.#movingWork(span);
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

/** Those that are not there, equal ones once. */
function missingOf(sought: readonly SoughtSpan[]): SoughtSpan[] {
  const missing = sought.filter(({ path }) => path === undefined);
  return [...new Map(missing.map((each) => [each.hash, each])).values()];
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
