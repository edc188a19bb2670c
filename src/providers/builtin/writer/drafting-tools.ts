import type { DraftingTools } from '../../../ports/drafting-tools.ts';
import { createWordFinder, keySentencesOf, keywordsOf } from './keywords.ts';
import { documentOf, sectionsOf } from './markdown-sections.ts';
import { phraseOf } from './phrases.ts';
import { sentencesOf } from './sentences.ts';

/** Sentence and phrase work by the rules of one language, given as its BCP 47 tag. */
export function createDraftingTools(language: string): DraftingTools {
  const words = createWordFinder(language);
  return {
    sections: sectionsOf,
    document: documentOf,
    sentences: (text) => sentencesOf(text, language),
    phrase: (sentence, mostCharacters) => phraseOf(sentence, mostCharacters, language),
    keySentences: (text, count) => keySentencesOf(sentencesOf(text, language), count, words),
    keywords: (text, count) => keywordsOf(text, count, words),
  };
}
