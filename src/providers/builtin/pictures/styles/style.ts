import type { PaletteName } from '../colour/palettes.ts';
import type { Swatch } from '../scene.ts';
import type { SettingName } from '../settings/catalogue.ts';

/** How shapes are filled. */
export type Fill =
  /** Smooth runs of colour and light. */
  | 'gradient'
  /** One colour a shape, no light effects. */
  | 'flat'
  /** Translucent washes with dark edges on paper. */
  | 'wash'
  /** Paper-coloured shapes that only their lines tell apart. */
  | 'line'
  /** Flat inks with dots where a shape runs from one to another. */
  | 'print';

/** How the icon art takes on the picture's colours. */
export type IconColouring =
  /** Its own colours, drawn towards the palette. */
  | 'harmonised'
  /** Greys of the palette, and its accent in the main thing. */
  | 'tonal'
  /** Cast in the palette's accents, from dark to light, as in metal. */
  | 'metal'
  /** The nearest of a few inks. */
  | 'inks'
  /** Outlines on the ground's colour. */
  | 'line';

export interface LineManner {
  /** In hundredths of the frame's shorter side. */
  widthUnits: number;
  swatch: Swatch;
  alpha: number;
  /** What gets an outline. */
  on: 'all' | 'props';
  /** `glow` shines, `chalk` crumbles, `plain` is even. */
  nature: 'plain' | 'glow' | 'chalk';
}

export type Texture = 'grain' | 'paper' | 'chalkdust' | 'scanlines';
export type Finish =
  | 'vignette'
  | 'border'
  | 'frame'
  | 'grid'
  | 'blinds'
  | 'leading'
  | 'backlight'
  | 'rays'
  | 'ragged'
  | 'splatter';

/** What the painter is told by a style. */
export interface PainterParameters {
  palettes: readonly PaletteName[];
  /** How far a brand's hue may turn the palette, 0 to 1. */
  brandReach: number;
  /** The compositions that suit the style; any where absent. */
  settings?: {
    names: readonly SettingName[];
    /** True where they make the style, so that no place that the words name comes before them. */
    exclusive?: true;
  };
  fill: Fill;
  /** How far stretches of land fade into paper or mist towards their foot, 0 to 1. */
  fade?: number;
  /** True where large shapes are broken into triangles that catch the light. */
  faceted?: boolean;
  /** How uneven edges are, in hundredths of the frame's shorter side. */
  unevenness: number;
  line?: LineManner;
  /** The shadow that shapes throw on those behind. */
  shadow: 'none' | 'soft' | 'paper' | 'hard';
  /** How light is drawn: fading, in rings, in rays, or not. */
  light: 'soft' | 'rings' | 'rays' | 'none';
  icon: {
    colouring: IconColouring;
    /** How strongly colours are drawn to the palette, 0 to 1. */
    harmony: number;
    /** How strong light and shade across the thing are, 0 to 1. */
    shading: number;
    /** A border round the thing. */
    rim: 'none' | 'paper' | 'ink' | 'light';
  };
  textures: readonly { kind: Texture; strength: number }[];
  finishes: readonly Finish[];
}

/** A manner of drawing with the words that ask an image model for the like. */
export interface PictureStyle {
  name: string;
  title: string;
  /** One sentence for a person who chooses. */
  description: string;
  /** Goes into prompts for image models. */
  promptWords: string;
  painter: PainterParameters;
}
