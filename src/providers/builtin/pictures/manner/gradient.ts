import { type Bounds, boundsOf } from '../geometry.ts';
import type { AreaMark } from '../scene.ts';
import { type Brush, gradientStops, type Ink } from './brush.ts';

/** The stretch over which a shape's colours run. */
export function runOf(mark: AreaMark): Bounds {
  const bounds = boundsOf(mark.outline.points);
  return { ...bounds, bottom: mark.runsTo ?? bounds.bottom };
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

/** A clip to a shape; answers with its id. */
export function clipTo(brush: Brush, data: string): string {
  return brush.define(`clip${data}`, (id) => `<clipPath id="${id}"><path d="${data}"/></clipPath>`);
}
