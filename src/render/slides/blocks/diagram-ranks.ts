import type { DiagramArrow } from '../../../domain/slide-block.ts';

/** A box, or a point at which a long arrow passes a rank. */
export interface RankedNode {
  /** The box’s place; none for a point. */
  box?: number;
  rank: number;
}

/** Boxes in ranks, so that arrows lead from rank to rank, and what stands in each in its order. */
export interface RankedGraph {
  nodes: RankedNode[];
  /** Nodes by rank, in their order across it. */
  ranks: number[][];
  /** For each arrow the nodes it passes, from rank to rank; `turned` where it leads back against them. */
  paths: { nodes: number[]; turned: boolean }[];
}

const ORDERING_SWEEPS = 6;

/** Puts boxes into ranks by the longest way that leads to them, and orders ranks so that few arrows cross. */
export function rankBoxes(boxCount: number, arrows: readonly DiagramArrow[]): RankedGraph {
  const turned = turnedArrows(boxCount, arrows);
  const forward = arrows.map(({ from, to }, index) =>
    turned.has(index) ? { from: to, to: from } : { from, to },
  );
  const rankOf = longestWays(boxCount, forward);
  const nodes: RankedNode[] = rankOf.map((rank, box) => ({ box, rank }));
  const paths = forward.map(({ from, to }, index) => {
    const between = Array.from({ length: rankOf[to]! - rankOf[from]! - 1 }, (_, step) => {
      return nodes.push({ rank: rankOf[from]! + 1 + step }) - 1;
    });
    return { nodes: [from, ...between, to], turned: turned.has(index) };
  });
  const ranks: number[][] = Array.from({ length: Math.max(...rankOf) + 1 }, () => []);
  for (const [index, { rank }] of nodes.entries()) ranks[rank]!.push(index);
  orderRanks(
    ranks,
    paths.map((path) => path.nodes),
  );
  return { nodes, ranks, paths };
}

/** The arrows that lead back to a box on the way to which they were found: turned round, no way leads in a circle. */
function turnedArrows(boxCount: number, arrows: readonly DiagramArrow[]): Set<number> {
  const turned = new Set<number>();
  const state = new Array<'open' | 'done' | undefined>(boxCount);
  const visit = (box: number) => {
    state[box] = 'open';
    for (const [index, { from, to }] of arrows.entries()) {
      if (from !== box) continue;
      if (state[to] === 'open') turned.add(index);
      else if (state[to] === undefined) visit(to);
    }
    state[box] = 'done';
  };
  for (let box = 0; box < boxCount; box += 1) if (state[box] === undefined) visit(box);
  return turned;
}

function longestWays(boxCount: number, arrows: readonly { from: number; to: number }[]): number[] {
  const rank = new Array<number>(boxCount).fill(0);
  for (let round = 0; round < boxCount; round += 1) {
    let changed = false;
    for (const { from, to } of arrows) {
      if (rank[to]! > rank[from]!) continue;
      rank[to] = rank[from]! + 1;
      changed = true;
    }
    if (!changed) break;
  }
  return rank;
}

/** Sorts each rank by where its neighbours stand, to and fro. */
function orderRanks(ranks: number[][], paths: readonly (readonly number[])[]): void {
  const before = new Map<number, number[]>();
  const after = new Map<number, number[]>();
  for (const path of paths) {
    for (let step = 1; step < path.length; step += 1) {
      push(before, path[step]!, path[step - 1]!);
      push(after, path[step - 1]!, path[step]!);
    }
  }
  for (let sweep = 0; sweep < ORDERING_SWEEPS; sweep += 1) {
    const down = sweep % 2 === 0;
    const order = down ? ranks.slice(1) : ranks.slice(0, -1).reverse();
    for (const rank of order) {
      const place = placesIn(ranks);
      const neighbours = down ? before : after;
      const wanted = new Map(
        rank.map((node, index) => [node, meanPlace(neighbours.get(node), place) ?? index]),
      );
      rank.sort((one, other) => wanted.get(one)! - wanted.get(other)!);
    }
  }
}

function placesIn(ranks: readonly (readonly number[])[]): Map<number, number> {
  return new Map(
    ranks.flatMap((rank) => rank.map((node, index) => [node, index - (rank.length - 1) / 2] as const)),
  );
}

function meanPlace(
  neighbours: readonly number[] | undefined,
  place: ReadonlyMap<number, number>,
): number | undefined {
  if (neighbours === undefined) return undefined;
  return neighbours.reduce((sum, node) => sum + place.get(node)!, 0) / neighbours.length;
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
