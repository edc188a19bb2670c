import type { Cascade, HaarFeature, WeakTree } from './cascade.ts';
import type { IntegralImage } from './integral-image.ts';

/** A window in which less than this many levels of brightness vary shows nothing. */
const LEAST_DEVIATION = 10;
/** A stage's sum may fall short of its threshold by what rounding comes to, as in OpenCV. */
const ROUNDING = 1e-5;

/** Whether the window with its left and top edge at a place shows what the cascade was trained to find. */
export function showsFace(cascade: Cascade, image: IntegralImage, x: number, y: number): boolean {
  const norm = normOf(cascade, image, x, y);
  if (norm === undefined) return false;
  return cascade.stages.every(({ threshold, trees }) => {
    let sum = 0;
    for (const tree of trees) sum += leafOf(tree, cascade.features, image, x, y, norm);
    return sum >= threshold - ROUNDING;
  });
}

/** What a feature is divided by, so that light and contrast do not count: deviation by area, a pixel off the edges. */
function normOf(
  { widthPixels, heightPixels }: Cascade,
  image: IntegralImage,
  x: number,
  y: number,
): number | undefined {
  const [width, height] = [widthPixels - 2, heightPixels - 2];
  const area = width * height;
  const sum = image.sum(x + 1, y + 1, width, height);
  const squares = image.squareSum(x + 1, y + 1, width, height);
  const norm = Math.sqrt(Math.max(0, area * squares - sum * sum));
  return norm > area * LEAST_DEVIATION ? norm : undefined;
}

function leafOf(
  { nodes, leaves }: WeakTree,
  features: readonly HaarFeature[],
  image: IntegralImage,
  x: number,
  y: number,
  norm: number,
): number {
  let next = 0;
  do {
    const { left, right, feature, threshold } = nodes[next]!;
    next = featureValue(features[feature]!, image, x, y) / norm < threshold ? left : right;
  } while (next > 0);
  return leaves[-next]!;
}

function featureValue({ rects, isTilted }: HaarFeature, image: IntegralImage, x: number, y: number): number {
  let value = 0;
  for (const rect of rects) {
    const { width, height, weight } = rect;
    const sum = isTilted
      ? image.tiltedSum(x + rect.x, y + rect.y, width, height)
      : image.sum(x + rect.x, y + rect.y, width, height);
    value += weight * sum;
  }
  return value;
}
