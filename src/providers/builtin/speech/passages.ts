import { readerOf } from './scripts.ts';
import { isSpoken } from './speakable-text.ts';
import type { TextWord } from './text-words.ts';

/** A stretch of text that is spoken in one breath by one language's voice. */
export interface Passage {
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
  /** A language's id. */
  language: string;
  /** Silence after it, at normal speed. */
  pauseSeconds: number;
}

const PARAGRAPH_PAUSE_SECONDS = 0.65;
const SENTENCE_PAUSE_SECONDS = 0.42;
const COLON_PAUSE_SECONDS = 0.26;
const PHRASE_PAUSE_SECONDS = 0.22;
const CLAUSE_PAUSE_SECONDS = 0.17;
/** Between two voices that share a sentence. */
const SWITCH_PAUSE_SECONDS = 0.04;
/** espeak-ng reads at most 800 bytes as one clause: about this many characters in any script. */
const LONGEST_PASSAGE = 240;

const SENTENCE_END = /[.!?…。！？｡।॥؟۔።၊။։]["'”’»›)\]}」』）】]*$/u;
const CLAUSE_END = /[,،、，–—]["'”’»›)\]}」』）】]*$/u;
const COLON = /[;:؛；：]["'”’»›)\]}」』）】]*$/u;
/** A point after these ends no sentence: titles and shorthand, and a name's initial. */
const ABBREVIATION =
  /^["'“‘(]*(?:mrs?|ms|dr|prof|rev|sr|jr|st|mt|vs|no|vol|fig|approx|ca|cf|e\.g|i\.e|z\.b|bzw|u\.a|nr|m|mme|mlle|sra?|av)\.$/iu;
const INITIAL = /^["'“‘(]*\p{Lu}\.$/u;

/**
 * Cuts a text into passages at the ends of clauses, sentences and paragraphs and where the script changes hands.
 * The punctuation stays with its passage: espeak-ng takes the melody from it.
 */
export function passagesOf(text: string, words: TextWord[], language: string): Passage[] {
  const passages: Passage[] = [];
  let first = 0;
  for (const [index, word] of words.entries()) {
    const start = words[first]!.start;
    const pauseSeconds = pauseAfter(text, words, index);
    const last = index === words.length - 1;
    if (pauseSeconds === 0 && !last && word.end - start < LONGEST_PASSAGE) continue;
    passages.push(...voiced(text, start, word.end, language, pauseSeconds));
    first = index + 1;
  }
  return passages.filter(({ start, end }) => isSpoken(text.slice(start, end)));
}

function pauseAfter(text: string, words: TextWord[], index: number): number {
  const word = words[index]!;
  const next = words[index + 1];
  if (next === undefined) return 0;
  const gap = text.slice(word.end, next.start);
  if (/[\n\r\u2028\u2029]/.test(gap)) return PARAGRAPH_PAUSE_SECONDS;
  const written = text.slice(word.start, word.end);
  if (SENTENCE_END.test(written))
    return endsSentence(written, text.slice(next.start)) ? SENTENCE_PAUSE_SECONDS : 0;
  if (COLON.test(written)) return COLON_PAUSE_SECONDS;
  if (CLAUSE_END.test(written)) return CLAUSE_PAUSE_SECONDS;
  // Thai, Lao and Khmer have no full stop: a space is what parts their phrases.
  if (gap !== '' && /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]$/u.test(written))
    return PHRASE_PAUSE_SECONDS;
  return 0;
}

function endsSentence(written: string, following: string): boolean {
  if (!/\.["'”’»›)\]]*$/.test(written)) return !/^\p{Ll}/u.test(following);
  return !ABBREVIATION.test(written) && !INITIAL.test(written) && !/^[\p{Ll},;]/u.test(following);
}

/** One passage for each stretch that one language's voice can read. */
function voiced(text: string, start: number, end: number, language: string, pauseSeconds: number): Passage[] {
  const passages: Passage[] = [];
  let offset = start;
  for (const character of text.slice(start, end)) {
    const reader = readerOf(character, language);
    const current = passages.at(-1);
    if (current === undefined) {
      passages.push({ start, end, language: reader ?? language, pauseSeconds: SWITCH_PAUSE_SECONDS });
    } else if (reader !== undefined && reader !== current.language) {
      // What no language claims (a Latin word, digits) at the start waits for the first that does.
      if (passages.length === 1 && !isSpoken(text.slice(start, offset))) current.language = reader;
      else {
        current.end = offset;
        passages.push({ start: offset, end, language: reader, pauseSeconds: SWITCH_PAUSE_SECONDS });
      }
    } else if (/\p{Script=Latin}/u.test(character) && current.language !== language) {
      current.end = offset;
      passages.push({ start: offset, end, language, pauseSeconds: SWITCH_PAUSE_SECONDS });
    }
    offset += character.length;
  }
  const last = passages.at(-1);
  if (last !== undefined) last.pauseSeconds = pauseSeconds;
  return passages;
}
