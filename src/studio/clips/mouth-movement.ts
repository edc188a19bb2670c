import type { Pixels } from '../../render/product-layer/pixels.ts';

/** Side of the squares whose mean brightness is looked at: what coding anew changes is lost in it. */
const SQUARE_PIXELS = 4;
/** In levels of 255: less is what another coding of the same picture comes to. */
const LEAST_CHANGE = 6;
/** A mouth that moves changes more than where all of the picture wavers by so much. */
const OVER_THE_REST = 4;
/** The fewest squares of a moving mouth. */
const LEAST_SQUARES = 2;

/**
 * Whether anything moves in a picture that does not move so in the shot that it was made of: both at the same moments,
 * in the same size. A part that is only lighter or of another colour throughout does not move.
 */
export function movesOtherwise(shot: readonly Pixels[], made: readonly Pixels[]): boolean {
  const moments = shot.map((picture, index) => difference(squaresOf(made[index]!), squaresOf(picture)));
  const changes = (moments[0] ?? []).map((_, square) => {
    const over = moments.map((differences) => differences[square]!);
    return Math.max(...over) - Math.min(...over);
  });
  const usual = changes.toSorted((one, other) => one - other)[changes.length >> 1] ?? 0;
  const least = Math.max(LEAST_CHANGE, usual * OVER_THE_REST);
  return changes.filter((change) => change > least).length >= LEAST_SQUARES;
}

function difference(of: readonly number[], from: readonly number[]): number[] {
  return of.map((value, index) => value - from[index]!);
}

/** The mean brightness of each square, by the weights of BT.709. */
function squaresOf({ widthPixels, heightPixels, rgba }: Pixels): number[] {
  const across = Math.floor(widthPixels / SQUARE_PIXELS);
  const down = Math.floor(heightPixels / SQUARE_PIXELS);
  const sums = new Array<number>(across * down).fill(0);
  for (let y = 0; y < down * SQUARE_PIXELS; y += 1) {
    for (let x = 0; x < across * SQUARE_PIXELS; x += 1) {
      const at = (y * widthPixels + x) * 4;
      const square = Math.floor(y / SQUARE_PIXELS) * across + Math.floor(x / SQUARE_PIXELS);
      sums[square]! += 0.2126 * rgba[at]! + 0.7152 * rgba[at + 1]! + 0.0722 * rgba[at + 2]!;
    }
  }
  return sums.map((sum) => sum / SQUARE_PIXELS ** 2);
}
