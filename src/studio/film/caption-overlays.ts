import type { AssetRecipe } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { CaptionCue } from '../../domain/caption.ts';
import { type FrameRate, secondsToFrames } from '../../domain/time.ts';
import type { FrameSize, OverlayClip } from '../../domain/timeline.ts';
import type { Artwork, Rasterizer } from '../../ports/rasterizer.ts';
import { captionStyle } from '../../render/caption-pictures/caption-styles.ts';
import { type CaptionPictures, layOutCaption } from '../../render/caption-pictures/lay-out-caption.ts';
import type { DerivedAssets } from './derived-assets.ts';
import { filmCaptions } from './film-captions.ts';
import type { MeasuredFilm } from './measured-film.ts';

/** Raised when the same artwork comes out as other pixels. */
const CAPTION_PICTURE_EDITION = 1;

/** Cues that are laid out side by side. */
const CUES_AT_A_TIME = 8;

/** The captions of a film as overlays: a picture a spoken word, each an asset named by what is drawn. */
export async function captionOverlays(
  film: MeasuredFilm,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
  signal: AbortSignal,
  onDrawn: (cues: number, of: number) => void,
): Promise<OverlayClip[]> {
  const { burnedCaptions, size, frameRate } = film.wish;
  if (burnedCaptions === null) return [];
  const look = { ...burnedCaptions, size, frameRate };
  return cueOverlays(filmCaptions(film), look, derived, rasterizer, signal, onDrawn);
}

/** How burned-in captions look, and in what film. */
export interface BurnedLook {
  style: string;
  position: 'top' | 'middle' | 'bottom';
  size: FrameSize;
  frameRate: FrameRate;
}

/** Cues as overlays: a picture for each state of each cue. `onDrawn` is told how many cues are drawn, now and then. */
export async function cueOverlays(
  cues: readonly CaptionCue[],
  look: BurnedLook,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
  signal: AbortSignal,
  onDrawn: (cues: number, of: number) => void,
): Promise<OverlayClip[]> {
  const style = captionStyle(look.style);
  const overlays: OverlayClip[] = [];
  for (let at = 0; at < cues.length; at += CUES_AT_A_TIME) {
    onDrawn(at, cues.length);
    const some = await Promise.all(
      cues.slice(at, at + CUES_AT_A_TIME).map(async (cue) => {
        const pictures = await layOutCaption(cue, style, look.position, look.size, rasterizer, signal);
        return stateOverlays(pictures, look.frameRate, derived, rasterizer);
      }),
    );
    overlays.push(...some.flat());
  }
  return overlays;
}

async function stateOverlays(
  { region, states }: CaptionPictures,
  frameRate: FrameRate,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
): Promise<OverlayClip[]> {
  const clips = await Promise.all(
    states.map(async ({ artwork, startSeconds, endSeconds }): Promise<OverlayClip> => {
      const startFrame = secondsToFrames(startSeconds, frameRate);
      const durationFrames = secondsToFrames(endSeconds, frameRate) - startFrame;
      const { record } = await captionPicture(artwork, derived, rasterizer);
      const { xPixels, yPixels } = region;
      return { media: { asset: record.hash }, startFrame, durationFrames, xPixels, yPixels };
    }),
  );
  return clips.filter((clip) => clip.durationFrames > 0);
}

function captionPicture(artwork: Artwork, derived: DerivedAssets, rasterizer: Rasterizer) {
  const recipe: AssetRecipe = {
    kind: 'caption-picture',
    edition: CAPTION_PICTURE_EDITION,
    inputs: {},
    intent: artwork as unknown as JsonObject,
  };
  return derived.need(recipe, async ({ outputPathStem, signal }) => {
    const filePath = `${outputPathStem}.png`;
    await rasterizer.draw(artwork, filePath, signal);
    return { filePath, mediaType: 'image/png', facts: { ...artwork.size } };
  });
}
