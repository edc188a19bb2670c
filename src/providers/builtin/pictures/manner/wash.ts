import { adjustHex, mixHex } from '../colour/oklch.ts';
import { type Bounds, blob, boundsOf, type Displacement, pathData } from '../geometry.ts';
import type { AreaMark } from '../scene.ts';
import { type Brush, type Ink, paintAttribute } from './brush.ts';
import { clipTo, linear, radial, runOf } from './gradient.ts';

/** Sky in watercolour: a pale run of colour with blooms in it, the paper shining through. */
export function washedSky(brush: Brush, data: string, inks: Ink[]): string {
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

/** Several thin washes that do not quite meet, and the pigment that dries at the edge. */
export function washed(mark: AreaMark, brush: Brush, data: string): string {
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
    runOf(mark),
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
