import { mixHex } from '../colour/oklch.ts';
import { boundsOf, pathData } from '../geometry.ts';
import type { AreaMark, Swatch } from '../scene.ts';
import { type Brush, type Ink, paintAttribute } from './brush.ts';
import { paintFacets } from './facets.ts';
import { linear, runOf } from './gradient.ts';
import { outlineStroke } from './line.ts';
import { washed, washedSky } from './wash.ts';

/** A filled shape in the brush's manner. */
export function paintArea(mark: AreaMark, brush: Brush): string {
  if (mark.weight === 'sky') return paintSky(mark, brush);
  const { fill } = brush.manner;
  const isFaintAir = mark.weight === 'air' && (mark.tone.alpha ?? 1) < 0.4;
  if (isFaintAir && (fill === 'flat' || fill === 'line' || fill === 'print')) return '';
  const data = pathData(mark.outline, brush.displace);
  const body = fill === 'wash' ? washed(mark, brush, data) : filled(mark, brush, data);
  const facets =
    brush.manner.faceted && mark.weight !== 'air' && mark.weight !== 'detail' ? paintFacets(mark, brush) : '';
  const outlined =
    brush.manner.line && (mark.weight !== 'air' || fill === 'line') ? outlineStroke(mark, brush, data) : '';
  return `${thrownShadow(mark, brush, data)}${body}${facets}${outlined}`;
}

function paintSky(mark: AreaMark, brush: Brush): string {
  const data = pathData(mark.outline);
  const from = brush.ink(mark.tone);
  const to = mark.toTone ? brush.ink(mark.toTone) : from;
  const runsOverSky = mark.tone.swatch === 'skyTop' && mark.toTone?.swatch === 'skyLow' && !mark.tone.towards;
  const inks = runsOverSky ? [from, brush.ink({ swatch: 'skyMiddle' }), to] : [from, to];
  if (brush.manner.fill === 'wash') return washedSky(brush, data, inks);
  const plain = `<path d="${data}" fill="url(#${linear(brush, inks, runOf(mark), 'down')})"/>`;
  return brush.manner.faceted ? plain + paintFacets(mark, brush) : plain;
}

function filled(mark: AreaMark, brush: Brush, data: string): string {
  const { fill, line } = brush.manner;
  const from = brush.ink(mark.tone);
  const to = mark.toTone && brush.ink(mark.toTone);
  if (fill === 'gradient') {
    const night = line?.nature === 'glow' && mark.weight !== 'air';
    const first = night ? { hex: mixHex(from.hex, brush.palette.skyTop, 0.62), alpha: from.alpha } : from;
    if (!to || isSlim(mark, brush)) return `<path d="${data}" ${paintAttribute('fill', first)}/>`;
    const last = night ? { hex: mixHex(to.hex, brush.palette.ink, 0.7), alpha: to.alpha } : to;
    const id = linear(brush, [first, last], runOf(mark), mark.direction ?? 'down');
    return `<path d="${data}" fill="url(#${id})"/>`;
  }
  if (fill === 'line')
    return `<path d="${data}" fill="${lineGround(mark, brush)}"/>${hatching(mark, brush, data)}`;
  const whole: Ink = {
    hex: from.hex,
    alpha: mark.weight === 'air' ? Math.max(0.55, from.alpha) : from.alpha,
  };
  const plain = `<path d="${data}" ${paintAttribute('fill', whole)}/>`;
  return fill === 'print' && to ? plain + halftone(mark, brush, data, to) : plain;
}

const ACCENTS = new Set<Swatch>(['accent', 'accentTwo', 'accentThree']);

function lineGround(mark: AreaMark, brush: Brush): string {
  const { palette } = brush;
  const onLight = brush.manner.line?.swatch === 'ink' && isLight(palette.skyMiddle);
  if (onLight && mark.weight !== 'plane' && (ACCENTS.has(mark.tone.swatch) || mark.tone.swatch === 'light')) {
    return brush.ink({ ...mark.tone, alpha: 1 }).hex;
  }
  if (onLight && mark.weight === 'plane')
    return mixHex(palette.skyMiddle, palette.far, mark.tone.swatch === 'front' ? 0.9 : 0.3);
  return mixHex(palette.skyMiddle, brush.ink(mark.tone).hex, onLight ? 0.12 : 0.3);
}

const isLight = (hex: string): boolean => Number.parseInt(hex.slice(3, 5), 16) > 150;

/** Chalk laid on sideways, in place of colour. */
function hatching(mark: AreaMark, brush: Brush, data: string): string {
  if (brush.manner.line?.nature !== 'chalk' || mark.weight === 'plane' || !ACCENTS.has(mark.tone.swatch))
    return '';
  const { unit } = brush;
  const hex = brush.palette[mark.tone.swatch];
  const step = unit * 1.15;
  const id = brush.define(
    `hatch${hex}`,
    (name) =>
      `<pattern id="${name}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(-48)"><rect width="${step}" height="${step * 0.5}" fill="${hex}" fill-opacity=".5"/></pattern>`,
  );
  return `<path d="${data}" fill="url(#${id})"/>`;
}

/** The run from one ink to another as rows of growing dots, in one tile as tall as the run. */
function halftone(mark: AreaMark, brush: Brush, data: string, to: Ink): string {
  const bounds = boundsOf(mark.outline.points);
  const { unit } = brush;
  const top = Math.max(0, Math.round(bounds.top));
  const tall = Math.min(brush.height, bounds.bottom) - top;
  if (tall < unit * 9 || bounds.right - bounds.left < unit * 9 || to.alpha < 0.3) return '';
  const cell = Math.max(4, Math.round(unit * 1.5));
  const rows = Math.floor((tall * 0.92) / (cell / 2));
  const dots = Array.from({ length: rows }, (_, row) => {
    const share = row / rows;
    const radius = cell * (share < 0.14 ? 0 : 0.1 + 0.27 * share);
    const y = (row + 1) * (cell / 2);
    const xs = row % 2 === 0 ? [0, cell] : [cell / 2];
    return radius === 0
      ? ''
      : xs.map((x) => `<circle cx="${x}" cy="${y}" r="${Math.round(radius * 10) / 10}"/>`).join('');
  });
  const key = `halftone${to.hex}${top},${Math.round(tall)}`;
  const height = Math.round(tall * 1.2);
  const pattern = brush.define(
    key,
    (id) =>
      `<pattern id="${id}" y="${top}" width="${cell}" height="${height}" patternUnits="userSpaceOnUse"><g fill="${to.hex}">${dots.join('')}</g></pattern>`,
  );
  return `<path d="${data}" fill="url(#${pattern})"/>`;
}

function thrownShadow(mark: AreaMark, brush: Brush, data: string): string {
  const { shadow } = brush.manner;
  const { unit } = brush;
  if (mark.weight === 'air' || mark.weight === 'detail') return '';
  if (shadow === 'paper') {
    const widths = mark.weight === 'plane' ? [4.6, 3.3, 2.1, 1.1] : [2.8, 1.9, 1.1];
    const strokes = widths.map(
      (width) =>
        `<path d="${data}" fill="none" stroke="#0a0a1a" stroke-opacity=".075" stroke-width="${Math.round(width * unit * 10) / 10}" stroke-linejoin="round"/>`,
    );
    return `<g transform="translate(${Math.round(unit * (brush.lightX < 0.5 ? 0.7 : -0.7))} ${Math.round(unit * 0.6)})">${strokes.join('')}</g>`;
  }
  if (shadow === 'hard' && mark.weight === 'prop') {
    const away = unit * (brush.lightX < 0.5 ? 1.1 : -1.1);
    return `<path d="${data}" transform="translate(${Math.round(away)} ${Math.round(unit * 1.1)})" fill="${brush.palette.ink}" fill-opacity=".22"/>`;
  }
  return '';
}

/** True for what is too slim to show a run of colours, each of which costs as much as a hundred plain fills. */
function isSlim(mark: AreaMark, brush: Brush): boolean {
  if (mark.weight === 'air' || mark.toTone?.alpha !== mark.tone.alpha) return false;
  const { left, right, top, bottom } = boundsOf(mark.outline.points);
  return Math.min(right - left, bottom - top) < brush.unit * 2.4;
}
