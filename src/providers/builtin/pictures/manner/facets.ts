import { boundsOf, type Outline, type Point, pathData, polygon } from '../geometry.ts';
import type { AreaMark } from '../scene.ts';
import type { Brush } from './brush.ts';

type Triangle = readonly [Point, Point, Point];

/** Depths of the rows of triangles under a crest, in hundredths of the frame's shorter side. */
const ROW_UNITS = [0, 5, 11, 19, 30, 44];

/**
 * A shape broken into triangles that catch the light. They are cut along the shape's own outline, because a clip
 * for each shape would take longer than all else.
 */
export function paintFacets(mark: AreaMark, brush: Brush): string {
  const { outline, weight } = mark;
  if (weight === 'sky') return tinted(brush, overFrame(brush), 11);
  if (weight === 'plane' && isLand(outline)) return tinted(brush, underCrest(outline, brush), 19);
  const bounds = boundsOf(outline.points);
  if (bounds.right - bounds.left < brush.unit * 7) return '';
  return tinted(brush, roundMiddle(outline), 22);
}

/** True for a line across the frame that is closed along the frame's foot. */
function isLand({ points }: Outline): boolean {
  const [last, other] = [points.at(-1), points.at(-2)];
  if (points.length <= 8 || !last || !other) return false;
  return last.y === other.y && last.y > points[0]!.y;
}

function overFrame(brush: Brush): Triangle[] {
  const cell = brush.unit * 15;
  const rows = Math.ceil((brush.height * 1.2) / cell) + 1;
  const columns = Math.ceil((brush.width * 1.2) / cell) + 1;
  const left = -brush.width * 0.1;
  const top = -brush.height * 0.1;
  return meshed(brush, rows, columns, cell * 0.36, (column, row) => ({
    x: left + column * cell,
    y: top + row * cell,
  }));
}

function underCrest(outline: Outline, brush: Brush): Triangle[] {
  const crest = outline.points.slice(0, -2);
  const step = Math.max(1, Math.round(crest.length / 15));
  const columns = crest.filter((_, index) => index % step === 0 || index === crest.length - 1);
  return meshed(brush, ROW_UNITS.length - 1, columns.length - 1, brush.unit * 1.9, (column, row) => {
    const point = columns[column]!;
    return { x: point.x, y: point.y + ROW_UNITS[row]! * brush.unit };
  });
}

/** Triangles between the points of a shaken grid, whose first row stays as it is. */
function meshed(
  brush: Brush,
  rows: number,
  columns: number,
  shake: number,
  at: (column: number, row: number) => Point,
): Triangle[] {
  const { random } = brush;
  const grid = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_unused, column): Point => {
      const { x, y } = at(column, row);
      return row === 0
        ? { x, y }
        : { x: x + random.between(-shake, shake), y: y + random.between(-shake, shake) };
    }),
  );
  const triangles: Triangle[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [a, b] = [grid[row]![column]!, grid[row]![column + 1]!];
      const [d, c] = [grid[row + 1]![column]!, grid[row + 1]![column + 1]!];
      triangles.push(
        ...(random.chance(0.5)
          ? ([
              [a, b, c],
              [a, c, d],
            ] as const)
          : ([
              [a, b, d],
              [b, c, d],
            ] as const)),
      );
    }
  }
  return triangles;
}

function roundMiddle({ points }: Outline): Triangle[] {
  const step = Math.max(1, Math.floor(points.length / 10));
  const corners = points.filter((_, index) => index % step === 0);
  const middle = {
    x: corners.reduce((sum, point) => sum + point.x, 0) / corners.length,
    y: corners.reduce((sum, point) => sum + point.y, 0) / corners.length,
  };
  return corners.map((corner, index) => [middle, corner, corners[(index + 1) % corners.length]!]);
}

/** Lays each triangle over the shape as a little light or dark; `strength` is the most, in hundredths. */
function tinted(brush: Brush, triangles: readonly Triangle[], strength: number): string {
  const { random, palette } = brush;
  const byTint = new Map<number, string>();
  for (const triangle of triangles) {
    const tint = random.integer(-4, 4);
    const data = pathData(polygon(...triangle.map(({ x, y }): [number, number] => [x, y])));
    byTint.set(tint, (byTint.get(tint) ?? '') + data);
  }
  return [...byTint]
    .filter(([tint]) => tint !== 0)
    .map(([tint, data]) => {
      const alpha = Math.round((Math.abs(tint) / 4) * strength * (tint > 0 ? 0.75 : 1)) / 100;
      return `<path d="${data}" fill="${tint > 0 ? palette.light : palette.ink}" fill-opacity="${alpha}"/>`;
    })
    .join('');
}
