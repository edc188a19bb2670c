import { type Bounds, pathData, polygon } from '../geometry.ts';
import type { Brush } from './brush.ts';

/** Triangles of light and dark over a stretch of the picture, kept within a clip. */
export function paintFacets(
  brush: Brush,
  bounds: Bounds,
  clip: string,
  cell: number,
  strength: number,
): string {
  const { random } = brush;
  const left = Math.max(bounds.left, -brush.width * 0.08) - cell;
  const top = Math.max(bounds.top, -brush.height * 0.08) - cell;
  const columns = Math.ceil((Math.min(bounds.right, brush.width * 1.08) - left) / cell) + 1;
  const rows = Math.ceil((Math.min(bounds.bottom, brush.height * 1.08) - top) / cell) + 1;
  if (columns < 2 || rows < 2) return '';
  const at = Array.from({ length: (columns + 1) * (rows + 1) }, (_, index): [number, number] => [
    left + ((index % (columns + 1)) + random.between(-0.36, 0.36)) * cell,
    top + (Math.floor(index / (columns + 1)) + random.between(-0.36, 0.36)) * cell,
  ]);
  const tints = new Map<number, string[]>();
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
        const tint = random.integer(-5, 5);
        const drawn = tints.get(tint) ?? [];
        drawn.push(pathData(polygon(...(triangle as [number, number][]))));
        tints.set(tint, drawn);
      }
    }
  }
  const paths = [...tints]
    .filter(([tint]) => tint !== 0)
    .map(
      ([tint, drawn]) =>
        `<path d="${drawn.join('')}" fill="${tint > 0 ? brush.palette.light : brush.palette.ink}" fill-opacity="${Math.round(Math.abs(tint) * strength * 10) / 1000}"/>`,
    );
  return `<g clip-path="url(#${clip})">${paths.join('')}</g>`;
}
