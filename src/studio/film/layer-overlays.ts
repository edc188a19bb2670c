import type { AssetRecipe } from '../../domain/asset.ts';
import type { Correction } from '../../domain/correction.ts';
import { ReelError } from '../../domain/errors.ts';
import type { FilmLayer } from '../../domain/film-recipe.ts';
import { secondsToFrames } from '../../domain/time.ts';
import type { FrameSize, OverlayAnimation, OverlayClip } from '../../domain/timeline.ts';
import type { MadeInput } from '../../ports/maker.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { layOutLayer } from '../../render/product-layer/lay-out-layer.ts';
import { layerBeside } from '../../render/product-layer/layer-beside.ts';
import type { Region } from '../../render/safe-area.ts';
import { surroundingsOf } from './card-surroundings.ts';
import type { DerivedAssets } from './derived-assets.ts';
import type { MeasuredFilm } from './measured-film.ts';

/** Raised when the same picture is cut out or laid out differently than by the release before. */
const LAYER_EDITION = 1;

/** A layer grows into its place once the scene has come in, and goes with the scene. */
const COMING_SECONDS = 0.5;
const GOING_SECONDS = 0.3;

/** What lies over the scenes of a film, and what of it is not as it was asked. */
export interface FilmLayers {
  overlays: OverlayClip[];
  corrections: Correction[];
}

/** The pictures that lie over scenes, each for as long as its scene is alone on the screen. */
export async function layerOverlays(
  { wish, times }: MeasuredFilm,
  inputs: ReadonlyMap<string, MadeInput>,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
): Promise<FilmLayers> {
  const frames = (seconds: number) => secondsToFrames(seconds, wish.frameRate);
  const overlays: OverlayClip[] = [];
  // The same picture lies over several scenes.
  const corrections = new Map<string, Correction>();
  for (const [index, { card, layers = [], transition }] of wish.scenes.entries()) {
    const scene = times[index];
    const isLast = index === wish.scenes.length - 1;
    for (const layer of layers) {
      const drawn = await drawLayer(
        layerBeside(layer, card, surroundingsOf(wish), wish.size),
        wish.size,
        inputs,
        derived,
        rasterizer,
      );
      const { media, place, keptBackground: why } = drawn;
      if (why !== undefined)
        corrections.set(why, { what: 'picture over scenes', asked: 'cut out', made: 'on a card', why });
      if (scene === undefined) continue;
      const waitFrames = Math.min(frames(transition.seconds), Math.floor(scene.durationFrames / 4));
      const durationFrames = scene.durationFrames - waitFrames;
      const animation = (kind: OverlayAnimation['kind'], seconds: number): OverlayAnimation => {
        return { kind, durationFrames: Math.min(frames(seconds), Math.floor(durationFrames / 3)) };
      };
      overlays.push({
        media,
        startFrame: scene.startFrame + waitFrames,
        durationFrames,
        xPixels: place.xPixels,
        yPixels: place.yPixels,
        enter: animation('grow', COMING_SECONDS),
        ...(!isLast && { exit: animation('fade', GOING_SECONDS) }),
      });
    }
  }
  return { overlays, corrections: [...corrections.values()] };
}

async function drawLayer(
  { role, ...layer }: FilmLayer,
  size: FrameSize,
  inputs: ReadonlyMap<string, MadeInput>,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
): Promise<{ media: { asset: string }; place: Region; keptBackground?: string }> {
  const picture = inputs.get(role);
  if (!picture) throw new ReelError('internal', `The film has no input called ${role}.`);
  const recipe: AssetRecipe = {
    kind: 'caption-picture',
    edition: LAYER_EDITION,
    inputs: { picture: picture.record.hash },
    intent: { part: 'layer', layer: { ...layer }, size: { ...size } },
  };
  const { record } = await derived.need(recipe, async ({ outputPathStem, signal }) => {
    const laid = await layOutLayer(layer, picture.path, size, outputPathStem, rasterizer, signal);
    const { filePath, place, keptBackground } = laid;
    return {
      filePath,
      mediaType: 'image/png',
      facts: { ...place, ...(keptBackground !== undefined && { keptBackground }) },
    };
  });
  const { keptBackground, ...place } = record.facts as unknown as Region & { keptBackground?: string };
  return { media: { asset: record.hash }, place, ...(keptBackground !== undefined && { keptBackground }) };
}
