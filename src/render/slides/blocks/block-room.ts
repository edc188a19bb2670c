import type { MeasuredBox, Rasterizer } from '../../../ports/rasterizer.ts';
import type { TextDirection } from '../../text-direction.ts';
import type { SlidePalette } from '../slide-palette.ts';

type Node = Parameters<Rasterizer['measure']>[0]['root'];

/** Where a slide's block may stand, and what it is drawn with. */
export interface BlockRoom {
  widthPixels: number;
  heightPixels: number;
  /** Pixels of a design unit. */
  unit: number;
  isWide: boolean;
  direction: TextDirection;
  palette: SlidePalette;
  measure(node: Node): Promise<MeasuredBox>;
}

/** A block laid out: the node of each page, and the height of the tallest. */
export interface FittedSlideBlock {
  pages: Node[];
  heightPixels: number;
}

/** Sizes from the largest to the smallest in steps of about a twentieth. */
export function sizesBetween(largest: number, smallest: number): number[] {
  const steps = Math.max(1, Math.ceil(Math.log(largest / smallest) / Math.log(1.05)));
  return Array.from({ length: steps + 1 }, (_, step) => largest * (smallest / largest) ** (step / steps));
}

/** The first size of a falling list that passes, found by halving; none where the last does not. */
export async function largestThatFits(
  sizes: readonly number[],
  fits: (size: number) => Promise<boolean>,
): Promise<number | undefined> {
  if (!(await fits(sizes.at(-1)!))) return undefined;
  let low = 0;
  let high = sizes.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (await fits(sizes[middle]!)) high = middle;
    else low = middle + 1;
  }
  return sizes[low];
}
