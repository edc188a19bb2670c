/** Scripts written without spaces between words, whose words only a dictionary can tell apart. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_STRETCH =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}\u200c\u200d]+/gu;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ZERO_WIDTH_SPACE = '\u200b';

/** What never begins a line: closing and other punctuation, lengthening marks, and what leans on the word before. */
const LEANS_BACK =
  /^[\p{Pe}\p{Pf}\p{Po}\p{M}ーっゃゅょァィゥェォッャュョ々〜～]|^[\p{Script=Hiragana}]+$|^[的了吗呢吧着过地得们]$/u;
const OPENS = /[\p{Ps}\p{Pi}]$/u;

/**
 * Marks by zero-width spaces where a line may end between words that no space divides (ICU's dictionaries). It
 * always does so for scripts in which a line may end nowhere else; with `keepWords` also for Chinese and
 * Japanese, in which it may end after almost any character.
 */
export function markLineBreaks(text: string, keepWords: boolean): string {
  if (keepWords && EAST_ASIAN.test(text)) return joinPhrases(words(text, 'zh'));
  if (!UNSPACED.test(text)) return text;
  return text.replace(UNSPACED_STRETCH, (stretch) => words(stretch, 'th').join(ZERO_WIDTH_SPACE));
}

export function withoutBreakMarks(text: string): string {
  return text.replaceAll(ZERO_WIDTH_SPACE, '');
}

function words(text: string, locale: string): string[] {
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text);
  return Array.from(segments, ({ segment }) => segment);
}

function joinPhrases(segments: string[]): string {
  return segments.reduce((joined, segment) => {
    const mayBreak =
      EAST_ASIAN.test(joined.slice(-1) + segment) && !LEANS_BACK.test(segment) && !OPENS.test(joined);
    return joined + (mayBreak && joined !== '' ? ZERO_WIDTH_SPACE : '') + segment;
  }, '');
}
