import type { Random } from '../random.ts';
import type { Swatch } from '../scene.ts';
import { adjustHex, hexToOklch, lightnessOf, mixHex, oklchToHex } from './oklch.ts';
import { PALETTES, type Palette, type PaletteName } from './palettes.ts';

/** The hour and weather that a scene's words ask for. */
export interface Atmosphere {
  time: 'day' | 'dusk' | 'night';
  weather: 'clear' | 'rain' | 'snow' | 'storm' | 'mist';
}

export interface PaletteWish {
  /** The style's palettes, of which the film gets one. */
  candidates: readonly PaletteName[];
  /** Drives the choice that a whole film shares. */
  filmRandom: Random;
  /** `#rrggbb`, the leading one first. */
  brandColours: readonly string[];
  atmosphere: Atmosphere;
  /** How far the brand's hue is let in: 0 where a style lives from its own colours, 1 where it takes any. */
  brandReach: number;
}

const SKY: readonly Swatch[] = ['skyTop', 'skyMiddle', 'skyLow'];
const LAND: readonly Swatch[] = ['far', 'middle', 'near', 'front'];

/** One palette for a picture: shared over the film, led by the brand, and tuned to the hour and the weather. */
export function choosePalette(wish: PaletteWish): Palette {
  const chosen: Palette = PALETTES[wish.filmRandom.pick(wish.candidates)];
  const branded = ledByBrand(chosen, wish.brandColours, wish.brandReach);
  return inAtmosphere(branded, wish.atmosphere);
}

function ledByBrand(palette: Palette, brandColours: readonly string[], reach: number): Palette {
  const [leading, second, third] = brandColours;
  if (!leading || reach === 0) return palette;
  const brand = hexToOklch(leading);
  const led: Palette = { ...palette };
  if (brand.chroma > 0.03) {
    const anchor = hexToOklch(palette.near).hue;
    const turn = shortestTurn(anchor, brand.hue) * reach;
    for (const swatch of [...SKY, ...LAND, 'ink'] as const)
      led[swatch] = adjustHex(palette[swatch], 0, 1, turn);
    led.skyLow = mixHex(led.skyLow, palette.skyLow, 0.4);
  } else {
    for (const swatch of [...SKY, ...LAND] as const)
      led[swatch] = adjustHex(palette[swatch], 0, 1 - 0.6 * reach);
  }
  led.accent = second ?? (brand.chroma > 0.03 ? liftedAccent(leading, palette) : palette.accent);
  if (third) led.accentTwo = third;
  else if (second) led.accentTwo = liftedAccent(leading, palette);
  return led;
}

/** The brand's colour with as much light as the palette's own accent, so that it stands out of it. */
function liftedAccent(leading: string, palette: Palette): string {
  const brand = hexToOklch(leading);
  const lightness = (brand.lightness + lightnessOf(palette.accent)) / 2;
  return oklchToHex({ ...brand, lightness });
}

function shortestTurn(from: number, to: number): number {
  return ((to - from + 540) % 360) - 180;
}

function inAtmosphere(palette: Palette, { time, weather }: Atmosphere): Palette {
  const isLight = lightnessOf(palette.skyTop) > 0.72;
  const tuned: Palette = { ...palette };
  if (time === 'night' && !isLight) {
    for (const swatch of SKY)
      tuned[swatch] = mixHex(adjustHex(palette[swatch], -0.14, 0.85), '#0b1233', 0.35);
    for (const swatch of LAND)
      tuned[swatch] = mixHex(adjustHex(palette[swatch], -0.08, 0.85), '#0b1233', 0.25);
    tuned.light = mixHex(palette.light, '#dfe9ff', 0.5);
  }
  if (time === 'dusk' && !isLight) {
    tuned.skyLow = mixHex(palette.skyLow, '#ff9a6b', 0.35);
    tuned.skyTop = adjustHex(palette.skyTop, -0.05);
  }
  if (weather === 'rain' || weather === 'storm') {
    const loss = weather === 'storm' ? 0.55 : 0.7;
    for (const swatch of SKY)
      tuned[swatch] = adjustHex(tuned[swatch], weather === 'storm' ? -0.08 : -0.03, loss);
    for (const swatch of LAND) tuned[swatch] = adjustHex(tuned[swatch], -0.02, loss + 0.1);
  }
  if (weather === 'mist' || weather === 'snow') {
    for (const swatch of LAND) tuned[swatch] = mixHex(tuned[swatch], tuned.skyLow, 0.22);
  }
  return tuned;
}
