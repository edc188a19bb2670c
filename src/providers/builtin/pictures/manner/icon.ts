import { adjustHex, lightnessOf, mixHex } from '../colour/oklch.ts';
import { displacedPath, type IconArt, type IconShape, iconArt } from '../icons/icon-art.ts';
import { glowingLine, iconColours, lineFill } from '../icons/icon-colour.ts';
import type { IconMark } from '../scene.ts';
import type { Brush } from './brush.ts';
import { paintShade } from './light.ts';
import { drawnLine } from './line.ts';

const show = (value: number): string => String(Math.round(value * 1000) / 1000);

/** A thing of the icon art, lit, shaded, coloured and outlined like the rest of the picture. */
export function paintIcon(mark: IconMark, brush: Brush): string {
  const art = iconArt(mark.icon);
  const { bounds } = art;
  const scale = mark.sizePixels / Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top);
  const middleX = (bounds.left + bounds.right) / 2;
  const anchorY = mark.anchor === 'base' ? bounds.bottom : (bounds.top + bounds.bottom) / 2;
  const place = `translate(${show(mark.at.x)} ${show(mark.at.y)})${mark.tiltDegrees ? ` rotate(${show(mark.tiltDegrees)})` : ''} scale(${show(mark.mirrored ? -scale : scale)} ${show(scale)}) translate(${show(-middleX)} ${show(-anchorY)})`;
  const shapes = unevenShapes(art, brush, scale);
  return `${groundShadow(mark, art, shapes, brush, scale)}<g transform="${place}">${rim(shapes, brush, scale)}${drawnShapes(mark, shapes, brush, scale)}${shading(mark, art, shapes, brush)}</g>`;
}

function unevenShapes(art: IconArt, brush: Brush, scale: number): IconShape[] {
  const { displace } = brush;
  if (!displace) return art.shapes;
  return art.shapes.map((shape) => ({
    ...shape,
    data: displacedPath(shape.data, ({ x, y }) => {
      const moved = displace({ x: x * scale, y: y * scale });
      return { x: x + (moved.x / scale - x) * 0.7, y: y + (moved.y / scale - y) * 0.7 };
    }),
  }));
}

function pathMarkup(shape: IconShape, paint: string): string {
  return `<path d="${shape.data}"${shape.evenOdd ? ' fill-rule="evenodd"' : ''} ${paint}/>`;
}

function drawnShapes(mark: IconMark, shapes: IconShape[], brush: Brush, scale: number): string {
  const { icon, line, fill } = brush.manner;
  const { palette } = brush;
  if (icon.colouring === 'line' && line) return lineDrawing(mark, shapes, brush, scale);
  const colours = iconColours({
    palette,
    colouring: icon.colouring,
    harmony: icon.harmony,
    haze: mark.haze,
    isHero: mark.role === 'hero',
    shapes,
  });
  const width = line ? show((line.widthUnits * brush.unit * 0.6) / scale) : '0';
  return shapes
    .map((shape) => {
      const opacity = shape.opacity < 1 ? ` opacity="${shape.opacity}"` : '';
      const colour = colours(shape.fill);
      const wash =
        fill === 'wash'
          ? ` fill-opacity=".86" stroke="${adjustHex(colour, -0.1)}" stroke-opacity=".4" stroke-width="${show((brush.unit * 0.22) / scale)}"`
          : '';
      const outline =
        line && line.nature === 'plain'
          ? ` stroke="${palette[line.swatch]}" stroke-opacity="${line.alpha}" stroke-width="${width}" stroke-linejoin="round"`
          : '';
      return pathMarkup(shape, `fill="${colour}"${opacity}${wash}${outline}`);
    })
    .join('');
}

function lineDrawing(mark: IconMark, shapes: IconShape[], brush: Brush, scale: number): string {
  const { line } = brush.manner;
  const { palette, unit } = brush;
  const widthPixels = ((line?.widthUnits ?? 0.3) * unit * (mark.role === 'hero' ? 1.35 : 0.95)) / scale;
  const nature = line?.nature ?? 'plain';
  const isSpot = nature === 'plain' && lightnessOf(palette.skyMiddle) > 0.7;
  return shapes
    .map((shape) => {
      if (nature === 'glow') {
        const dark = pathMarkup(
          shape,
          `fill="${mixHex(palette.ink, glowingLine(shape.fill, palette), 0.16)}"`,
        );
        return (
          dark +
          drawnLine(
            shape.data,
            { ...brush, unit: unit / scale },
            { hex: glowingLine(shape.fill, palette), alpha: 1 },
            widthPixels,
          )
        );
      }
      const ground = pathMarkup(shape, `fill="${lineFill(shape.fill, palette, isSpot)}"`);
      if (nature === 'chalk') {
        const hex = chalkColour(shape.fill, brush);
        return (
          ground +
          pathMarkup(shape, `fill="${hex}" fill-opacity="${lightnessOf(shape.fill) > 0.5 ? 0.52 : 0.2}"`) +
          drawnLine(
            shape.data,
            { ...brush, unit: unit / scale },
            { hex: palette.ink, alpha: 0.85 },
            widthPixels,
          )
        );
      }
      return (
        ground +
        drawnLine(
          shape.data,
          brush,
          { hex: palette[line?.swatch ?? 'ink'], alpha: line?.alpha ?? 1 },
          widthPixels,
        )
      );
    })
    .join('');
}

function chalkColour(fill: string, brush: Brush): string {
  const { palette } = brush;
  const red = Number.parseInt(fill.slice(1, 3), 16);
  const green = Number.parseInt(fill.slice(3, 5), 16);
  const blue = Number.parseInt(fill.slice(5, 7), 16);
  const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
  if (spread < 40) return palette.paper;
  if (blue >= red) return palette.accentThree;
  return green > red * 0.72 ? palette.accent : palette.accentTwo;
}

/** A border of paper, ink or light round the whole silhouette. */
function rim(shapes: IconShape[], brush: Brush, scale: number): string {
  const { icon, shadow } = brush.manner;
  if (icon.rim === 'none') return '';
  const silhouette = (paint: string): string => shapes.map((shape) => pathMarkup(shape, paint)).join('');
  const width = (units: number): string => show((units * brush.unit) / scale);
  if (icon.rim === 'light') {
    const glow = (units: number, alpha: number): string =>
      `<g opacity="${alpha}">${silhouette(`fill="${brush.palette.light}" stroke="${brush.palette.light}" stroke-width="${width(units)}" stroke-linejoin="round"`)}</g>`;
    return glow(1.8, 0.22) + glow(0.7, 0.75);
  }
  const hex = icon.rim === 'paper' ? brush.palette.paper : brush.palette.ink;
  const body = silhouette(
    `fill="${hex}" stroke="${hex}" stroke-width="${width(icon.rim === 'paper' ? 2.2 : 1.9)}" stroke-linejoin="round"`,
  );
  if (shadow !== 'paper') return body;
  const offset = show((brush.unit * 0.8) / scale);
  const fall = [5.6, 4.2, 3].map(
    (units) =>
      `<g opacity=".11" transform="translate(0 ${offset})">${silhouette(`fill="#0a0a1a" stroke="#0a0a1a" stroke-width="${width(units)}" stroke-linejoin="round"`)}</g>`,
  );
  return fall.join('') + body;
}

/** Light from the picture's side and shade away from it, laid over the thing within its outline. */
function shading(mark: IconMark, art: IconArt, shapes: IconShape[], brush: Brush): string {
  const strength = brush.manner.icon.shading * (mark.role === 'hero' ? 1 : 0.75);
  if (strength === 0) return '';
  const { bounds } = art;
  const { palette } = brush;
  const clip = brush.define(
    `icon${mark.icon}`,
    (id) =>
      `<clipPath id="${id}">${shapes
        .filter((shape) => shape.opacity === 1)
        .map((shape) => `<path d="${shape.data}"${shape.evenOdd ? ' clip-rule="evenodd"' : ''}/>`)
        .join('')}</clipPath>`,
  );
  const litLeft = brush.lightX * brush.width < mark.at.x !== mark.mirrored;
  const dark = mixHex(palette.ink, palette.front, 0.4);
  const light = mixHex(palette.light, '#ffffff', 0.3);
  const id = brush.define(
    `lit${strength}${litLeft}`,
    (name) =>
      `<linearGradient id="${name}" x1="${litLeft ? 0.08 : 0.92}" y1="0" x2="${litLeft ? 0.92 : 0.08}" y2="1"><stop offset="0" stop-color="${light}" stop-opacity="${show(0.42 * strength)}"/><stop offset=".38" stop-color="${light}" stop-opacity="0"/><stop offset=".52" stop-color="${dark}" stop-opacity="0"/><stop offset="1" stop-color="${dark}" stop-opacity="${show(0.5 * strength)}"/></linearGradient>`,
  );
  return `<g clip-path="url(#${clip})"><rect x="${show(bounds.left)}" y="${show(bounds.top)}" width="${show(bounds.right - bounds.left)}" height="${show(bounds.bottom - bounds.top)}" fill="url(#${id})"/></g>`;
}

/** Where a thing stands: the dark right under it, and its shadow falling away from the light. */
function groundShadow(
  mark: IconMark,
  art: IconArt,
  shapes: IconShape[],
  brush: Brush,
  scale: number,
): string {
  if (mark.anchor !== 'base') return '';
  const { bounds } = art;
  const wide = (bounds.right - bounds.left) * scale;
  const strength = 0.5 * (1 - mark.haze);
  const contact = paintShade(
    {
      kind: 'shade',
      centre: { x: mark.at.x, y: mark.at.y },
      radiusPixels: wide * 0.56,
      squash: 0.17,
      strength,
    },
    brush,
  );
  const { shadow, fill } = brush.manner;
  if (fill === 'line' || brush.manner.line?.nature === 'glow') return contact;
  if (shadow !== 'soft' && shadow !== 'hard') return contact;
  const lean = Math.max(-1.2, Math.min(1.2, (mark.at.x / brush.width - brush.lightX) * 2));
  const depth = shadow === 'hard' ? 0.42 : 0.34;
  const middleX = (bounds.left + bounds.right) / 2;
  const matrix = `matrix(${show(mark.mirrored ? -scale : scale)} 0 ${show(-lean * scale * depth)} ${show(-scale * depth)} ${show(mark.at.x)} ${show(mark.at.y - mark.sizePixels * 0.012)}) translate(${show(-middleX)} ${show(-bounds.bottom)})`;
  const clip = brush.define(
    `icon${mark.icon}`,
    (id) =>
      `<clipPath id="${id}">${shapes
        .filter((shape) => shape.opacity === 1)
        .map((shape) => `<path d="${shape.data}"${shape.evenOdd ? ' clip-rule="evenodd"' : ''}/>`)
        .join('')}</clipPath>`,
  );
  const dark = brush.palette.ink;
  const fade = brush.define(
    `fall${strength}${shadow}`,
    (id) =>
      `<linearGradient id="${id}" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="${dark}" stop-opacity="${show(strength * 0.8)}"/><stop offset="1" stop-color="${dark}" stop-opacity="${shadow === 'hard' ? show(strength * 0.8) : 0}"/></linearGradient>`,
  );
  return `<g transform="${matrix}"><g clip-path="url(#${clip})"><rect x="${show(bounds.left)}" y="${show(bounds.top)}" width="${show(bounds.right - bounds.left)}" height="${show(bounds.bottom - bounds.top)}" fill="url(#${fade})"/></g></g>${contact}`;
}
