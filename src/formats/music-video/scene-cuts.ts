import type { GridPoint } from './cut-plan.ts';

interface CutsWish {
  /** Frames at which a scene may begin, in order. */
  grid: readonly GridPoint[];
  durationFrames: number;
  count: number;
  leastFrames: number;
  /** How much of the film's pace lies between two frames: a scene of the usual length has 1. */
  weightOf(fromFrame: number, toFrame: number): number;
}

/** What a boundary is worth that lies on a section's start, on a bar, or on a mere beat. */
const SECTION_BONUS = 1.2;
const BEAT_PENALTY = 0.6;
/** More points than these are not looked through: of a long track only the bars are. */
const MOST_POINTS = 400;

/**
 * The frames at which so many scenes begin, the first at 0: of all ways to choose them from the grid the one with the
 * most even scenes by weight, and with boundaries on sections and bars. Where the grid is too coarse for so many, the
 * longest scenes are halved. Found by dynamic programming over the grid.
 */
export function chooseCuts(wish: CutsWish): number[] {
  const bars = wish.grid.filter(({ bar, section }) => bar || section);
  const points = bars.length >= 2 * wish.count || wish.grid.length > MOST_POINTS ? bars : wish.grid;
  const candidates = points.filter(
    ({ frame }) => frame >= wish.leastFrames && wish.durationFrames - frame >= wish.leastFrames,
  );
  const found = cheapestPath(candidates, wish) ?? candidates.map(({ frame }) => frame);
  return halvedTo(wish.count, [0, ...found], wish.durationFrames);
}

/** The cheapest choice of `count - 1` candidates; undefined where there is none that leaves room for each scene. */
function cheapestPath(candidates: readonly GridPoint[], wish: CutsWish): number[] | undefined {
  const { count, durationFrames, leastFrames, weightOf } = wish;
  const frames = [0, ...candidates.map(({ frame }) => frame), durationFrames];
  const last = frames.length - 1;
  const mean = weightOf(0, durationFrames) / count;
  const worth = frames.map((_, index) => {
    const point = candidates[index - 1];
    return point === undefined ? 0 : point.section ? -SECTION_BONUS : point.bar ? 0 : BEAT_PENALTY;
  });
  let costs = frames.map((_, index) => (index === 0 ? 0 : Number.POSITIVE_INFINITY));
  const cameFrom: number[][] = [];
  const stepCost = weights(frames, weightOf);
  for (let scene = 1; scene <= count; scene++) {
    const next = frames.map(() => Number.POSITIVE_INFINITY);
    const from = frames.map(() => -1);
    for (let end = scene; end <= last; end++) {
      if (scene === count && end !== last) continue;
      if (scene < count && end === last) continue;
      for (let start = 0; start < end; start++) {
        const before = costs[start] ?? Number.POSITIVE_INFINITY;
        if (before === Number.POSITIVE_INFINITY) continue;
        if ((frames[end] ?? 0) - (frames[start] ?? 0) < Math.min(leastFrames, durationFrames)) continue;
        const ratio = stepCost(start, end) / mean;
        const cost = before + (ratio - 1) ** 2 + (worth[end] ?? 0);
        if (cost < (next[end] ?? 0)) {
          next[end] = cost;
          from[end] = start;
        }
      }
    }
    cameFrom.push(from);
    costs = next;
  }
  if (costs[last] === Number.POSITIVE_INFINITY) return undefined;
  const chosen: number[] = [];
  for (let scene = count - 1, at = last; scene > 0; scene--) {
    at = cameFrom[scene]?.[at] ?? 0;
    chosen.unshift(frames[at] ?? 0);
  }
  return chosen;
}

/** Weights between any two of the frames, each pair of neighbours weighed once. */
function weights(
  frames: readonly number[],
  weightOf: CutsWish['weightOf'],
): (start: number, end: number) => number {
  const sums = [0];
  for (let index = 1; index < frames.length; index++) {
    sums.push((sums.at(-1) ?? 0) + weightOf(frames[index - 1] ?? 0, frames[index] ?? 0));
  }
  return (start, end) => (sums[end] ?? 0) - (sums[start] ?? 0);
}

function halvedTo(count: number, starts: readonly number[], durationFrames: number): number[] {
  const all = starts.slice(0, count);
  while (all.length < count) {
    const lengths = all.map((start, index) => (all[index + 1] ?? durationFrames) - start);
    const longest = lengths.indexOf(Math.max(...lengths));
    const half = Math.floor((lengths[longest] ?? 0) / 2);
    if (half === 0) break;
    all.splice(longest + 1, 0, (all[longest] ?? 0) + half);
  }
  return all;
}
