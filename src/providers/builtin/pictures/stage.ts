import type { Atmosphere } from './colour/choose-palette.ts';
import type { Random } from './random.ts';
import { emptyLayers, type LayerName, type Layers, type Mark } from './scene.ts';

/** A picture being laid out: its size, its light, and the marks put on each plane so far. */
export interface Stage {
  width: number;
  height: number;
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
}

/** How far drawings reach past the frame, as a share of its sides, so that planes can move against one another. */
export const BLEED = 0.07;

export interface StageOptions {
  width: number;
  height: number;
  random: Random;
  index: number;
  lightX: number;
  atmosphere: Atmosphere;
  isDark: boolean;
  bringsLight: boolean;
}

export function createStage(options: StageOptions): Stage {
  const { width, height } = options;
  const layers = emptyLayers();
  return {
    ...options,
    unit: Math.min(width, height) / 100,
    isTall: height / width > 1.2,
    isWide: width / height > 1.2,
    layers,
    add: (layer, ...marks) => {
      layers[layer].push(...marks);
    },
  };
}
