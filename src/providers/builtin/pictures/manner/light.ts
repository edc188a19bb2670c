import { lightnessOf, mixHex } from '../colour/oklch.ts';
import { ellipse, pathData, polygon } from '../geometry.ts';
import type { GlowMark, ShadeMark, SpecksMark } from '../scene.ts';
import { type Brush, paintAttribute } from './brush.ts';
import { radial } from './gradient.ts';
import { drawnLine } from './line.ts';

const whole = (value: number): string => String(Math.round(value * 10) / 10);

function ellipseMarkup(x: number, y: number, radiusX: number, radiusY: number, paint: string): string {
  return `<ellipse cx="${whole(x)}" cy="${whole(y)}" rx="${whole(radiusX)}" ry="${whole(radiusY)}" ${paint}/>`;
}

/** Light in the style's way: fading, in rings, in rays, or none. */
export function paintGlow(mark: GlowMark, brush: Brush): string {
  const { centre, radiusPixels } = mark;
  const squash = mark.squash ?? 1;
  const ink = brush.ink(mark.tone);
  const way = brush.manner.light;
  if (mark.halo && brush.manner.fill !== 'gradient' && brush.manner.fill !== 'wash')
    return plainDisc(mark, brush);
  if (way === 'none') return '';
  if (way === 'soft') {
    const alpha = brush.manner.fill === 'wash' ? ink.alpha * 0.8 : ink.alpha;
    return ellipseMarkup(
      centre.x,
      centre.y,
      radiusPixels,
      radiusPixels * squash,
      `fill="url(#${radial(brush, { hex: ink.hex, alpha })})"`,
    );
  }
  if (!mark.source) return '';
  if (way === 'rings') {
    return [2.3, 1.65, 1.15]
      .map((share) =>
        ellipseMarkup(
          centre.x,
          centre.y,
          radiusPixels * share,
          radiusPixels * share * squash,
          paintAttribute('fill', { hex: mixHex(ink.hex, brush.palette.accentTwo, 0.25), alpha: 0.2 }),
        ),
      )
      .join('');
  }
  return rays(brush, centre.x, centre.y, 14, ink.hex, 0.17);
}

/** A disc behind the main thing, in the colour of the light or, in a line drawing, as circles drawn with the compass. */
function plainDisc(mark: GlowMark, brush: Brush): string {
  const { centre, radiusPixels } = mark;
  const { palette, unit, manner } = brush;
  const disc = ellipse(centre.x, centre.y, radiusPixels * 0.62);
  if (manner.fill !== 'line') {
    const hex = mixHex(palette.skyLow, palette.light, 0.55);
    return `<path d="${pathData(disc, brush.displace)}" ${paintAttribute('fill', { hex, alpha: 0.5 })}/>`;
  }
  if (lightnessOf(palette.skyMiddle) > 0.7) {
    return `<path d="${pathData(disc, brush.displace)}" fill="${palette.light}"/>`;
  }
  const circle = (share: number, alpha: number): string =>
    drawnLine(
      pathData(ellipse(centre.x, centre.y, radiusPixels * share), brush.displace),
      brush,
      { hex: palette.ink, alpha },
      unit * 0.16,
    );
  const reach = radiusPixels * 0.78;
  const cross = `M${whole(centre.x - reach)} ${whole(centre.y)}H${whole(centre.x + reach)}M${whole(centre.x)} ${whole(centre.y - reach)}V${whole(centre.y + reach)}`;
  return (
    circle(0.62, 0.5) +
    circle(0.7, 0.3) +
    drawnLine(
      cross,
      brush,
      { hex: palette.ink, alpha: 0.4 },
      unit * 0.14,
      ` stroke-dasharray="${whole(unit * 2)} ${whole(unit * 0.7)} ${whole(unit * 0.4)} ${whole(unit * 0.7)}"`,
    )
  );
}

/** Wedges of light from a point to beyond the frame. */
export function rays(brush: Brush, x: number, y: number, count: number, hex: string, alpha: number): string {
  const reach = Math.hypot(brush.width, brush.height) * 1.15;
  const wedges = Array.from({ length: count }, (_, index) => {
    const from = (index / count) * Math.PI * 2;
    const to = from + Math.PI / count;
    return pathData(
      polygon(
        [x, y],
        [x + Math.cos(from) * reach, y + Math.sin(from) * reach],
        [x + Math.cos(to) * reach, y + Math.sin(to) * reach],
      ),
    );
  });
  return `<path d="${wedges.join('')}" ${paintAttribute('fill', { hex, alpha })}/>`;
}

/** The dark on the ground under a thing. */
export function paintShade(mark: ShadeMark, brush: Brush): string {
  const { shadow, fill } = brush.manner;
  const { centre, radiusPixels, squash, strength } = mark;
  if (fill === 'line' || brush.manner.line?.nature === 'glow') return '';
  if (shadow === 'hard' || fill === 'print' || fill === 'flat') {
    return ellipseMarkup(
      centre.x,
      centre.y,
      radiusPixels * 0.72,
      radiusPixels * squash * 0.6,
      paintAttribute('fill', { hex: brush.palette.ink, alpha: strength * 0.55 }),
    );
  }
  const hex = mixHex(brush.palette.ink, brush.palette.front, 0.3);
  return ellipseMarkup(
    centre.x,
    centre.y,
    radiusPixels,
    radiusPixels * squash,
    `fill="url(#${radial(brush, { hex, alpha: strength * (fill === 'wash' ? 0.6 : 1) })})"`,
  );
}

/** Many small shapes as one path. */
export function paintSpecks(mark: SpecksMark, brush: Brush): string {
  const ink = brush.ink(mark.tone);
  const data = mark.specks
    .map(({ x, y, width, height }) => speckPath(mark.shape, x, y, width, height))
    .join('');
  if (data === '') return '';
  if (brush.manner.fill === 'line') {
    const hex = brush.manner.line ? brush.palette[brush.manner.line.swatch] : ink.hex;
    return `<path d="${data}" ${paintAttribute('fill', { hex, alpha: ink.alpha * 0.6 })}/>`;
  }
  return `<path d="${data}" ${paintAttribute('fill', ink)}/>`;
}

function speckPath(shape: SpecksMark['shape'], x: number, y: number, width: number, height: number): string {
  const left = whole(x);
  const top = whole(y);
  if (shape === 'square') return `M${left} ${top}h${whole(width)}v${whole(height)}h${whole(-width)}z`;
  if (shape === 'round') {
    const radius = whole(width / 2);
    return `M${whole(x - width / 2)} ${top}a${radius} ${radius} 0 1 0 ${whole(width)} 0a${radius} ${radius} 0 1 0 ${whole(-width)} 0z`;
  }
  if (shape === 'streak') {
    if (height > width) return `M${left} ${top}l${whole(width)} 0l${whole(-height * 0.16)} ${whole(height)}z`;
    const half = whole(height / 2);
    return `M${left} ${top}q${whole(width / 2)} ${whole(-height)} ${whole(width)} 0q${whole(-width / 2)} ${half} ${whole(-width)} 0z`;
  }
  const reach = width / 2;
  const waist = reach * 0.16;
  const points = [
    [0, -reach],
    [waist, -waist],
    [reach, 0],
    [waist, waist],
    [0, reach],
    [-waist, waist],
    [-reach, 0],
    [-waist, -waist],
  ];
  return `M${points.map(([right, down]) => `${whole(x + right!)} ${whole(y + down!)}`).join('L')}z`;
}
