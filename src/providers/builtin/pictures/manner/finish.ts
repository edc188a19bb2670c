import { lightnessOf, mixHex } from '../colour/oklch.ts';
import { ellipse, pathData } from '../geometry.ts';
import type { Finish, Texture } from '../styles/style.ts';
import type { Brush } from './brush.ts';
import { paintLeads, paintPanes } from './leading.ts';
import { rays } from './light.ts';

/** What lies over the whole picture: paper, grain, border, the leads of a window. */
export function paintFinish(brush: Brush, focus: { x: number; y: number }): string {
  const finishes = brush.manner.finishes
    .filter((finish) => finish !== 'rays' && finish !== 'blinds')
    .map((finish) => finishMarkup(finish, brush, focus));
  const textures = brush.manner.textures.map(({ kind, strength }) => textureMarkup(kind, strength, brush));
  return [...finishes, ...textures].join('');
}

/** What a style puts on the sky before anything else. */
export function paintUnderlay(brush: Brush, focus: { x: number; y: number }): string {
  const { finishes } = brush.manner;
  if (finishes.includes('leading')) return paintPanes(brush, focus);
  return finishes.includes('rays') ? rays(brush, focus.x, focus.y, 18, brush.palette.light, 0.5) : '';
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
  if (finish === 'backlight') return backlight(brush, focus);
  if (finish === 'ragged') return raggedEdge(brush);
  if (finish === 'splatter') return splatter(brush);
  if (finish === 'leading') return paintLeads(brush, focus);
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

/** Light through slats on what is behind the things: slanting bands. */
export function paintBlinds(brush: Brush): string {
  const { unit } = brush;
  if (!brush.manner.finishes.includes('blinds')) return '';
  const step = unit * 9;
  const id = brush.define(
    'blinds',
    (name) =>
      `<pattern id="${name}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(${brush.lightX < 0.5 ? 16 : -16})"><rect width="${step}" height="${step * 0.42}" fill="#000" fill-opacity=".2"/><rect y="${step * 0.42}" width="${step}" height="${step * 0.12}" fill="#000" fill-opacity=".09"/></pattern>`,
  );
  return `<rect ${whole(brush)} fill="url(#${id})"/>`;
}

/** The light behind a window, strongest round the focus. */
function backlight(brush: Brush, focus: { x: number; y: number }): string {
  const { palette, unit, width, height } = brush;
  const glow = brush.define(
    'backlight',
    (id) =>
      `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${Math.round(focus.x)}" cy="${Math.round(focus.y)}" r="${Math.round(Math.max(width, height) * 0.62)}"><stop offset="0" stop-color="${palette.light}" stop-opacity=".3"/><stop offset="${Math.round(unit) / 100}" stop-color="${palette.light}" stop-opacity=".2"/><stop offset=".6" stop-color="${palette.light}" stop-opacity="0"/><stop offset="1" stop-color="${palette.ink}" stop-opacity=".4"/></radialGradient>`,
  );
  return `<rect ${whole(brush)} fill="url(#${glow})"/>`;
}

/** The paper that a brush leaves free round the picture. */
function raggedEdge(brush: Brush): string {
  const { width, height, unit, random, palette } = brush;
  const inset = unit * 3.4;
  const steps = (length: number): number => Math.round(length / (unit * 3.6));
  const shake = (): number => random.between(-1, 1) ** 3 * unit * 1.5;
  const points: [number, number][] = [];
  const side = (fromX: number, fromY: number, toX: number, toY: number): void => {
    const count = steps(Math.hypot(toX - fromX, toY - fromY));
    for (let step = 0; step < count; step += 1) {
      const share = step / count;
      points.push([fromX + (toX - fromX) * share + shake(), fromY + (toY - fromY) * share + shake()]);
    }
  };
  side(inset, inset, inset, height - inset);
  side(inset, height - inset, width - inset, height - inset);
  side(width - inset, height - inset, width - inset, inset);
  side(width - inset, inset, inset, inset);
  const hole = pathData({ points: points.map(([x, y]) => ({ x, y })), smooth: true, closed: true });
  const rim = `<path d="${hole}" fill="none" stroke="${palette.near}" stroke-opacity=".28" stroke-width="${unit * 0.5}"/>`;
  return `${rim}<path fill-rule="evenodd" fill="${palette.paper}" d="M${-unit} ${-unit}H${width + unit}V${height + unit}H${-unit}Z${hole}"/>`;
}

/** Drops that fell from the brush. */
function splatter(brush: Brush): string {
  const { width, height, unit, random, palette } = brush;
  return (['accent', 'near', 'skyTop'] as const)
    .map((swatch) => {
      const centre = { x: width * random.between(0.1, 0.9), y: height * random.between(0.08, 0.5) };
      const drops = Array.from({ length: 14 }, () => {
        const away = random.next() ** 2 * unit * 22;
        const angle = random.between(0, Math.PI * 2);
        const size = unit * random.between(0.12, 0.75) * (random.chance(0.12) ? 1.7 : 1);
        return pathData(
          ellipse(
            centre.x + Math.cos(angle) * away,
            centre.y + Math.sin(angle) * away,
            size,
            size * random.between(0.8, 1.1),
          ),
        );
      });
      return `<path d="${drops.join('')}" fill="${palette[swatch]}" fill-opacity=".42"/>`;
    })
    .join('');
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
  const table =
    kind === 'chalkdust'
      ? `0 0 ${peak * 0.6} ${peak}`
      : kind === 'grain'
        ? `${peak} 0 0 0 ${peak}`
        : `${peak} 0 ${peak}`;
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
