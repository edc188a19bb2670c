export interface PhrasePart {
  text: string;
  /** Which part of the whole text it is, from 0 to 1. */
  from: number;
  to: number;
}

/**
 * Cuts a text into parts that fit, each as long as possible: between sentences where a sentence fits, else
 * between words, else inside a word. The parts together hold every character but the spaces at the cuts.
 */
export async function splitPhrase(
  text: string,
  fits: (part: string) => Promise<boolean>,
): Promise<PhrasePart[]> {
  const parts: PhrasePart[] = [];
  for (let start = skipSpaces(text, 0); start < text.length; ) {
    const end = await longestFit(text, start, fits);
    parts.push({ text: text.slice(start, end).trim(), from: start / text.length, to: end / text.length });
    start = skipSpaces(text, end);
  }
  const last = parts.at(-1);
  if (last !== undefined) last.to = 1;
  return parts;
}

async function longestFit(
  text: string,
  start: number,
  fits: (part: string) => Promise<boolean>,
): Promise<number> {
  const rest = text.slice(start);
  if (await fits(rest)) return text.length;
  for (const granularity of ['sentence', 'word', 'grapheme'] as const) {
    const ends = endsOf(rest, granularity);
    const end = await lastFitting(ends, (length) => fits(rest.slice(0, length).trim()));
    if (end !== undefined) return start + end;
  }
  return start + (rest.codePointAt(0)! > 0xffff ? 2 : 1);
}

/** Where a part may end; punctuation stays with the word before it. */
function endsOf(text: string, granularity: 'sentence' | 'word' | 'grapheme'): number[] {
  const segments = new Intl.Segmenter('en', { granularity }).segment(text);
  return Array.from(segments, ({ index, segment }) => index + segment.length).filter(
    (end) => granularity === 'grapheme' || !/^\p{P}/u.test(text.slice(end, end + 2)),
  );
}

/** The last of the ascending ends that fits, by halving; undefined where none does. */
async function lastFitting(
  ends: number[],
  fits: (end: number) => Promise<boolean>,
): Promise<number | undefined> {
  let found: number | undefined;
  for (let low = 0, high = ends.length - 1; low <= high; ) {
    const middle = (low + high) >> 1;
    if (await fits(ends[middle]!)) {
      found = ends[middle];
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}

function skipSpaces(text: string, from: number): number {
  const match = /^\s+/.exec(text.slice(from));
  return from + (match?.[0].length ?? 0);
}
