import type { GreyPicture } from '../../ports/shot-pictures.ts';

/** Sums of brightness over rectangles of a picture, each by four look-ups, whatever its size. */
export class IntegralImage {
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** One more each way than the picture: at a place the sum of all above it and to its left. */
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;
  /** At a place the sum of all in the triangle that opens upwards from it; absent where nothing tilted is asked. */
  readonly #tilted: Float64Array | undefined;
  readonly #stride: number;

  constructor({ widthPixels, heightPixels, levels }: GreyPicture, isTiltedToo: boolean) {
    this.widthPixels = widthPixels;
    this.heightPixels = heightPixels;
    this.#stride = widthPixels + 1;
    const size = this.#stride * (heightPixels + 1);
    this.#sums = new Float64Array(size);
    this.#squares = new Float64Array(size);
    for (let y = 1; y <= heightPixels; y += 1) {
      let [row, squares] = [0, 0];
      for (let x = 1; x <= widthPixels; x += 1) {
        const level = levels[(y - 1) * widthPixels + x - 1]!;
        row += level;
        squares += level * level;
        const at = y * this.#stride + x;
        this.#sums[at] = this.#sums[at - this.#stride]! + row;
        this.#squares[at] = this.#squares[at - this.#stride]! + squares;
      }
    }
    this.#tilted = isTiltedToo ? tiltedSums(widthPixels, heightPixels, levels) : undefined;
  }

  sum(x: number, y: number, width: number, height: number): number {
    return this.#within(this.#sums, x, y, width, height);
  }

  /** Of the squares of the brightness. */
  squareSum(x: number, y: number, width: number, height: number): number {
    return this.#within(this.#squares, x, y, width, height);
  }

  /** Of a rectangle turned by 45 degrees, `width` down to the right and `height` down to the left of its highest corner. */
  tiltedSum(x: number, y: number, width: number, height: number): number {
    const sums = this.#tilted;
    if (sums === undefined) throw new TypeError('Tilted sums were not asked for');
    const at = (left: number, top: number) => sums[top * this.#stride + left]!;
    return (
      at(x, y) -
      at(x - height, y + height) -
      at(x + width, y + width) +
      at(x + width - height, y + width + height)
    );
  }

  #within(sums: Float64Array, x: number, y: number, width: number, height: number): number {
    const top = y * this.#stride + x;
    const bottom = top + height * this.#stride;
    return sums[bottom + width]! - sums[bottom]! - sums[top + width]! + sums[top]!;
  }
}

/** By the recurrence of Lienhart and Maydt; beyond its sides a picture is dark. */
function tiltedSums(widthPixels: number, heightPixels: number, levels: Uint8Array): Float64Array {
  const stride = widthPixels + 1;
  const sums = new Float64Array(stride * (heightPixels + 1));
  const level = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < widthPixels && y < heightPixels ? levels[y * widthPixels + x]! : 0;
  for (let y = 1; y <= heightPixels; y += 1) {
    const [above, twoAbove] = [(y - 1) * stride, (y - 2) * stride];
    const sumAt = (row: number, x: number) => (row < 0 ? 0 : sums[row + x]!);
    for (let x = 0; x <= widthPixels; x += 1) {
      const own = level(x - 1, y - 1) + level(x - 1, y - 2);
      // At the sides a triangle holds what the one beside it and above holds.
      if (x === 0) sums[y * stride] = sumAt(above, Math.min(1, widthPixels));
      else if (x === widthPixels) sums[y * stride + x] = sumAt(above, x - 1) + own;
      else sums[y * stride + x] = sumAt(above, x - 1) + sumAt(above, x + 1) - sumAt(twoAbove, x) + own;
    }
  }
  return sums;
}
