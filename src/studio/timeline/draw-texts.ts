import type { FrameSize } from '../../domain/timeline.ts';
import type { DrawnText } from '../../domain/timeline-document/compile-document.ts';
import type { TimelineDocument } from '../../domain/timeline-document/document-schema.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { drawCard } from '../film/card-pictures.ts';
import type { DerivedAssets } from '../film/derived-assets.ts';

/** Draws the words that stand over a timeline's pictures, by their place among its overlays. */
export async function drawTexts(
  document: TimelineDocument,
  size: FrameSize,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
  signal: AbortSignal,
): Promise<Map<number, DrawnText>> {
  const { language, overlays } = document;
  const captions = document.captions?.burned ? document.captions.position : undefined;
  const drawn = new Map<number, DrawnText>();
  for (const [index, overlay] of overlays.entries()) {
    if (!('text' in overlay)) continue;
    const { text, subtitle, style } = overlay;
    const card = { text, subtitle, style, language, captions };
    drawn.set(index, await drawCard(card, size, derived, rasterizer, signal));
  }
  return drawn;
}
