import { lightnessOf, mixHex } from '../colour/oklch.ts';
import { pathData, polygon } from '../geometry.ts';
import type { Finish, Texture } from '../styles/style.ts';
import type { Brush } from './brush.ts';
import { rays } from './light.ts';

/** What lies over the whole picture: paper, grain, border, the leads of a window. */
export function paintFinish(brush: Brush, focus: { x: number; y: number }): string {
  const finishes = brush.manner.finishes
    .filter((finish) => finish !== 'rays')
    .map((finish) => finishMarkup(finish, brush, focus));
  const textures = brush.manner.textures.map(({ kind, strength }) => textureMarkup(kind, strength, brush));
  return [...finishes, ...textures].join('');
}

/** What a style puts on the sky before anything else. */
export function paintUnderlay(brush: Brush, focus: { x: number; y: number }): string {
  return brush.manner.finishes.includes('rays')
    ? rays(brush, focus.x, focus.y, 18, brush.palette.light, 0.5)
    : '';
}

const whole = (brush: Brush): string => `x="0" y="0" width="${brush.width}" height="${brush.height}"`;

function finishMarkup(finish: Finish, brush: Brush, focus: { x: number; y: number }): string {
  const { palette, width, height, unit } = brush;
  if (finish === 'vignette') {
    const id = brush.define(
      'vignette',
      (name) =>
        `<radialGradient id="${name}" cx=".5" cy=".5" r=".78"><stop offset=".5" stop-color="${palette.ink}" stop-opacity="0"/><stop offset=".8" stop-color="${palette.ink}" stop-opacity=".16"/><stop offset="1" stop-color="${palette.ink}" stop-opacity=".42"/></radialGradient>`,
    );
    return `<rect ${whole(brush)} fill="url(#${id})"/>`;
  }
  if (finish === 'border') {
    const edge = unit * 3.2;
    return `<path fill-rule="evenodd" fill="${palette.paper}" d="M0 0H${width}V${height}H0ZM${edge} ${edge}V${height - edge}H${width - edge}V${edge}Z"/>${insetLine(brush, unit * 4.3, palette.paper, 0.8, unit * 0.3)}`;
  }
  if (finish === 'frame')
    return insetLine(
      brush,
      unit * 3,
      lightnessOf(palette.skyTop) > 0.7 ? palette.ink : palette.light,
      0.5,
      unit * 0.25,
    );
  if (finish === 'grid') return measuringGrid(brush);
  if (finish === 'blinds') return blinds(brush);
  if (finish === 'facets') return facets(brush);
  if (finish === 'leading') return leading(brush, focus);
  return '';
}

function insetLine(brush: Brush, inset: number, hex: string, alpha: number, widthPixels: number): string {
  return `<rect x="${inset}" y="${inset}" width="${brush.width - inset * 2}" height="${brush.height - inset * 2}" fill="none" stroke="${hex}" stroke-opacity="${alpha}" stroke-width="${widthPixels}"/>`;
}

function measuringGrid(brush: Brush): string {
  const { unit, palette } = brush;
  const cell = unit * 4;
  const lines = (size: number, alpha: number, width: number): string => {
    const id = brush.define(
      `grid${size}`,
      (name) =>
        `<pattern id="${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><path d="M${size} 0H0V${size}" fill="none" stroke="${palette.ink}" stroke-opacity="${alpha}" stroke-width="${width}"/></pattern>`,
    );
    return `<rect ${whole(brush)} fill="url(#${id})"/>`;
  };
  return lines(cell, 0.13, unit * 0.12) + lines(cell * 5, 0.2, unit * 0.2);
}

/** Light through slats: slanting bands, darker towards the picture's edges. */
function blinds(brush: Brush): string {
  const { unit } = brush;
  const step = unit * 9;
  const id = brush.define(
    'blinds',
    (name) =>
      `<pattern id="${name}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(${brush.lightX < 0.5 ? 16 : -16})"><rect width="${step}" height="${step * 0.42}" fill="#000" fill-opacity=".2"/><rect y="${step * 0.42}" width="${step}" height="${step * 0.12}" fill="#000" fill-opacity=".09"/></pattern>`,
  );
  return `<rect ${whole(brush)} fill="url(#${id})"/>`;
}

/** Triangles of light and dark over a shaken grid. */
function facets(brush: Brush): string {
  const { width, height, unit, random } = brush;
  const cell = unit * 11;
  const columns = Math.ceil(width / cell) + 1;
  const rows = Math.ceil(height / cell) + 1;
  const at = Array.from({ length: (columns + 1) * (rows + 1) }, (_, index): [number, number] => [
    ((index % (columns + 1)) - 0.5) * cell + random.between(-0.36, 0.36) * cell,
    (Math.floor(index / (columns + 1)) - 0.5) * cell + random.between(-0.36, 0.36) * cell,
  ]);
  const parts: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const corner = row * (columns + 1) + column;
      const [a, b, c, d] = [
        at[corner]!,
        at[corner + 1]!,
        at[corner + columns + 2]!,
        at[corner + columns + 1]!,
      ];
      for (const triangle of random.chance(0.5)
        ? [
            [a, b, c],
            [a, c, d],
          ]
        : [
            [a, b, d],
            [b, c, d],
          ]) {
        const tint = random.between(-1, 1);
        parts.push(
          `<path d="${pathData(polygon(...(triangle as [number, number][])))}" fill="${tint > 0 ? '#fff' : '#000'}" fill-opacity="${Math.round(Math.abs(tint) * (tint > 0 ? 0.16 : 0.13) * 1000) / 1000}"/>`,
        );
      }
    }
  }
  return parts.join('');
}

/** Leads of a window in rings and rays round the focus, every pane of a slightly different glass. */
function leading(brush: Brush, focus: { x: number; y: number }): string {
  const { width, height, unit, random, palette } = brush;
  const reach = Math.hypot(Math.max(focus.x, width - focus.x), Math.max(focus.y, height - focus.y));
  const radii = [34, 56, 82, 112, 146, 190, 240]
    .map((share) => share * unit)
    .filter((radius, index) => index < 3 || radius < reach * 1.2);
  const parts: string[] = [];
  radii.forEach((inner, ring) => {
    const outer = radii[ring + 1] ?? reach * 1.3;
    const count = 10 + ring * 4;
    const turn = random.between(0, 1);
    for (let pane = 0; pane < count; pane += 1) {
      const from = ((pane + turn) / count) * Math.PI * 2;
      const to = ((pane + 1 + turn) / count) * Math.PI * 2;
      const corner = (angle: number, radius: number): [number, number] => [
        focus.x + Math.cos(angle) * radius,
        focus.y + Math.sin(angle) * radius,
      ];
      const middle = (from + to) / 2;
      const data = pathData(
        polygon(
          corner(from, inner),
          corner(middle, inner * 1.02),
          corner(to, inner),
          corner(to, outer),
          corner(from, outer),
        ),
        brush.displace,
      );
      const tint = random.between(-1, 1);
      parts.push(
        `<path d="${data}" fill="${tint > 0 ? palette.light : palette.ink}" fill-opacity="${Math.round(Math.abs(tint) * 0.2 * 1000) / 1000}" stroke="${palette.ink}" stroke-opacity=".85" stroke-width="${Math.round(unit * 4) / 10}"/>`,
      );
    }
  });
  return `${parts.join('')}<rect ${whole(brush)} fill="none" stroke="${palette.ink}" stroke-width="${unit * 3}"/>`;
}

const TILE = 256;

/** Noise as a tile: computing it over the whole frame would take half a second. */
function textureMarkup(kind: Texture, strength: number, brush: Brush): string {
  if (kind === 'scanlines') {
    const id = brush.define(
      'scan',
      (name) =>
        `<pattern id="${name}" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="1.4" fill="#000" fill-opacity="${0.3 * strength}"/></pattern>`,
    );
    return `<rect ${whole(brush)} fill="url(#${id})"/>`;
  }
  const peak = Math.round({ grain: 0.3, paper: 0.34, chalkdust: 0.26 }[kind] * strength * 1000) / 1000;
  const frequency = { grain: '.82', paper: '.34', chalkdust: '.011 .017' }[kind];
  const octaves = { grain: 1, paper: 3, chalkdust: 4 }[kind];
  const light = kind === 'chalkdust' ? '1 1' : '0 1';
  const table = kind === 'chalkdust' ? `0 0 ${peak * 0.6} ${peak}` : `${peak} 0 ${peak}`;
  const tile = kind === 'chalkdust' ? TILE * 2 : TILE;
  const filter = brush.define(
    `noise${kind}`,
    (id) =>
      `<filter id="${id}" filterUnits="userSpaceOnUse" x="0" y="0" width="${tile}" height="${tile}" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="${octaves}" seed="7" stitchTiles="stitch"/><feColorMatrix values="1 0 0 0 0  1 0 0 0 0  1 0 0 0 0  1 0 0 0 0"/><feComponentTransfer><feFuncR type="discrete" tableValues="${light}"/><feFuncG type="discrete" tableValues="${light}"/><feFuncB type="discrete" tableValues="${light}"/><feFuncA type="table" tableValues="${table}"/></feComponentTransfer></filter>`,
  );
  const pattern = brush.define(
    `tile${kind}`,
    (id) =>
      `<pattern id="${id}" width="${tile}" height="${tile}" patternUnits="userSpaceOnUse"><rect width="${tile}" height="${tile}" fill="${mixHex('#ffffff', '#000000', 0.5)}" filter="url(#${filter})"/></pattern>`,
  );
  return `<rect ${whole(brush)} fill="url(#${pattern})"/>`;
}
