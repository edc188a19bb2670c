import { breathing } from '../../../domain/breathing.ts';
import type { DraftingTools } from '../../../ports/drafting-tools.ts';
import { createWordFinder, keySentencesOf, keywordsOf } from './keywords.ts';
import { documentOf, sectionsOf } from './markdown-sections.ts';
import { phraseOf } from './phrases.ts';
import { createSentenceCutter } from './sentences.ts';

/** Sentence and phrase work on one text by the rules of its language, given as its BCP 47 tag. */
export function createDraftingTools(language: string, signal?: AbortSignal): DraftingTools {
  const finder = createWordFinder(language);
  const words = { ...finder, contentWords: readOnce(finder.contentWords) };
  const sentences = readOnce(createSentenceCutter(language));
  return {
    sections: sectionsOf,
    document: documentOf,
    sentences,
    phrase: (sentence, mostCharacters) => phraseOf(sentence, mostCharacters, words),
    keySentences: (text, count) => keySentencesOf(sentences(text), count, words),
    keywords: (text, count) => keywordsOf(text, count, words),
    breathe: breathing(signal),
  };
}

/** A draft comes back to the same sentences for bullets, slides and questions. */
function readOnce(read: (text: string) => readonly string[]): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    known.set(text, found);
    return found;
  };
}
