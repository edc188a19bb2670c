import type { DiagramBlock } from '../../../domain/slide-block.ts';
import type { AxisSize, DiagramSizes, PlacedArrow, PlacedDiagram, Point, Size } from './diagram-places.ts';
import { type RankedGraph, rankBoxes } from './diagram-ranks.ts';

/** In letters. */
const RANK_GAP = 1.9;
const LABEL_MARGIN = 1.3;
const SIDE_GAP = 0.9;
const PORT_GAP = 0.9;
const LABEL_GAP = 0.35;
/** Of a box’s side, for arrows. */
const PORT_SHARE = 0.8;
const SETTLING_ROUNDS = 10;

/** Boxes in ranks: `x` puts the ranks beside one another, `y` under one another. */
export function layeredDiagram(
  { boxes, arrows }: DiagramBlock,
  sizes: DiagramSizes,
  axis: 'x' | 'y',
): PlacedDiagram {
  const graph = rankBoxes(boxes.length, arrows);
  const along = (size: Size): AxisSize =>
    axis === 'x' ? { main: size.width, cross: size.height } : { main: size.height, cross: size.width };
  const { letter } = sizes;
  const gapOf = portGap(graph, sizes, along);
  const boxSizes = boxes.map((_, box) => widened(along(sizes.boxes[box]!), gapOf(box)));
  const sizeOf = (node: number): AxisSize => {
    const box = graph.nodes[node]?.box;
    return box === undefined ? { main: 0, cross: letter * 0.4 } : boxSizes[box]!;
  };
  const centres = crossCentres(graph, sizeOf, letter * SIDE_GAP);
  const starts = rankStarts(graph, sizeOf, sizes, along);
  const { leaving, arriving } = ports(graph, centres, (box) => gapOf(box).gap);
  const at = (main: number, cross: number): Point =>
    axis === 'x' ? { x: main, y: cross } : { x: cross, y: main };
  const middle = (node: number) => {
    const { rank } = graph.nodes[node]!;
    return starts.starts[rank]! + starts.depths[rank]! / 2;
  };
  const placed = graph.paths.map(({ nodes, turned }, index): PlacedArrow => {
    const first = nodes[0]!;
    const last = nodes.at(-1)!;
    const from = { main: middle(first) + sizeOf(first).main / 2, cross: leaving.get(index)! };
    const to = { main: middle(last) - sizeOf(last).main / 2, cross: arriving.get(index)! };
    const passed = nodes.slice(1, -1).flatMap((node) => {
      const { rank } = graph.nodes[node]!;
      const start = starts.starts[rank]!;
      return [
        { main: start, cross: centres[node]! },
        { main: start + starts.depths[rank]!, cross: centres[node]! },
      ];
    });
    const way = [from, ...passed, to];
    const next = way[1]!;
    const points = way.map(({ main, cross }) => at(main, cross));
    return {
      points: turned ? points.reverse() : points,
      axis,
      labelAt: at((from.main + next.main) / 2, (from.cross + next.cross) / 2),
    };
  });
  const rectangles = boxes.map((_, box) => {
    const { main, cross } = sizeOf(box);
    const { x: width, y: height } = at(main, cross);
    const centre = at(middle(box), centres[box]!);
    return { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
  });
  return fromOrigin(rectangles, placed, sizes);
}

/** How far into the diagram each rank begins, and how deep it is. */
function rankStarts(
  graph: RankedGraph,
  sizeOf: (node: number) => AxisSize,
  { labels, letter }: DiagramSizes,
  along: (size: Size) => AxisSize,
): { starts: number[]; depths: number[] } {
  const depths = graph.ranks.map((rank) => Math.max(...rank.map((node) => sizeOf(node).main)));
  const gaps = graph.ranks.map((_, rank) => {
    const labelled = graph.paths.flatMap(({ nodes }, index) => {
      const label = labels[index];
      return label !== undefined && graph.nodes[nodes[0]!]?.rank === rank ? [along(label).main] : [];
    });
    return Math.max(letter * RANK_GAP, ...labelled.map((main) => main + letter * LABEL_MARGIN));
  });
  const starts: number[] = [];
  let start = 0;
  for (const [rank, depth] of depths.entries()) {
    starts.push(start);
    start += depth + gaps[rank]!;
  }
  return { starts, depths };
}

/** Where each node's middle is across its rank: near what it is joined to, never nearer to its neighbour than a gap. */
function crossCentres(graph: RankedGraph, sizeOf: (node: number) => AxisSize, gap: number): number[] {
  const centres = new Array<number>(graph.nodes.length).fill(0);
  const joined = graph.nodes.map((): number[] => []);
  for (const { nodes } of graph.paths) {
    for (let step = 1; step < nodes.length; step += 1) {
      joined[nodes[step]!]!.push(nodes[step - 1]!);
      joined[nodes[step - 1]!]!.push(nodes[step]!);
    }
  }
  const apart = (one: number, other: number) => (sizeOf(one).cross + sizeOf(other).cross) / 2 + gap;
  for (let round = 0; round <= SETTLING_ROUNDS; round += 1) {
    for (const rank of round % 2 === 0 ? graph.ranks : graph.ranks.toReversed()) {
      const wanted = rank.map((node) => {
        const others = joined[node]!;
        if (round === 0 || others.length === 0) return centres[node]!;
        return others.reduce((sum, other) => sum + centres[other]!, 0) / others.length;
      });
      const up = [...wanted];
      for (let index = 1; index < rank.length; index += 1) {
        up[index] = Math.max(up[index]!, up[index - 1]! + apart(rank[index - 1]!, rank[index]!));
      }
      const down = [...wanted];
      for (let index = rank.length - 2; index >= 0; index -= 1) {
        down[index] = Math.min(down[index]!, down[index + 1]! - apart(rank[index]!, rank[index + 1]!));
      }
      for (const [index, node] of rank.entries()) centres[node] = (up[index]! + down[index]!) / 2;
    }
  }
  return centres;
}

/** How far apart arrows of a box are, and how many there are on the side that has more of them. */
interface PortGap {
  gap: number;
  count: number;
}

/** Words on arrows that leave or reach a box side by side stand side by side too. */
function portGap(
  graph: RankedGraph,
  { labels, letter }: DiagramSizes,
  along: (size: Size) => AxisSize,
): (box: number) => PortGap {
  return (box) => {
    const sides = (['first', 'last'] as const).map((end) => {
      const joined = graph.paths.flatMap(({ nodes }, index) => (endOf(nodes, end) === box ? [index] : []));
      const words = joined.flatMap((index) => {
        const label = labels[index];
        return label === undefined ? [] : [along(label).cross + letter * LABEL_GAP];
      });
      return { count: joined.length, gap: words.length > 0 && joined.length > 1 ? Math.max(...words) : 0 };
    });
    return {
      count: Math.max(...sides.map(({ count }) => count)),
      gap: Math.max(letter * PORT_GAP, ...sides.map(({ gap }) => gap)),
    };
  };
}

/** As wide across as its arrows need. */
function widened({ main, cross }: AxisSize, { gap, count }: PortGap): AxisSize {
  return { main, cross: Math.max(cross, ((count - 1) * gap) / PORT_SHARE) };
}

function endOf(nodes: readonly number[], end: 'first' | 'last'): number {
  return end === 'first' ? nodes[0]! : nodes.at(-1)!;
}

/** Where arrows leave a box and arrive at it, side by side in the order of what they lead to. */
function ports(
  graph: RankedGraph,
  centres: readonly number[],
  gapOf: (box: number) => number,
): { leaving: Map<number, number>; arriving: Map<number, number> } {
  const dealt = (end: 'first' | 'last') => {
    const found = new Map<number, number>();
    const byBox = Map.groupBy(graph.paths.entries(), ([, { nodes }]) => endOf(nodes, end));
    for (const [box, group] of byBox) {
      const ordered = group
        .map(([index, { nodes }]) => ({
          index,
          towards: centres[end === 'first' ? nodes[1]! : nodes.at(-2)!]!,
        }))
        .sort((one, other) => one.towards - other.towards);
      for (const [place, { index }] of ordered.entries()) {
        found.set(index, centres[box]! + (place - (ordered.length - 1) / 2) * gapOf(box));
      }
    }
    return found;
  };
  return { leaving: dealt('first'), arriving: dealt('last') };
}

/** Moves everything so that the least place is 0, words on arrows included. */
export function fromOrigin(
  boxes: PlacedDiagram['boxes'],
  arrows: readonly PlacedArrow[],
  { labels }: DiagramSizes,
): PlacedDiagram {
  const corners = [
    ...boxes.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
    ...arrows.flatMap(({ points, labelAt }, index) => {
      const { width, height } = labels[index] ?? { width: 0, height: 0 };
      return [
        ...points,
        { x: labelAt.x - width / 2, y: labelAt.y - height / 2 },
        { x: labelAt.x + width / 2, y: labelAt.y + height / 2 },
      ];
    }),
  ];
  const left = Math.min(...corners.map(({ x }) => x));
  const top = Math.min(...corners.map(({ y }) => y));
  const moved = ({ x, y }: Point): Point => ({ x: x - left, y: y - top });
  return {
    width: Math.max(...corners.map(({ x }) => x)) - left,
    height: Math.max(...corners.map(({ y }) => y)) - top,
    boxes: boxes.map((box) => ({ ...box, ...moved(box) })),
    arrows: arrows.map((arrow) => ({
      ...arrow,
      points: arrow.points.map(moved),
      labelAt: moved(arrow.labelAt),
    })),
  };
}
