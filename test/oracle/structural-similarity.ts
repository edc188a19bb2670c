const BLOCK_PIXELS = 8;
const STABILISER_MEAN = (0.01 * 255) ** 2;
const STABILISER_VARIANCE = (0.03 * 255) ** 2;

/**
 * Mean SSIM of two pictures of equal size over blocks of 8 x 8 pixels (Wang, Bovik, Sheikh, Simoncelli: Image
 * Quality Assessment, IEEE Transactions on Image Processing 13, 2004); 1 for equal pictures.
 */
export function structuralSimilarity(left: Float64Array, right: Float64Array, widthPixels: number): number {
  const heightPixels = left.length / widthPixels;
  let sum = 0;
  let blocks = 0;
  for (let y = 0; y + BLOCK_PIXELS <= heightPixels; y += BLOCK_PIXELS) {
    for (let x = 0; x + BLOCK_PIXELS <= widthPixels; x += BLOCK_PIXELS) {
      sum += blockSimilarity(left, right, y * widthPixels + x, widthPixels);
      blocks += 1;
    }
  }
  return sum / blocks;
}

function blockSimilarity(left: Float64Array, right: Float64Array, start: number, stride: number): number {
  const count = BLOCK_PIXELS * BLOCK_PIXELS;
  const sums = { left: 0, right: 0, leftSquares: 0, rightSquares: 0, products: 0 };
  for (let index = 0; index < count; index += 1) {
    const at = start + Math.floor(index / BLOCK_PIXELS) * stride + (index % BLOCK_PIXELS);
    const [one, other] = [left[at]!, right[at]!];
    sums.left += one;
    sums.right += other;
    sums.leftSquares += one * one;
    sums.rightSquares += other * other;
    sums.products += one * other;
  }
  const [leftMean, rightMean] = [sums.left / count, sums.right / count];
  const variances = (sums.leftSquares + sums.rightSquares) / count - leftMean ** 2 - rightMean ** 2;
  const covariance = sums.products / count - leftMean * rightMean;
  const means =
    (2 * leftMean * rightMean + STABILISER_MEAN) / (leftMean ** 2 + rightMean ** 2 + STABILISER_MEAN);
  return (means * (2 * covariance + STABILISER_VARIANCE)) / (variances + STABILISER_VARIANCE);
}
