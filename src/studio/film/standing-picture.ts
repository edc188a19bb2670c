import type { AssetRecipe } from '../../domain/asset.ts';
import type { FilmWish } from '../../domain/film-recipe.ts';
import type { MediaReference } from '../../domain/timeline.ts';
import type { ImageFacts } from '../../ports/generators.ts';
import type { MadeInput } from '../../ports/maker.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { plainPicture } from '../../render/scene-pictures/plain-picture.ts';
import type { DerivedAssets } from './derived-assets.ts';

/** Raised when the same picture is brought into the frame differently than by the release before. */
const PLAIN_PICTURE_EDITION = 1;

/** A scene's picture with nothing on it, as large as the frame; the brand's gradient where it has none. */
export async function standingPicture(
  { scenes, size, brand }: FilmWish,
  index: number,
  inputs: ReadonlyMap<string, MadeInput>,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
): Promise<MediaReference> {
  const picture = inputs.get(scenes[index]?.pictureRole ?? '');
  const recipe: AssetRecipe = {
    kind: 'slide',
    edition: PLAIN_PICTURE_EDITION,
    inputs: picture ? { picture: picture.record.hash } : {},
    intent: {
      part: 'plain',
      size: { ...size },
      ...(!picture && { place: index, brandColours: brand.colours }),
    },
  };
  const { record } = await derived.need(recipe, async ({ outputPathStem, signal }) => {
    const filePath = `${outputPathStem}.png`;
    const { focus } = (picture?.record.facts ?? {}) as Partial<ImageFacts>;
    const artwork = await plainPicture(
      {
        size,
        ...(picture && { picturePath: picture.path }),
        ...(focus && { focus }),
        place: index,
        brandColours: brand.colours,
      },
      rasterizer,
      signal,
    );
    await rasterizer.draw(artwork, filePath, signal);
    return { filePath, mediaType: 'image/png', facts: { ...size } };
  });
  return { asset: record.hash };
}
