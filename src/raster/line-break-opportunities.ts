/** Scripts written without spaces between words, whose words only a dictionary can tell apart. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_STRETCH =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}\u200c\u200d]+/gu;
const ZERO_WIDTH_SPACE = '\u200b';

/** Marks where a line may end between words that no space divides, by zero-width spaces (ICU's dictionaries). */
export function markLineBreaks(text: string): string {
  if (!UNSPACED.test(text)) return text;
  return text.replace(UNSPACED_STRETCH, (stretch) => {
    const segments = new Intl.Segmenter('th', { granularity: 'word' }).segment(stretch);
    return Array.from(segments, ({ segment }) => segment).join(ZERO_WIDTH_SPACE);
  });
}

export function withoutBreakMarks(text: string): string {
  return text.replaceAll(ZERO_WIDTH_SPACE, '');
}
