import { ABBREVIATIONS, LANGUAGES_WITH_DOTTED_ORDINALS } from './abbreviations.ts';
import { primaryLanguage } from './stop-words.ts';

/**
 * Cuts texts of one language into sentences by the rules of Unicode (UAX #29), and puts together what those rules cut
 * after an abbreviation, an initial or an ordinal number. White space around and inside a sentence is made single.
 */
export function createSentenceCutter(language: string): (text: string) => string[] {
  const code = primaryLanguage(language);
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return (text) => {
    const sentences: string[] = [];
    let open = '';
    for (const { segment } of segmenter.segment(text.replaceAll(/\s+/gu, ' '))) {
      open += segment;
      if (endsWithinSentence(open.trim(), code)) continue;
      if (open.trim() !== '') sentences.push(open.trim());
      open = '';
    }
    if (open.trim() !== '') sentences.push(open.trim());
    return sentences;
  };
}

function endsWithinSentence(text: string, language: string): boolean {
  const last = /(?:^|[\s("“«])([^\s("“«]+)\.$/u.exec(text.slice(-40))?.[1];
  if (last === undefined) return false;
  if (/^(\p{Lu}|\p{Lu}\.\p{Lu})$/u.test(last)) return true;
  if (/^\d{1,3}$/.test(last)) return LANGUAGES_WITH_DOTTED_ORDINALS.has(language);
  return (ABBREVIATIONS[language] ?? []).includes(last.toLowerCase());
}
