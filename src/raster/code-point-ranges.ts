/** Inclusive code point ranges. */
export type CodePointRanges = [first: number, last: number][];

/** Reads CSS `unicode-range` notation without wildcards: `U+0600-06FF,U+200C`. */
export function parseUnicodeRange(notation: string): CodePointRanges {
  return notation.split(',').map((part) => {
    const [first, last] = part.trim().slice(2).split('-');
    const start = Number.parseInt(first!, 16);
    return [start, last === undefined ? start : Number.parseInt(last, 16)];
  });
}

/** The parts of `ranges` that lie within `bounds`. */
export function intersectRanges(ranges: CodePointRanges, bounds: CodePointRanges): CodePointRanges {
  return ranges.flatMap(([first, last]) =>
    bounds
      .map(([low, high]): [number, number] => [Math.max(first, low), Math.min(last, high)])
      .filter(([start, end]) => start <= end),
  );
}

export function covers(ranges: CodePointRanges, codePoint: number): boolean {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

export function coversAny(ranges: CodePointRanges, codePoints: Iterable<number>): boolean {
  for (const codePoint of codePoints) if (covers(ranges, codePoint)) return true;
  return false;
}
