import truncatedWidth from 'fast-string-truncated-width';
import { wrapAnsi } from 'fast-wrap-ansi';

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const BETWEEN_COLUMNS = '  ';
/** A last column narrower than this is not wrapped: it would be one word a line. */
const NARROWEST_WRAPPED = 16;

/** How many columns of a screen the text takes: wide characters count two, escape sequences none. */
export function displayWidth(text: string): number {
  return truncatedWidth(text).width;
}

/** The text without escape sequences, cut with an ellipsis where it is wider than so many columns. */
export function truncated(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (const { segment } of GRAPHEMES.segment(text)) {
    width += displayWidth(segment);
    if (width > columns) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** The text with spaces up to a width. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/**
 * Rows as lines of aligned columns. All columns but the last are as wide as their widest cell; the last one
 * takes what is left of the screen and is wrapped within it.
 */
export function tableLines(rows: readonly (readonly string[])[], columns: number, indent = ''): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: Math.max(0, count - 1) }, (_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  const taken = indent.length + widths.reduce((sum, width) => sum + width + BETWEEN_COLUMNS.length, 0);
  const room = Math.max(NARROWEST_WRAPPED, columns - taken);
  const blank = ' '.repeat(taken);
  return rows.flatMap((row) => {
    const head = widths.map((width, column) => padded(row[column] ?? '', width) + BETWEEN_COLUMNS).join('');
    const [first = '', ...rest] = wrapped(row[count - 1] ?? '', room);
    return [(indent + head + first).trimEnd(), ...rest.map((line) => blank + line)];
  });
}

/** The text broken at spaces into lines of at most so many columns; a longer word is broken within. */
export function wrapped(text: string, columns: number): string[] {
  return (Number.isFinite(columns) ? wrapAnsi(text, columns, { hard: true }) : text).split('\n');
}
