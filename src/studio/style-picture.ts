import { assetHash } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import { nearestName } from '../domain/nearest-name.ts';
import { imageRecipe, type ThumbnailWidth } from '../domain/recipes.ts';
import type { Maker } from '../ports/maker.ts';
import { makeAsset } from '../production/make-asset.ts';
import type { ReadableAsset } from './film/derived-assets.ts';
import type { NamedStyle } from './studio.ts';
import type { StudioParts } from './studio-parts.ts';
import type { ThumbnailMaker } from './thumbnail.ts';

/** The same for every style, so that they can be told apart: a place, a thing that stands in it, and a sky. */
const SHOWN = 'A lighthouse shines over the sea.';
const SIZE = { widthPixels: 640, heightPixels: 360 };

export interface StylePictureParts extends Pick<StudioParts, 'workshop'> {
  styles: readonly NamedStyle[];
  /** Draws on this machine, free. */
  painter: Maker;
  thumbnails: ThumbnailMaker;
}

/**
 * An example of a picture style, 640x360, or a thumbnail of it: drawn here when it is first asked for. `not-found` for
 * another name.
 */
export async function stylePicture(
  name: string,
  { workshop, styles, painter, thumbnails }: StylePictureParts,
  signal: AbortSignal,
  widthPixels?: ThumbnailWidth,
): Promise<ReadableAsset> {
  const names = styles.map((style) => style.name);
  if (!names.includes(name)) {
    const nearest = nearestName(name, names);
    const hint = nearest === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${nearest}?`;
    throw new ReelError('not-found', `There is no picture style ${name}. ${hint}`);
  }
  const wish = { prompt: SHOWN, style: name, size: SIZE, seed: 1, variation: 1, filmSeed: 1 };
  const recipe = imageRecipe({ ...wish, brandColours: [], standsAlone: true }, [], {
    provider: painter.provider,
    name: painter.provider,
  });
  const kept = await workshop.store.find(assetHash(recipe));
  const record =
    kept ?? (await makeAsset(recipe, painter, workshop, { signal, steppedDown: [], report: () => {} }));
  const drawn = { record, path: await workshop.store.pathOf(record.hash) };
  return widthPixels === undefined ? drawn : thumbnails.of(drawn, widthPixels, signal);
}
