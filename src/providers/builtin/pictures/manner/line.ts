import { adjustHex } from '../colour/oklch.ts';
import { pathData } from '../geometry.ts';
import type { AreaMark, StrokeMark, Swatch } from '../scene.ts';
import { type Brush, type Ink, paintAttribute } from './brush.ts';

/** The outline that a style draws round a shape. */
export function outlineStroke(mark: AreaMark, brush: Brush, data: string): string {
  const { line } = brush.manner;
  if (!line) return '';
  if (line.on === 'props' && mark.weight !== 'prop') return '';
  const alpha = (mark.tone.alpha ?? 1) * line.alpha * (1 - 0.6 * (mark.tone.haze ?? 0));
  const thin = mark.weight === 'detail' ? 0.6 : mark.weight === 'plane' ? 1.15 : 1;
  return drawnLine(
    data,
    brush,
    { hex: lineColour(mark.tone.swatch, brush), alpha },
    brush.unit * line.widthUnits * thin,
  );
}

function lineColour(swatch: Swatch, brush: Brush): string {
  const { line } = brush.manner;
  const { palette } = brush;
  if (line?.nature === 'glow') {
    const turn: Partial<Record<Swatch, Swatch>> = {
      far: 'accentThree',
      middle: 'accentTwo',
      near: 'accent',
      front: 'accentTwo',
      paper: 'accentTwo',
      light: 'accentThree',
    };
    return palette[turn[swatch] ?? swatch];
  }
  if (line?.nature === 'chalk' && swatch.startsWith('accent')) return palette[swatch];
  return palette[line?.swatch ?? 'ink'];
}

/** Strokes and gaps of a chalk line, in hundredths of the frame's shorter side. */
const CRUMB_UNITS = [3.1, 0.35, 1.7, 0.3, 4.4, 0.5, 0.9, 0.3];

/** A path stroked by the style's tool. */
export function drawnLine(data: string, brush: Brush, ink: Ink, widthPixels: number, extra = ''): string {
  const nature = brush.manner.line?.nature ?? 'plain';
  const width = (factor: number): string => `stroke-width="${Math.round(widthPixels * factor * 100) / 100}"`;
  const base = `<path d="${data}" fill="none" stroke-linejoin="round" stroke-linecap="round"${extra}`;
  if (nature === 'glow') {
    const halo = (factor: number, alpha: number): string =>
      `${base} ${paintAttribute('stroke', { hex: ink.hex, alpha: ink.alpha * alpha })} ${width(factor)}/>`;
    const core = `${base} ${paintAttribute('stroke', { hex: adjustHex(ink.hex, 0.14, 0.8), alpha: ink.alpha })} ${width(0.85)}/>`;
    return halo(7.5, 0.07) + halo(4, 0.14) + halo(2, 0.3) + core;
  }
  if (nature === 'chalk') {
    const { unit } = brush;
    const lengths = CRUMB_UNITS.map((length) => Math.round(length * unit * 100) / 100).join(' ');
    const crumbs = extra === '' ? ` stroke-dasharray="${lengths}"` : '';
    const dust = `${base} ${paintAttribute('stroke', { hex: ink.hex, alpha: ink.alpha * 0.4 })} ${width(1.7)}${crumbs}/>`;
    return `${dust}${base} ${paintAttribute('stroke', { hex: ink.hex, alpha: ink.alpha * 0.75 })} ${width(0.8)}${crumbs}/>`;
  }
  return `${base} ${paintAttribute('stroke', ink)} ${width(1)}/>`;
}

/** A free line in the brush's manner. */
export function paintStroke(mark: StrokeMark, brush: Brush): string {
  const { fill, line } = brush.manner;
  const ink = brush.ink(mark.tone);
  if (fill === 'flat' && !mark.structural && ink.alpha < 0.2) return '';
  const dash = mark.dashPixels
    ? ` stroke-dasharray="${mark.dashPixels.map((length) => Math.round(length)).join(' ')}"`
    : '';
  const data = pathData(mark.outline, brush.displace);
  if (fill === 'line') {
    const hex = lineColour(mark.tone.swatch, brush);
    return drawnLine(
      data,
      brush,
      { hex, alpha: Math.min(1, ink.alpha + 0.15) * (line?.alpha ?? 1) },
      Math.min(mark.widthPixels, brush.unit * 0.6),
      dash,
    );
  }
  if (line?.nature === 'glow') {
    return drawnLine(
      data,
      brush,
      { hex: lineColour(mark.tone.swatch, brush), alpha: ink.alpha },
      Math.min(mark.widthPixels, brush.unit * 0.5),
      dash,
    );
  }
  const solid: Ink =
    fill === 'flat' || fill === 'print' ? { hex: ink.hex, alpha: Math.min(1, ink.alpha * 1.3) } : ink;
  return `<path d="${data}" fill="none" ${paintAttribute('stroke', solid)} stroke-width="${Math.round(mark.widthPixels * 10) / 10}" stroke-linecap="round" stroke-linejoin="round"${dash}/>`;
}
