import type { AssetRecipe } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { DrawnText } from '../../domain/timeline-document/compile-document.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { type LaidOutCard, layOutCard, type TextCard } from '../../render/text-cards/text-card.ts';
import type { DerivedAssets } from './derived-assets.ts';

/** Raised when the same words are drawn differently. */
const TEXT_CARD_EDITION = 2;

/** Words over the picture as a picture of their own: an asset named by what is drawn, and where it lies. */
export async function drawCard(
  card: TextCard,
  size: FrameSize,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
  signal: AbortSignal,
): Promise<DrawnText> {
  return drawLaidOut(await layOutCard(card, size, rasterizer, signal), derived, rasterizer);
}

/** Words that are laid out already. */
export async function drawLaidOut(
  { artwork, xPixels, yPixels }: LaidOutCard,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
): Promise<DrawnText> {
  const recipe: AssetRecipe = {
    kind: 'caption-picture',
    edition: TEXT_CARD_EDITION,
    inputs: {},
    intent: { card: artwork as unknown as JsonObject },
  };
  const { record } = await derived.need(recipe, async (request) => {
    const filePath = `${request.outputPathStem}.png`;
    await rasterizer.draw(artwork, filePath, request.signal);
    return { filePath, mediaType: 'image/png', facts: { ...artwork.size } };
  });
  return { media: { asset: record.hash }, xPixels, yPixels, size: artwork.size };
}
