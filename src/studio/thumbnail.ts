import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { type AssetHash, assetHash } from '../domain/asset.ts';
import { isReelError, ReelError, throwIfCancelled } from '../domain/errors.ts';
import { type ThumbnailWidth, thumbnailRecipe } from '../domain/recipes.ts';
import type { Media } from '../ports/media.ts';
import type { Workshop } from '../production/make-asset.ts';
import { DerivedAssets, type ReadableAsset } from './film/derived-assets.ts';
import { projectAsset } from './projects/project-asset.ts';
import type { StudioParts } from './studio-parts.ts';

/** A thumbnail of an asset of a project. */
export interface ThumbnailWish {
  projectId: string;
  hash: AssetHash;
  widthPixels: ThumbnailWidth;
}

export interface ThumbnailMakerOptions {
  workshop: Workshop;
  media: Pick<Media, 'shrinkPicture'>;
  /** How many are made at a time; where absent, one core is left to whoever asks. */
  atATime?: number;
  /** How many pictures are remembered that cannot be decoded: more than pages ask for, where absent. */
  mostRefused?: number;
}

/** Makes thumbnails when they are first asked for, a few at a time. */
export class ThumbnailMaker {
  readonly #workshop: Workshop;
  readonly #media: Pick<Media, 'shrinkPicture'>;
  readonly #turns: PQueue;
  readonly #mostRefused: number;
  /** Pictures that cannot be decoded here, the longest known first: a hash names the same bytes for ever. */
  readonly #refused = new Set<AssetHash>();

  constructor(options: ThumbnailMakerOptions) {
    const {
      workshop,
      media,
      atATime = Math.max(1, availableParallelism() - 1),
      mostRefused = 10_000,
    } = options;
    this.#mostRefused = mostRefused;
    this.#workshop = workshop;
    this.#media = media;
    this.#turns = new PQueue({ concurrency: atATime });
  }

  /**
   * A thumbnail of a picture, or of how a movie begins; the picture itself where it has no pixels or cannot be decoded
   * here. Raises `unsupported-media` for what has no picture. The signal ends waiting for a turn, and no work that was
   * begun: somebody else may wait for the same.
   */
  async of(
    source: ReadableAsset,
    widthPixels: ThumbnailWidth,
    signal: AbortSignal,
    noteWish: (hash: AssetHash) => Promise<void> = async () => {},
  ): Promise<ReadableAsset> {
    const { hash, mediaType } = source.record;
    if (mediaType === 'image/svg+xml' || this.#refused.has(hash)) return source;
    const isPicture = mediaType.startsWith('image/');
    if (!isPicture && !mediaType.startsWith('video/')) throw noPicture(source);
    const { store } = this.#workshop;
    const recipe = thumbnailRecipe(hash, widthPixels);
    const made = await store.find(assetHash(recipe));
    if (made) return { record: made, path: await store.pathOf(made.hash) };
    await noteWish(assetHash(recipe));
    const make = () => {
      throwIfCancelled(signal);
      return new DerivedAssets(this.#workshop, new AbortController().signal).need(recipe, async (request) => {
        const filePath = `${request.outputPathStem}.webp`;
        const shrinking = { inputPath: source.path, outputPath: filePath, mostWidthPixels: widthPixels };
        await this.#media.shrinkPicture(shrinking, request.signal);
        return { filePath, mediaType: 'image/webp', facts: {} };
      });
    };
    return this.#turns.add(make).catch((error: unknown) => {
      if (!isPicture || !isReelError(error) || error.code !== 'media-failed') throw error;
      // What was lost with the process that made it may well be made by the next.
      if (!error.retryable) this.#refuse(hash);
      return source;
    });
  }

  #refuse(hash: AssetHash): void {
    const [oldest] = this.#refused;
    if (oldest !== undefined && this.#refused.size >= this.#mostRefused) this.#refused.delete(oldest);
    this.#refused.add(hash);
  }
}

/** A thumbnail of an asset of the owner's project, which goes with the project. `not-found` for any other. */
export async function projectThumbnail(
  { projectId, hash, widthPixels }: ThumbnailWish,
  parts: StudioParts & { thumbnails: ThumbnailMaker },
  signal: AbortSignal,
): Promise<ReadableAsset> {
  const source = await projectAsset(projectId, hash, parts);
  return parts.thumbnails.of(source, widthPixels, signal, (thumbnail) =>
    parts.workshop.store.refer(projectId, [thumbnail]),
  );
}

function noPicture({ record }: ReadableAsset): ReelError {
  const problem = `is for pictures and movies; asset ${record.hash.slice(0, 12)} is ${record.mediaType}`;
  return new ReelError('unsupported-media', `width ${problem}. Leave it out.`, {
    issues: [{ field: 'width', problem }],
  });
}
