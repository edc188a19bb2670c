import { pathData, polygon } from '../geometry.ts';
import type { Brush } from './brush.ts';

/** Cells along a tile's side; a tile repeats without a seam. */
const CELLS = 9;

/** A pattern of triangles of light and dark, each side of a cell about `cell` pixels long; answers with its id. */
export function facetTile(brush: Brush, cell: number, strength: number): string {
  const { random, palette } = brush;
  return brush.define(`facets${cell}`, (id) => {
    const shifts = Array.from(
      { length: CELLS * CELLS },
      () => [random.between(-0.36, 0.36), random.between(-0.36, 0.36)] as const,
    );
    const corner = (column: number, row: number): [number, number] => {
      const [right, down] = shifts[(row % CELLS) * CELLS + (column % CELLS)]!;
      return [(column + right) * cell, (row + down) * cell];
    };
    const tints = new Map<number, string>();
    for (let row = 0; row < CELLS; row += 1) {
      for (let column = 0; column < CELLS; column += 1) {
        const [a, b] = [corner(column, row), corner(column + 1, row)];
        const [c, d] = [corner(column + 1, row + 1), corner(column, row + 1)];
        const halves = random.chance(0.5)
          ? ([
              [a, b, c],
              [a, c, d],
            ] as const)
          : ([
              [a, b, d],
              [b, c, d],
            ] as const);
        for (const half of halves) {
          const tint = random.integer(-5, 5);
          const size = CELLS * cell;
          const wraps = [0, -size].flatMap((x) => [0, -size].map((y) => [x, y] as const));
          const inside = wraps.filter(
            ([x, y]) => (x === 0 || column === CELLS - 1) && (y === 0 || row === CELLS - 1),
          );
          const drawn = inside
            .map(([x, y]) => pathData(polygon(...half.map(([px, py]): [number, number] => [px + x, py + y]))))
            .join('');
          tints.set(tint, (tints.get(tint) ?? '') + drawn);
        }
      }
    }
    const paths = [...tints]
      .filter(([tint]) => tint !== 0)
      .map(
        ([tint, data]) =>
          `<path d="${data}" fill="${tint > 0 ? palette.light : palette.ink}" fill-opacity="${Math.round(Math.abs(tint) * strength * 10) / 1000}"/>`,
      );
    return `<pattern id="${id}" width="${CELLS * cell}" height="${CELLS * cell}" patternUnits="userSpaceOnUse">${paths.join('')}</pattern>`;
  });
}
