import { adjustHex, mixHex } from '../colour/oklch.ts';
import { type Bounds, blob, boundsOf, type Displacement, pathData } from '../geometry.ts';
import type { AreaMark, Swatch } from '../scene.ts';
import { type Brush, gradientStops, type Ink, paintAttribute } from './brush.ts';
import { paintFacets } from './facets.ts';
import { outlineStroke } from './line.ts';

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

function clipTo(brush: Brush, data: string): string {
  return brush.define(`clip${data}`, (id) => `<clipPath id="${id}"><path d="${data}"/></clipPath>`);
}

function paintSky(mark: AreaMark, brush: Brush): string {
  const data = pathData(mark.outline);
  const bounds = boundsOf(mark.outline.points);
  const run = { ...bounds, bottom: mark.runsTo ?? bounds.bottom };
  const from = brush.ink(mark.tone);
  const to = mark.toTone ? brush.ink(mark.toTone) : from;
  const runsOverSky = mark.tone.swatch === 'skyTop' && mark.toTone?.swatch === 'skyLow' && !mark.tone.towards;
  const inks = runsOverSky ? [from, brush.ink({ swatch: 'skyMiddle' }), to] : [from, to];
  if (brush.manner.fill === 'wash') return washedSky(brush, data, inks);
  const plain = `<path d="${data}" fill="url(#${linear(brush, inks, run, 'down')})"/>`;
  return brush.manner.faceted ? plain + paintFacets(mark, brush) : plain;
}

/** Sky in watercolour: a pale run of colour with blooms in it, the paper shining through. */
function washedSky(brush: Brush, data: string, inks: Ink[]): string {
  const { palette, width, height, unit, random } = brush;
  const pale = inks.map((ink, index) => ({
    hex: mixHex(ink.hex, palette.paper, 0.08),
    alpha: [0.95, 0.75, 0.35][index] ?? 0.5,
  }));
  const bounds = { left: 0, top: 0, right: width, bottom: height * 0.8 };
  const parts = [
    `<path d="${data}" fill="${palette.paper}"/>`,
    `<path d="${data}" fill="url(#${linear(brush, pale, bounds, 'down')})"/>`,
  ];
  const blooms = [
    'skyTop',
    'accent',
    'skyMiddle',
    'accentTwo',
    'paper',
    'skyTop',
    'accentThree',
    'paper',
  ] as const;
  for (const swatch of blooms) {
    const alpha =
      swatch === 'paper' ? 0.8 : 0.4 * (brush.manner.fade === undefined || brush.manner.fade < 0.6 ? 1 : 0.5);
    const centre = { x: width * random.next(), y: height * random.between(0, 0.6) };
    const shape = blob(random, centre, unit * random.between(24, 56), unit * random.between(14, 34), 0.22);
    parts.push(
      `<path d="${pathData(shape)}" fill="url(#${radial(brush, { hex: palette[swatch], alpha })})"/>`,
    );
  }
  for (let run = 0; run < 3; run += 1) {
    const centre = { x: width * random.next(), y: height * random.between(0.02, 0.5) };
    const shape = blob(random, centre, unit * random.between(14, 30), unit * random.between(9, 18), 0.3);
    parts.push(
      `<path d="${pathData(shape, brush.displace)}" fill="${palette.skyTop}" fill-opacity=".12" stroke="${palette.skyTop}" stroke-opacity=".3" stroke-width="${unit * 0.3}"/>`,
    );
  }
  return parts.join('');
}

function filled(mark: AreaMark, brush: Brush, data: string): string {
  const { fill, line } = brush.manner;
  const from = brush.ink(mark.tone);
  const to = mark.toTone && brush.ink(mark.toTone);
  if (fill === 'gradient') {
    const night = line?.nature === 'glow' && mark.weight !== 'air';
    const first = night ? { hex: mixHex(from.hex, brush.palette.skyTop, 0.62), alpha: from.alpha } : from;
    if (!to) return `<path d="${data}" ${paintAttribute('fill', first)}/>`;
    const last = night ? { hex: mixHex(to.hex, brush.palette.ink, 0.7), alpha: to.alpha } : to;
    const id = linear(brush, [first, last], boundsOf(mark.outline.points), mark.direction ?? 'down');
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

/** Several thin washes that do not quite meet, and the pigment that dries at the edge. */
function washed(mark: AreaMark, brush: Brush, data: string): string {
  const from = brush.ink(mark.tone);
  const to = washEnd(mark, brush, from);
  if (mark.weight === 'air')
    return `<path d="${data}" ${paintAttribute('fill', { hex: from.hex, alpha: from.alpha * 0.6 })}/>`;
  const bounds = boundsOf(mark.outline.points);
  const shift = brush.unit * 0.55;
  const other: Displacement = (point) => {
    const moved = brush.displace ? brush.displace({ x: point.x + shift * 9, y: point.y - shift * 7 }) : point;
    return { x: moved.x - shift * 8.4, y: moved.y + shift * 7.5 };
  };
  const second = pathData(mark.outline, other);
  const body = linear(
    brush,
    [
      { hex: from.hex, alpha: 0.86 * from.alpha },
      { hex: to.hex, alpha: 0.7 * from.alpha },
    ],
    bounds,
    mark.direction ?? 'down',
  );
  const under = linear(
    brush,
    [
      { hex: from.hex, alpha: 0.5 * from.alpha },
      { hex: mixHex(to.hex, brush.palette.paper, 0.4), alpha: 0.3 * from.alpha },
    ],
    bounds,
    'slant',
  );
  const rim: Ink = { hex: adjustHex(from.hex, -0.1), alpha: 0.34 * from.alpha };
  const isSmall = bounds.right - bounds.left < brush.unit * 5;
  if (isSmall)
    return `<path d="${data}" ${paintAttribute('fill', { hex: from.hex, alpha: 0.85 * from.alpha })}/>`;
  const base =
    mark.weight === 'plane'
      ? `<path d="${data}" ${paintAttribute('fill', { hex: brush.palette.paper, alpha: 0.7 })}/>`
      : '';
  const blooms =
    mark.weight === 'plane' && bounds.top < brush.height * 0.44 ? pigment(brush, bounds, data, from) : '';
  return `${base}<path d="${second}" fill="url(#${under})"/><path d="${data}" fill="url(#${body})" ${paintAttribute('stroke', rim)} stroke-width="${brush.unit * 0.32}"/>${blooms}`;
}

/** Where water gathered or colour was dropped in while the wash was wet. */
function pigment(brush: Brush, bounds: Bounds, data: string, ink: Ink): string {
  const { random, unit, palette } = brush;
  const clip = clipTo(brush, data);
  const left = Math.max(0, bounds.left);
  const right = Math.min(brush.width, bounds.right);
  const spots = [
    palette.paper,
    adjustHex(ink.hex, -0.09),
    mixHex(ink.hex, palette.accentTwo, 0.5),
    palette.paper,
    mixHex(ink.hex, palette.skyTop, 0.6),
    adjustHex(ink.hex, -0.05),
  ];
  const drops = spots.map((hex) => {
    const x = Math.round(random.between(left, right));
    const y = Math.round(bounds.top + unit * random.between(1, 26));
    const radius = unit * random.between(8, 20);
    return `<ellipse cx="${x}" cy="${y}" rx="${Math.round(radius * 1.5)}" ry="${Math.round(radius * 0.8)}" fill="url(#${radial(brush, { hex, alpha: hex === palette.paper ? 0.32 : 0.42 })})"/>`;
  });
  return `<g clip-path="url(#${clip})">${drops.join('')}</g>`;
}

/** What a wash runs out into: clear water for land in a fading manner, a paler colour for all else. */
function washEnd(mark: AreaMark, brush: Brush, from: Ink): Ink {
  const fade = mark.weight === 'plane' ? (brush.manner.fade ?? 0) : 0.35;
  const end = mark.toTone ? brush.ink(mark.toTone) : from;
  return { hex: mixHex(end.hex, brush.palette.paper, fade), alpha: end.alpha };
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

/** A linear gradient over a stretch; answers with its id. */
export function linear(
  brush: Brush,
  inks: readonly Ink[],
  bounds: Bounds,
  direction: 'down' | 'across' | 'slant',
): string {
  const left = Math.round(bounds.left);
  const top = Math.round(bounds.top);
  const right = direction === 'down' ? left : Math.round(bounds.right);
  const bottom = direction === 'across' ? top : Math.round(bounds.bottom);
  const key = `linear${left},${top},${right},${bottom}${inks.map((ink) => ink.hex + ink.alpha).join()}`;
  return brush.define(
    key,
    (id) =>
      `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${left}" y1="${top}" x2="${right}" y2="${bottom}">${gradientStops(inks)}</linearGradient>`,
  );
}

/** A radial gradient over whatever it fills, from the ink to nothing; answers with its id. */
export function radial(brush: Brush, ink: Ink): string {
  return brush.define(`radial${ink.hex}${ink.alpha}`, (id) => {
    const stops = [
      [0, 1],
      [0.25, 0.74],
      [0.5, 0.38],
      [0.75, 0.11],
      [1, 0],
    ].map(
      ([offset, share]) =>
        `<stop offset="${offset}" stop-color="${ink.hex}" stop-opacity="${Math.round(ink.alpha * share! * 1000) / 1000}"/>`,
    );
    return `<radialGradient id="${id}">${stops.join('')}</radialGradient>`;
  });
}
