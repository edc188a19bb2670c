import type { PlacedArrow, PlacedDiagram, Point, Size } from './diagram-places.ts';

/** In letters. */
const LINE_WIDTH = 0.075;
const HEAD_LENGTH = 0.42;
const HEAD_WIDTH = 0.4;

/** The arrows of a diagram as an SVG document in a data address, so that they curve. */
export function arrowsImage(
  { arrows }: PlacedDiagram,
  { width, height }: Size,
  letter: number,
  colour: string,
): string {
  const lines = arrows.map((arrow) => arrowMarkup(arrow, letter, colour)).join('');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<g fill="none" stroke="${colour}" stroke-width="${number(LINE_WIDTH * letter)}" stroke-linecap="round">${lines}</g></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

function arrowMarkup({ points, axis }: PlacedArrow, letter: number, colour: string): string {
  const tip = points.at(-1)!;
  const before = points.at(-2)!;
  const sign = Math.sign(axis === 'x' ? tip.x - before.x : tip.y - before.y) || 1;
  const back = (length: number): Point =>
    axis === 'x' ? { x: tip.x - sign * length, y: tip.y } : { x: tip.x, y: tip.y - sign * length };
  const neck = back(HEAD_LENGTH * letter * 0.8);
  const base = back(HEAD_LENGTH * letter);
  const half = (HEAD_WIDTH * letter) / 2;
  const wings =
    axis === 'x'
      ? [
          { x: base.x, y: base.y - half },
          { x: base.x, y: base.y + half },
        ]
      : [
          { x: base.x - half, y: base.y },
          { x: base.x + half, y: base.y },
        ];
  const head = [tip, ...wings].map(({ x, y }) => `${number(x)},${number(y)}`).join(' ');
  return `<path d="${curve([...points.slice(0, -1), neck], axis)}"/><polygon points="${head}" fill="${colour}" stroke-linejoin="round"/>`;
}

/** From point to point, leaving and arriving along the axis. */
function curve(points: readonly Point[], axis: 'x' | 'y'): string {
  const [first, ...others] = points;
  let at = first!;
  const parts = [`M${number(at.x)} ${number(at.y)}`];
  for (const next of others) {
    const middle = axis === 'x' ? (at.x + next.x) / 2 : (at.y + next.y) / 2;
    const [one, other] =
      axis === 'x'
        ? [
            { x: middle, y: at.y },
            { x: middle, y: next.y },
          ]
        : [
            { x: at.x, y: middle },
            { x: next.x, y: middle },
          ];
    parts.push(
      [one, other, next]
        .reduce((text, { x, y }) => `${text} ${number(x)} ${number(y)}`, 'C')
        .replace('C ', 'C'),
    );
    at = next;
  }
  return parts.join('');
}

function number(value: number): string {
  return value.toFixed(2);
}
