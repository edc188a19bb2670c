import type { AssetRecipe } from '../../domain/asset.ts';
import type { OverlayClip } from '../../domain/timeline.ts';
import type { MadeInput } from '../../ports/maker.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { standingLogo } from '../../render/scene-pictures/standing-logo.ts';
import type { DerivedAssets } from './derived-assets.ts';
import type { MeasuredFilm } from './measured-film.ts';

/** Raised when the same logo is drawn differently than by the release before. */
const LOGO_EDITION = 1;

/** The brand's logo over every stretch of the film without slides, which bring their own. */
export async function logoOverlays(
  { wish, times }: MeasuredFilm,
  inputs: ReadonlyMap<string, MadeInput>,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
  signal: AbortSignal,
): Promise<OverlayClip[]> {
  const logo = inputs.get(wish.brand.logoRole ?? '');
  const stretches = stretchesWithoutSlides(wish.scenes, times);
  if (!logo || stretches.length === 0) return [];
  const captions = wish.burnedCaptions?.position ?? null;
  const standing = await standingLogo(logo.path, { ...wish, captions }, rasterizer, signal);
  const { artwork, xPixels, yPixels } = standing;
  const recipe: AssetRecipe = {
    kind: 'caption-picture',
    edition: LOGO_EDITION,
    inputs: { logo: logo.record.hash },
    intent: { part: 'logo', size: { ...artwork.size } },
  };
  const { record } = await derived.need(recipe, async (request) => {
    const filePath = `${request.outputPathStem}.png`;
    await rasterizer.draw(artwork, filePath, request.signal);
    return { filePath, mediaType: 'image/png', facts: { ...artwork.size } };
  });
  return stretches.map((stretch) => ({ media: { asset: record.hash }, xPixels, yPixels, ...stretch }));
}

function stretchesWithoutSlides(
  scenes: MeasuredFilm['wish']['scenes'],
  times: MeasuredFilm['times'],
): { startFrame: number; durationFrames: number }[] {
  const stretches: { startFrame: number; durationFrames: number }[] = [];
  for (const [index, { startFrame, durationFrames }] of times.entries()) {
    if (scenes[index]?.slide !== null) continue;
    const before = stretches.at(-1);
    if (before && before.startFrame + before.durationFrames === startFrame) {
      before.durationFrames += durationFrames;
    } else stretches.push({ startFrame, durationFrames });
  }
  return stretches;
}
