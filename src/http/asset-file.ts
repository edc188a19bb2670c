import { z } from '@hono/zod-openapi';
import type { AssetHash } from '../domain/asset.ts';
import { THUMBNAIL_WIDTHS, type ThumbnailWidth } from '../domain/recipes.ts';
import type { ReadableAsset } from '../studio/film/derived-assets.ts';
import type { Studio } from '../studio/studio.ts';

/** Of pictures and movies: how wide they are wanted. */
export const widthQuery = z
  .preprocess(
    (given) => (given === undefined ? undefined : Number(given)),
    z.literal(THUMBNAIL_WIDTHS).optional(),
  )
  .openapi({
    type: 'integer',
    enum: [...THUMBNAIL_WIDTHS],
    description:
      'A thumbnail no wider than so many pixels, as WebP; of a movie its first picture. A drawing is answered as it is.',
    example: 320,
  });

/** An asset of a project to be answered with, or its thumbnail where a width is asked for. */
export function assetFile(
  studio: Studio,
  { projectId, hash, width }: { projectId: string; hash: AssetHash; width: ThumbnailWidth | undefined },
  signal: AbortSignal,
): Promise<ReadableAsset> {
  if (width === undefined) return studio.projectAsset(projectId, hash);
  return studio.thumbnail({ projectId, hash, widthPixels: width }, signal);
}
