import type { Outline, Point } from './geometry.ts';

/**
 * The planes of a picture, from the farthest to the nearest; each can be moved on its own. `finish` is what lies
 * on the picture as a whole, its paper, grain and border, and stays still.
 */
export const LAYER_NAMES = ['background', 'far', 'middle', 'subject', 'foreground', 'finish'] as const;
export type LayerName = (typeof LAYER_NAMES)[number];

/** The places of a palette. */
export type Swatch =
  | 'skyTop'
  | 'skyMiddle'
  | 'skyLow'
  | 'light'
  | 'far'
  | 'middle'
  | 'near'
  | 'front'
  | 'accent'
  | 'accentTwo'
  | 'accentThree'
  | 'ink'
  | 'paper';

/** A colour asked for by what it is in the picture; the palette and the style answer with the colour itself. */
export interface Tone {
  swatch: Swatch;
  /** Another swatch to mix in, and how much of it, 0 to 1. */
  towards?: Swatch;
  share?: number;
  /** Added to the lightness, -1 to 1. */
  lift?: number;
  /** How far it sinks into the air before the horizon, 0 to 1. */
  haze?: number;
  /** 1 is opaque. */
  alpha?: number;
}

/** The same tone, lighter by an amount of lightness, or darker by a negative one. */
export function lifted(tone: Tone, lift: number): Tone {
  return { ...tone, lift: (tone.lift ?? 0) + lift };
}

/** A filled shape. */
export interface AreaMark {
  kind: 'area';
  outline: Outline;
  tone: Tone;
  /** Where there is one, the fill runs from `tone` to this. */
  toTone?: Tone;
  direction?: 'down' | 'across' | 'slant';
  /** Where a run downwards ends, if not at the shape's own foot. */
  runsTo?: number;
  /** `sky` fills the frame, `plane` is a whole stretch of ground or wall, `prop` a thing, `detail` a part of one, `air` light or mist. */
  weight: 'sky' | 'plane' | 'prop' | 'detail' | 'air';
}

export interface StrokeMark {
  kind: 'stroke';
  outline: Outline;
  tone: Tone;
  widthPixels: number;
  dashPixels?: number[];
  /** True for a line that carries the drawing, which plain styles keep. */
  structural?: boolean;
}

/** Many small like shapes: windows, stars, rain, leaves, grains. */
export interface SpecksMark {
  kind: 'specks';
  shape: 'round' | 'square' | 'streak' | 'sparkle';
  specks: { x: number; y: number; width: number; height: number }[];
  tone: Tone;
}

/** Light that fades outwards. */
export interface GlowMark {
  kind: 'glow';
  centre: Point;
  radiusPixels: number;
  tone: Tone;
  /** Height over width. */
  squash?: number;
  /** A source of light, such as a sun, that some styles draw with rays or rings. */
  source?: boolean;
  /** The light behind the main thing, which flat styles draw as a plain disc. */
  halo?: boolean;
}

/** A shadow on the ground, dark in the middle and fading outwards. */
export interface ShadeMark {
  kind: 'shade';
  centre: Point;
  radiusPixels: number;
  squash: number;
  strength: number;
}

/** A thing from the icon art, upright on its base point or around its middle. */
export interface IconMark {
  kind: 'icon';
  icon: string;
  /** The middle of its base where it stands, of the whole where it floats. */
  at: Point;
  anchor: 'base' | 'middle';
  /** The longer side of what is seen of it. */
  sizePixels: number;
  tiltDegrees: number;
  mirrored: boolean;
  role: 'hero' | 'support';
  haze: number;
}

export type Mark = AreaMark | StrokeMark | SpecksMark | GlowMark | ShadeMark | IconMark;

export type Layers = Record<LayerName, Mark[]>;

export function emptyLayers(): Layers {
  return { background: [], far: [], middle: [], subject: [], foreground: [], finish: [] };
}
