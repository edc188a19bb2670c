/** How wide a column's cells are: on one line, and broken at every word. */
export interface ColumnWidths {
  whole: number;
  least: number;
}

/** A column is stretched so far beyond its cells, no further: the eye should find its way along a row. */
const MOST_STRETCH = 1.8;

/**
 * Deals a width out to columns: each as wide as its cells on one line where that fits, and stretched in proportion;
 * else each its longest word and a share of the rest by what it lacks; else shares of what there is.
 */
export function dealWidths(columns: readonly ColumnWidths[], available: number): number[] {
  const sum = (of: (column: ColumnWidths) => number) =>
    columns.reduce((total, column) => total + of(column), 0);
  const whole = sum((column) => column.whole);
  if (whole <= available) {
    return columns.map((column) => column.whole * Math.min(MOST_STRETCH, available / Math.max(1, whole)));
  }
  const least = sum((column) => column.least);
  if (least >= available) return columns.map((column) => (column.least / least) * available);
  const lacking = whole - least;
  return columns.map(
    (column) => column.least + ((column.whole - column.least) / lacking) * (available - least),
  );
}

/** True for a column of numbers, which are set flush so that their digits stand under one another. */
export function isNumeric(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '' && cell !== '–' && cell !== '-');
  return (
    filled.length > 0 &&
    filled.every((cell) =>
      /^[\p{Sc}+−-]?\s?\p{Nd}[\p{Nd}.,\s’']*\s?(?:%|\p{Sc}|[\p{L}°µ/²³]{1,4})?$/u.test(cell),
    )
  );
}
