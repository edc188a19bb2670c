import type { Atmosphere } from './colour/choose-palette.ts';
import type { Random } from './random.ts';
import { emptyLayers, type LayerName, type Layers, type Mark } from './scene.ts';

/** Under the things, beside them at the left or right, or nowhere. */
export type WordsPlace = 'below' | 'left' | 'right' | 'none';

/** A picture being laid out: its size, its light, and the marks put on each plane so far. */
export interface Stage {
  width: number;
  /** How far down the setting is laid out; below it the ground runs on, calm, to `floorY`. */
  height: number;
  /** The lower edge of what is drawn: that of the frame and its bleed. */
  floorY: number;
  /** Where words will be laid over the picture, which keeps its things elsewhere. */
  words: WordsPlace;
  /** A hundredth of the shorter side, the measure of all lengths. */
  unit: number;
  /** Height over width above 1.2. */
  isTall: boolean;
  /** Width over height above 1.2. */
  isWide: boolean;
  random: Random;
  /** Which picture of the film this is. */
  index: number;
  /** Where the light comes from, as a share of the width. */
  lightX: number;
  atmosphere: Atmosphere;
  /** True where the style's sky is dark enough for stars and lamps. */
  isDark: boolean;
  /** True where one of the things is itself a sun, moon or star, so that the sky needs no second one. */
  bringsLight: boolean;
  layers: Layers;
  add(layer: LayerName, ...marks: Mark[]): void;
}

/** A place where a thing can be put. */
export interface Spot {
  x: number;
  /** The ground under it. */
  y: number;
  /** The longest side that fits. */
  sizePixels: number;
  haze: number;
  layer: LayerName;
  /** True where there is nothing to stand on: the thing hangs with its middle here. */
  aloft?: boolean;
}

/** Where a setting wants its things. */
export interface Spots {
  hero: Spot;
  supports: Spot[];
  /** True where each thing has a stand of its own, so that nothing is gathered or hung elsewhere. */
  fixed?: boolean;
  /** Places for one thing again and again, from near into the distance. */
  trail?: Spot[];
  /** Where there is a sky, the place in it for what shines there. */
  sky?: Spot;
}

/** How far drawings reach past the frame, as a share of its sides, so that planes can move against one another. */
export const BLEED = 0.07;

export interface StageOptions {
  width: number;
  /** Of the whole frame. */
  frameHeight: number;
  words: WordsPlace;
  random: Random;
  index: number;
  lightX: number;
  atmosphere: Atmosphere;
  isDark: boolean;
  bringsLight: boolean;
}

export function createStage(options: StageOptions): Stage {
  const { width, frameHeight, words } = options;
  const height = words === 'below' ? frameHeight * shareAboveWords(width / frameHeight) : frameHeight;
  const layers = emptyLayers();
  return {
    ...options,
    height,
    floorY: frameHeight * (1 + BLEED),
    unit: Math.min(width, height) / 100,
    isTall: height / width > 1.2,
    isWide: width / height > 1.2,
    layers,
    add: (layer, ...marks) => {
      layers[layer].push(...marks);
    },
  };
}

/** How much of a frame is free above words that stand low in it, by width over height. */
function shareAboveWords(aspect: number): number {
  if (aspect < 0.65) return 0.5;
  return aspect < 0.9 ? 0.58 : 0.5;
}
