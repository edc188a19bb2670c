import type { SpeechFeatures } from './speech-features.ts';

const DIAGONAL = 0;
const ONLY_FIRST = 1;
const ONLY_SECOND = 2;

/**
 * For each moment of the first speech the moment of the second that sounds like it, never going back: dynamic time
 * warping (Sakoe and Chiba, 1978), symmetric, without a band, for speakers pause where they like.
 */
export function warpTime(first: SpeechFeatures, second: SpeechFeatures): Float64Array {
  const steps = new Uint8Array(first.moments * second.moments);
  let before = new Float64Array(second.moments);
  let costs = new Float64Array(second.moments);
  for (let row = 0; row < first.moments; row += 1) {
    for (let column = 0; column < second.moments; column += 1) {
      const distance = distanceOf(first, row, second, column);
      const left = column > 0 ? costs[column - 1]! : Number.POSITIVE_INFINITY;
      const above = row > 0 ? before[column]! : Number.POSITIVE_INFINITY;
      const corner = row > 0 && column > 0 ? before[column - 1]! + distance : Number.POSITIVE_INFINITY;
      const isStart = row === 0 && column === 0;
      const least = isStart ? 0 : Math.min(left, above, corner);
      costs[column] = least + distance;
      steps[row * second.moments + column] =
        least === corner ? DIAGONAL : least === above ? ONLY_FIRST : ONLY_SECOND;
    }
    [before, costs] = [costs, before];
  }
  return pathThrough(steps, first.moments, second.moments);
}

/** The mean of the second’s moments that each of the first’s is matched with. */
function pathThrough(steps: Uint8Array, rows: number, columns: number): Float64Array {
  const sums = new Float64Array(rows);
  const counts = new Float64Array(rows);
  let [row, column] = [rows - 1, columns - 1];
  for (;;) {
    sums[row]! += column;
    counts[row]! += 1;
    if (row === 0 && column === 0) break;
    const step = steps[row * columns + column];
    if (step !== ONLY_SECOND && row > 0) row -= 1;
    if (step !== ONLY_FIRST && column > 0) column -= 1;
  }
  return sums.map((sum, index) => sum / counts[index]!);
}

function distanceOf(first: SpeechFeatures, row: number, second: SpeechFeatures, column: number): number {
  const { width } = first;
  let sum = 0;
  for (let index = 0; index < width; index += 1) {
    const difference = first.values[row * width + index]! - second.values[column * width + index]!;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}
