import { primaryLanguage, stopWordsOf } from './stop-words.ts';

/** The words of texts in one language. */
export interface WordFinder {
  /** Its code, without a region. */
  language: string;
  /** All that a text consists of, words and what stands between them. */
  segments(text: string): Iterable<Intl.SegmentData>;
  /** Whether a word, in lower case, says nothing of what a text is about. */
  isStopWord(word: string): boolean;
  /** Those that carry meaning, in the text's order, repeated as often as they stand there, in lower case. */
  contentWords(text: string): readonly string[];
}

export function createWordFinder(language: string): WordFinder {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const stopWords = stopWordsOf(language);
  const carriesMeaning = (word: string) =>
    !stopWords.has(word) &&
    !/^[\p{N}.,]+$/u.test(word) &&
    (word.length > 2 || /[^\p{Script=Latin}]{2}/u.test(word));
  return {
    language: primaryLanguage(language),
    segments: (text) => segmenter.segment(text),
    isStopWord: (word) => stopWords.has(word),
    contentWords: (text) =>
      [...segmenter.segment(text)]
        .filter(({ isWordLike }) => isWordLike)
        .map(({ segment }) => segment.toLowerCase())
        .filter(carriesMeaning),
  };
}

/** The most frequent words that carry meaning; among equals the one that stands first. */
export function keywordsOf(text: string, count: number, words: WordFinder): string[] {
  const frequency = frequencyOf(words.contentWords(text));
  return [...frequency]
    .sort(([, left], [, right]) => right - left)
    .slice(0, count)
    .map(([word]) => word);
}

/** A sentence at the head of a text says what the text is about more often than another does. */
const FIRST_SENTENCE_BONUS = 1.4;
/** A sentence of fewer words is weighed as if it had so many: by the mean alone, the shortest would win. */
const FEWEST_WORDS = 6;

/**
 * Picks sentences after SumBasic (Nenkova and Vanderwende, "The impact of frequency on summarization", 2005):
 * again and again the sentence of the likeliest words, whose words then count for half, so that the next one
 * says something else. (There they are squared, which in short texts lets any aside win.) Answers in the text's
 * order.
 */
export function keySentencesOf(sentences: readonly string[], count: number, words: WordFinder): string[] {
  if (sentences.length <= count) return [...sentences];
  const contents = sentences.map((sentence) => words.contentWords(sentence));
  const total = contents.reduce((sum, content) => sum + content.length, 0);
  const likelihood = new Map([...frequencyOf(contents.flat())].map(([word, times]) => [word, times / total]));
  const picked = new Set<number>();
  while (picked.size < count) {
    const best = likeliest(contents, likelihood, picked);
    picked.add(best);
    for (const word of new Set(contents[best])) likelihood.set(word, (likelihood.get(word) ?? 0) / 2);
  }
  return sentences.filter((_, index) => picked.has(index));
}

function likeliest(
  contents: readonly (readonly string[])[],
  likelihood: Map<string, number>,
  picked: Set<number>,
): number {
  let best = -1;
  let most = -1;
  for (const [index, content] of contents.entries()) {
    if (picked.has(index)) continue;
    const sum = content.reduce((weight, word) => weight + (likelihood.get(word) ?? 0), 0);
    const weight = (sum / Math.max(content.length, FEWEST_WORDS)) * (index === 0 ? FIRST_SENTENCE_BONUS : 1);
    if (weight > most) [best, most] = [index, weight];
  }
  return best;
}

function frequencyOf(words: readonly string[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return frequency;
}
