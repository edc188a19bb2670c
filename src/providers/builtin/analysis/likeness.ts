/** The mean of rows from one up to but without another, at least one row. */
export function meanOf(rows: Float32Array, width: number, from: number, to: number): Float64Array {
  const count = rows.length / width;
  const first = Math.max(0, Math.min(count - 1, Math.round(from)));
  const end = Math.min(count, Math.max(first + 1, Math.round(to)));
  const mean = new Float64Array(width);
  for (let row = first; row < end; row += 1) {
    for (let column = 0; column < width; column += 1)
      mean[column]! += rows[row * width + column]! / (end - first);
  }
  return mean;
}

/** The cosine of the angle between two lists of numbers. */
export function likeness(one: Float64Array, other: Float64Array): number {
  let [product, power, otherPower] = [0, 1e-12, 1e-12];
  for (let index = 0; index < one.length; index += 1) {
    product += one[index]! * other[index]!;
    power += one[index]! ** 2;
    otherPower += other[index]! ** 2;
  }
  return product / Math.sqrt(power * otherPower);
}

/** Values brought to a mean of 0 and a spread of 1. */
export function standardised(values: readonly number[]): number[] {
  const count = Math.max(1, values.length);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
  return values.map((value) => (value - mean) / (spread + 1e-9));
}
