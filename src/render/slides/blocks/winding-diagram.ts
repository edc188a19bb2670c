import type { DiagramBlock } from '../../../domain/slide-block.ts';
import type { DiagramSizes, PlacedArrow, PlacedDiagram } from './diagram-places.ts';
import { fromOrigin } from './layered-diagram.ts';

/** In letters. */
const GAP = 1.9;
const LABEL_MARGIN = 1.3;

/** The boxes of a diagram that is one way from its first box to its last; none for any other. */
export function onlyWay({ boxes, arrows }: DiagramBlock): number[] | undefined {
  if (arrows.length !== boxes.length - 1) return undefined;
  const next = new Map(arrows.map(({ from, to }) => [from, to]));
  const led = new Set(arrows.map(({ to }) => to));
  const first = boxes.findIndex((_, box) => !led.has(box));
  const way: number[] = [];
  for (
    let box: number | undefined = first;
    box !== undefined && way.length <= boxes.length;
    box = next.get(box)
  ) {
    way.push(box);
  }
  return way.length === boxes.length && new Set(way).size === way.length ? way : undefined;
}

/** One way of boxes in rows of so many: to the end of a row, down, and back along the next. */
export function windingDiagram(
  { arrows }: DiagramBlock,
  way: readonly number[],
  columns: number,
  sizes: DiagramSizes,
): PlacedDiagram {
  const { letter, labels } = sizes;
  const cell = {
    width: Math.max(...sizes.boxes.map(({ width }) => width)),
    height: Math.max(...sizes.boxes.map(({ height }) => height)),
  };
  const widestLabel = Math.max(0, ...labels.map((label) => label?.width ?? 0));
  const gapX = Math.max(letter * GAP, widestLabel === 0 ? 0 : widestLabel + letter * LABEL_MARGIN);
  const gapY = letter * (widestLabel === 0 ? GAP : GAP + 1);
  const boxes = new Array<PlacedDiagram['boxes'][number]>(way.length);
  for (const [step, box] of way.entries()) {
    const { row, column } = placeOf(step, columns);
    boxes[box] = { x: column * (cell.width + gapX), y: row * (cell.height + gapY), ...cell };
  }
  const placed = arrows.map(({ from, to }): PlacedArrow => {
    const [one, other] = [boxes[from]!, boxes[to]!];
    const sameRow = one.y === other.y;
    const forward = other.x > one.x;
    const points = sameRow
      ? [
          { x: forward ? one.x + cell.width : one.x, y: one.y + cell.height / 2 },
          { x: forward ? other.x : other.x + cell.width, y: other.y + cell.height / 2 },
        ]
      : [
          { x: one.x + cell.width / 2, y: one.y + cell.height },
          { x: other.x + cell.width / 2, y: other.y },
        ];
    const [start, end] = points as [(typeof points)[0], (typeof points)[0]];
    return {
      points,
      axis: sameRow ? 'x' : 'y',
      labelAt: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 },
    };
  });
  return fromOrigin(boxes, placed, sizes);
}

function placeOf(step: number, columns: number): { row: number; column: number } {
  const row = Math.floor(step / columns);
  const along = step % columns;
  return { row, column: row % 2 === 0 ? along : columns - 1 - along };
}
