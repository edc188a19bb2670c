import { adjustHex, mixHex } from '../colour/oklch.ts';
import type { Palette } from '../colour/palettes.ts';
import type { Displacement } from '../geometry.ts';
import { createRandom, type Random, smoothNoise } from '../random.ts';
import type { Tone } from '../scene.ts';
import type { PainterParameters } from '../styles/style.ts';

/** A colour with how opaque it is. */
export interface Ink {
  hex: string;
  alpha: number;
}

/** What is needed to turn marks into SVG: colours, manner, and a place for gradients and clips. */
export interface Brush {
  palette: Palette;
  manner: PainterParameters;
  width: number;
  height: number;
  unit: number;
  /** Where the light comes from, as a share of the width. */
  lightX: number;
  random: Random;
  /** The unevenness of the hand, or none. */
  displace: Displacement | undefined;
  ink(tone: Tone): Ink;
  /** Keeps a definition once and answers with its id; the markup is given the id. */
  define(key: string, markup: (id: string) => string): string;
  definitions(): string;
}

export interface BrushOptions {
  palette: Palette;
  manner: PainterParameters;
  width: number;
  height: number;
  lightX: number;
  seed: string;
  /** Goes before every id, so that layers can share a document. */
  idPrefix: string;
}

export function createBrush(options: BrushOptions): Brush {
  const { palette, manner, width, height } = options;
  const unit = Math.min(width, height) / 100;
  const kept = new Map<string, { id: string; markup: string }>();
  const air = mixHex(palette.skyLow, palette.skyMiddle, 0.35);
  const inks = new Map<string, Ink>();
  const resolve = (tone: Tone): Ink => {
    let hex: string = palette[tone.swatch];
    if (tone.towards) hex = mixHex(hex, palette[tone.towards], tone.share ?? 0.5);
    if (tone.lift) hex = adjustHex(hex, tone.lift);
    if (tone.haze) hex = mixHex(hex, air, Math.min(1, tone.haze));
    return { hex, alpha: tone.alpha ?? 1 };
  };
  return {
    palette,
    manner,
    width,
    height,
    unit,
    lightX: options.lightX,
    random: createRandom(options.seed, 'brush'),
    displace: unevenness(manner.unevenness * unit, unit, options.seed),
    ink: (tone) => {
      const key = JSON.stringify(tone);
      const known = inks.get(key) ?? resolve(tone);
      inks.set(key, known);
      return known;
    },
    define: (key, markup) => {
      const known = kept.get(key);
      if (known) return known.id;
      const id = `${options.idPrefix}${kept.size}`;
      kept.set(key, { id, markup: markup(id) });
      return id;
    },
    definitions: () => [...kept.values()].map(({ markup }) => markup).join(''),
  };
}

/** A slow drift with a little tremble, as of a hand that follows a line. */
function unevenness(pixels: number, unit: number, seed: string): Displacement | undefined {
  if (pixels === 0) return undefined;
  const random = createRandom(seed, 'hand');
  const across = smoothNoise(random.integer(1, 1e9));
  const down = smoothNoise(random.integer(1, 1e9));
  const wave = unit * 7;
  const tremble = unit * 1.9;
  return ({ x, y }) => ({
    x: x + pixels * (across(x / wave, y / wave) + 0.45 * across(x / tremble, y / tremble)),
    y: y + pixels * (down(x / wave, y / wave) + 0.45 * down(x / tremble, y / tremble)),
  });
}

const short = (value: number): string => String(Math.round(value * 1000) / 1000);

/** `fill="#rrggbb"` with its opacity where it is not whole. */
export function paintAttribute(name: 'fill' | 'stroke', ink: Ink): string {
  const opacity = ink.alpha < 1 ? ` ${name}-opacity="${short(ink.alpha)}"` : '';
  return `${name}="${ink.hex}"${opacity}`;
}

/** Gradient stops between inks at even steps, mixed in OKLab so that the middle does not turn grey. */
export function gradientStops(inks: readonly Ink[]): string {
  const stops: string[] = [];
  const pieces = 4;
  for (let index = 0; index < inks.length - 1; index += 1) {
    const from = inks[index]!;
    const to = inks[index + 1]!;
    for (let piece = index === 0 ? 0 : 1; piece <= pieces; piece += 1) {
      const share = piece / pieces;
      const alpha = from.alpha + (to.alpha - from.alpha) * share;
      const opacity = alpha < 1 ? ` stop-opacity="${short(alpha)}"` : '';
      const offset = short((index + share) / (inks.length - 1));
      stops.push(`<stop offset="${offset}" stop-color="${mixHex(from.hex, to.hex, share)}"${opacity}/>`);
    }
  }
  return stops.join('');
}
