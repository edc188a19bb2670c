import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Node } from '@takumi-rs/helpers';
import type { AssetRecord } from '../../domain/asset.ts';
import { ReelError } from '../../domain/errors.ts';
import { LIP_SYNC_VIDEO_ROLE } from '../../domain/lip-sync.ts';
import { START_IMAGE_ROLE } from '../../domain/recipes.ts';
import type { AssetStore } from '../../ports/asset-store.ts';
import type { Maker } from '../../ports/maker.ts';
import type { Media } from '../../ports/media.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import type { ReviewProduct } from '../../ports/remote-vendor.ts';
import { cropped, type Pixels } from '../../render/product-layer/pixels.ts';
import { movesOtherwise } from './mouth-movement.ts';

/** Whose pictures show nobody: words in place of a shot, and things drawn from the scene's words. */
const FACELESS = new Set(['builtin-placeholder', 'builtin-painter']);

/**
 * Asks for lip-sync only where somebody may be seen. Raises `unsupported-media`, before anything is spent, for a shot
 * that was made on this machine of words or drawn things. Whether there is a face in any other is not known.
 */
export function whereFacesMayBe(maker: Maker, store: Pick<AssetStore, 'findMany'>): Maker {
  return {
    ...maker,
    async make(request) {
      const shot = request.inputs.get(LIP_SYNC_VIDEO_ROLE)?.record;
      if (shot !== undefined && (await isFaceless(shot, store))) {
        throw new ReelError(
          'unsupported-media',
          'Nobody is seen in the shot: it was drawn here because no model made one. Give the scene a clip of its own, or a model and its key; nothing was spent on lip-sync.',
        );
      }
      return maker.make(request);
    },
  };
}

async function isFaceless(shot: AssetRecord, store: Pick<AssetStore, 'findMany'>): Promise<boolean> {
  if (FACELESS.has(shot.provenance.provider)) return true;
  const start = shot.recipe.inputs[START_IMAGE_ROLE];
  if (start === undefined || !shot.provenance.provider.startsWith('builtin-')) return false;
  const picture = (await store.findMany([start])).get(start);
  return picture !== undefined && FACELESS.has(picture.provenance.provider);
}

/** Moments at which a shot and its lip-synced version are compared, as shares of the shorter one's length. */
const MOMENTS = [0.06, 0.18, 0.29, 0.41, 0.53, 0.64, 0.76, 0.87];
/** Both are brought to squares of this side, so that their sizes may differ. */
const SIDE_PIXELS = 192;

/** What a delivered lip-sync is compared with its shot by. */
export interface ReviewParts {
  store: Pick<AssetStore, 'pathOf' | 'openWorkFolder'>;
  media: Pick<Media, 'probe' | 'extractFrames'>;
  rasterizer: Pick<Rasterizer, 'drawPixels'>;
}

/** Says of a delivered lip-sync in which nothing moves that did not move before that no mouth follows the sound. */
export function lipSyncReview({ store, media, rasterizer }: ReviewParts): ReviewProduct {
  return async ({ kind, inputs }, filePath, signal) => {
    const shot = inputs[LIP_SYNC_VIDEO_ROLE];
    if (kind !== 'lip-sync' || shot === undefined) return undefined;
    const paths = [await store.pathOf(shot), filePath];
    const lengths = await Promise.all(
      paths.map(async (path) => (await media.probe(path, signal)).durationSeconds ?? 0),
    );
    const seconds = MOMENTS.map((share) => share * Math.min(...lengths));
    await using folder = await store.openWorkFolder();
    const [before = [], after = []] = await Promise.all(
      paths.map((path, index) => picturesAt(path, seconds, join(folder.path, String(index)), signal)),
    );
    if (movesOtherwise(before, after)) return undefined;
    return 'no mouth follows the sound in what came back: nothing moves in it that did not move in the shot before. It is paid for, and the shot is kept as it was.';
  };

  /** A film's pictures at some moments, all of one size, whatever its own. */
  async function picturesAt(
    path: string,
    seconds: readonly number[],
    stem: string,
    signal: AbortSignal,
  ): Promise<Pixels[]> {
    const frames = seconds.map((at, index) => ({
      at: { seconds: at },
      outputPath: `${stem}-${index}.png`,
    }));
    const within = { widthPixels: SIDE_PIXELS * 2, heightPixels: SIDE_PIXELS * 2 };
    await media.extractFrames({ inputPath: path, frames, format: 'png', within }, signal);
    const size = { widthPixels: SIDE_PIXELS, heightPixels: SIDE_PIXELS * frames.length };
    const place = { width: SIDE_PIXELS, height: SIDE_PIXELS, objectFit: 'fill' } as const;
    const root: Node = {
      type: 'container',
      style: { display: 'flex', flexDirection: 'column' },
      children: frames.map(({ outputPath }): Node => ({ type: 'image', src: outputPath, style: place })),
    };
    await rasterizer.drawPixels({ size, root }, `${stem}.rgba`, signal);
    const all: Pixels = { ...size, rgba: await readFile(`${stem}.rgba`, { signal }) };
    return frames.map((_, index) =>
      cropped(all, {
        xPixels: 0,
        yPixels: index * SIDE_PIXELS,
        widthPixels: SIDE_PIXELS,
        heightPixels: SIDE_PIXELS,
      }),
    );
  }
}
