import { adjustHex, contrastRatio, hexToOklch, lightnessOf, mixHex, oklchToHex } from '../colour/oklch.ts';
import type { Palette } from '../colour/palettes.ts';
import type { IconShape } from './icon-art.ts';

/** Answers with a shape's colour in the picture. */
export type IconColours = (fill: string) => string;

export interface ColouringWish {
  palette: Palette;
  colouring: 'harmonised' | 'tonal' | 'metal' | 'inks' | 'line';
  harmony: number;
  /** How far the thing sinks into the air, 0 to 1. */
  haze: number;
  /** True for the picture's main thing. */
  isHero: boolean;
  shapes: readonly IconShape[];
}

/** How an icon's own colours become the picture's. */
export function iconColours(wish: ColouringWish): IconColours {
  const { palette } = wish;
  const air = mixHex(palette.skyLow, palette.skyMiddle, 0.4);
  const colour = colouringOf(wish);
  return (fill) => mixHex(colour(fill), air, wish.haze * 0.75);
}

function colouringOf(wish: ColouringWish): IconColours {
  const { palette, harmony } = wish;
  if (wish.colouring === 'inks') return (fill) => nearestInk(fill, palette);
  if (wish.colouring === 'metal') {
    const ramp = [
      palette.ink,
      mixHex(palette.ink, palette.accentThree, 0.6),
      palette.accentThree,
      palette.accent,
      palette.accentTwo,
      palette.light,
    ];
    return (fill) => alongRamp(ramp, 0.1 + 0.9 * lightnessOf(fill));
  }
  if (wish.colouring === 'tonal') {
    const ramp = [palette.ink, palette.near, palette.middle, palette.far, palette.light];
    const popHue = wish.isHero ? dominantHue(wish.shapes) : undefined;
    return (fill) => {
      const { lightness, chroma, hue } = hexToOklch(fill);
      const pops = popHue !== undefined && chroma > 0.09 && Math.abs(turnBetween(hue, popHue)) < 32;
      if (pops) return adjustHex(palette.accent, (lightness - 0.65) * 0.55);
      return mixHex(fill, alongRamp(ramp, lightness), harmony);
    };
  }
  return (fill) => harmonised(fill, palette, harmony);
}

/** Draws a colour towards the palette: its hue to the nearest accent, its light to the picture's. */
function harmonised(fill: string, palette: Palette, harmony: number): string {
  const own = hexToOklch(fill);
  const hues = [palette.accent, palette.accentTwo, palette.accentThree, palette.near, palette.middle].map(
    (hex) => hexToOklch(hex),
  );
  let turn = 0;
  if (own.chroma > 0.045) {
    const nearest = hues
      .filter((hue) => hue.chroma > 0.03)
      .map((hue) => turnBetween(own.hue, hue.hue))
      .sort((left, right) => Math.abs(left) - Math.abs(right))[0];
    turn = Math.max(-40, Math.min(40, (nearest ?? 0) * harmony * 1.3));
  }
  const tuned = oklchToHex({
    lightness: own.lightness,
    chroma: own.chroma * (1 - 0.28 * harmony),
    hue: own.hue + turn,
  });
  const ambient =
    own.lightness > 0.6
      ? mixHex(palette.light, palette.skyLow, 0.5)
      : mixHex(palette.near, palette.skyMiddle, 0.4);
  return mixHex(tuned, ambient, harmony * 0.34);
}

function nearestInk(fill: string, palette: Palette): string {
  const own = hexToOklch(fill);
  if (own.lightness > 0.93 || (own.chroma < 0.035 && own.lightness > 0.84)) return palette.paper;
  if (own.lightness < 0.36) return palette.ink;
  if (own.chroma < 0.045) return own.lightness < 0.6 ? palette.near : palette.far;
  const inks = [palette.accent, palette.accentTwo, palette.near, palette.middle];
  const nearest = inks
    .map((hex) => ({ hex, ink: hexToOklch(hex) }))
    .map(({ hex, ink }) => ({
      hex,
      distance: Math.abs(turnBetween(own.hue, ink.hue)) / 90 + Math.abs(own.lightness - ink.lightness) * 1.6,
    }))
    .sort((left, right) => left.distance - right.distance)[0];
  return nearest?.hex ?? palette.accent;
}

/** The hue that covers the most of an icon's coloured shapes, in bins of 30 degrees; none for a grey one. */
function dominantHue(shapes: readonly IconShape[]): number | undefined {
  const weights = new Map<number, { weight: number; hue: number }>();
  for (const { fill, data } of shapes) {
    const { chroma, hue } = hexToOklch(fill);
    if (chroma < 0.09) continue;
    const bin = Math.floor(hue / 30);
    const entry = weights.get(bin) ?? { weight: 0, hue };
    entry.weight += chroma * Math.sqrt(data.length);
    weights.set(bin, entry);
  }
  return [...weights.values()].sort((left, right) => right.weight - left.weight)[0]?.hue;
}

function alongRamp(ramp: readonly string[], share: number): string {
  const place = Math.min(0.9999, Math.max(0, share)) * (ramp.length - 1);
  const index = Math.floor(place);
  return mixHex(ramp[index]!, ramp[index + 1]!, place - index);
}

function turnBetween(from: number, to: number): number {
  return ((to - from + 540) % 360) - 180;
}

/** The colour of a shape in a line drawing: spot colour on white, the ground itself on a dark one. */
export function lineFill(fill: string, palette: Palette, isSpot: boolean): string {
  if (!isSpot) return mixHex(palette.skyMiddle, palette.light, 0.03 + 0.17 * lightnessOf(fill));
  const { lightness, chroma } = hexToOklch(fill);
  if (lightness < 0.35) return palette.ink;
  if (chroma < 0.05) return lightness > 0.85 ? palette.paper : palette.far;
  return lightness > 0.82 ? palette.accentThree : lightness > 0.68 ? palette.accentTwo : palette.accent;
}

/** A line's colour that tells the shape from a dark ground. */
export function glowingLine(fill: string, palette: Palette): string {
  const { lightness, chroma, hue } = hexToOklch(fill);
  if (chroma < 0.05) return palette.light;
  const bright = oklchToHex({ lightness: Math.max(0.74, lightness), chroma: Math.max(0.17, chroma), hue });
  return contrastRatio(bright, palette.skyTop) > 3 ? bright : palette.light;
}
