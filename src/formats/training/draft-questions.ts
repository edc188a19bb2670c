import type { DocumentBlock, DraftingTools } from '../../ports/drafting-tools.ts';
import type { TrainingQuestion } from './training-brief.ts';
import type { OutlineLesson } from './training-outline.ts';
import type { TrainingPhrases } from './training-phrases.ts';

const MOST_QUESTIONS = 3;
const MOST_GAPS = 2;
const CHOICES = 4;
const LEAST_CHOICES = 3;
const MOST_QUESTION_CHARACTERS = 220;
const LEAST_SENTENCE_CHARACTERS = 30;
const LEAST_DESCRIPTION_CHARACTERS = 16;

/** A term and what the text says it is. */
interface Definition {
  term: string;
  description: string;
}

/**
 * Knowledge checks of a lesson from its own words: which term a description of the text belongs to, and which word
 * a sentence of the text has lost. Every choice is a term or word of the same text; nothing is said that it does
 * not say. Fewer where the text gives no more.
 */
export function draftQuestions(
  lesson: OutlineLesson,
  phrases: TrainingPhrases,
  tools: DraftingTools,
): TrainingQuestion[] {
  const blocks = lesson.sections.flatMap((section) => section.blocks);
  const definitions = definitionsOf(blocks);
  const ofTerms = termQuestions(definitions, phrases);
  return [...ofTerms, ...gapQuestions(sentencesOf(blocks, tools), phrases, tools)].slice(0, MOST_QUESTIONS);
}

/** Entries such as `Flux: it cleans the joint`, and rows of tables with two columns. */
function definitionsOf(blocks: readonly DocumentBlock[]): Definition[] {
  const found = blocks.flatMap((block): Definition[] => {
    if (block.kind === 'table' && block.columns.length === 2) {
      return block.rows.map(([term = '', description = '']) => ({ term, description }));
    }
    if (block.kind !== 'entry') return [];
    const parts = /^(?<term>[^:：–—.!?]{2,40}?)(?:[:：]|\s+[–—-])\s+(?<description>.+)$/su.exec(
      block.text,
    )?.groups;
    return parts === undefined ? [] : [{ term: parts.term!.trim(), description: parts.description!.trim() }];
  });
  const terms = new Set<string>();
  return found.filter(({ term, description }) => {
    const isFit =
      /\p{L}/u.test(term) &&
      term.length <= 40 &&
      description.length >= LEAST_DESCRIPTION_CHARACTERS &&
      description.length <= MOST_QUESTION_CHARACTERS &&
      !description.toLowerCase().includes(term.toLowerCase()) &&
      !terms.has(term.toLowerCase());
    terms.add(term.toLowerCase());
    return isFit;
  });
}

function termQuestions(definitions: readonly Definition[], phrases: TrainingPhrases): TrainingQuestion[] {
  if (definitions.length < LEAST_CHOICES) return [];
  return definitions.slice(0, MOST_QUESTIONS - 1).map(({ term, description }, index) => ({
    question: `${phrases.whichTerm} ${description.charAt(0).toLocaleUpperCase()}${description.slice(1)}`,
    choices: choicesWith(
      term,
      definitions.map((definition) => definition.term),
      index,
    ),
    answer: term,
  }));
}

/** The sentences of the text; not those that only lead to what comes after them. */
function sentencesOf(blocks: readonly DocumentBlock[], tools: DraftingTools): string[] {
  return blocks
    .flatMap((block) =>
      block.kind === 'paragraph' || block.kind === 'entry' ? tools.sentences(block.text) : [],
    )
    .filter((sentence) => !/[:：?？؟]$/u.test(sentence));
}

/**
 * A key sentence with its weightiest word left out. The other choices are words that stand after the same word
 * elsewhere in the text, and so are of the same kind; without enough of them nothing is asked.
 */
function gapQuestions(
  sentences: readonly string[],
  phrases: TrainingPhrases,
  tools: DraftingTools,
): TrainingQuestion[] {
  const prose = sentences.join('\n');
  const keywords = tools.keywords(prose, 40).filter((word) => [...word].length >= 2);
  const key = new Set(tools.keySentences(prose, MOST_QUESTIONS * 3));
  const questions: TrainingQuestion[] = [];
  const asked = new Set<string>();
  for (const sentence of sentences) {
    const isFit = sentence.length >= LEAST_SENTENCE_CHARACTERS && sentence.length <= MOST_QUESTION_CHARACTERS;
    if (!isFit || !key.has(sentence) || questions.length === MOST_GAPS) continue;
    for (const word of keywords) {
      if (asked.has(word.toLowerCase()) || !occursOnce(word, sentence)) continue;
      const written = wordIn(word, sentence)!;
      const others = wordsLike(written, sentence, sentences, keywords).filter(
        (other) => wordIn(other, sentence) === undefined && !isAlike(other, word),
      );
      if (others.length < LEAST_CHOICES - 1) continue;
      asked.add(word.toLowerCase());
      questions.push({
        question: `${phrases.missingWord} ${standing(sentence, tools).replace(written, '___')}`,
        choices: choicesWith(written, others, questions.length + 1),
        answer: written,
        explanation: standing(sentence, tools),
      });
      break;
    }
  }
  return questions;
}

/** A sentence by itself, without the words that tie it to the one before. */
function standing(sentence: string, tools: DraftingTools): string {
  const end = /[.!。।！]+$/u.exec(sentence)?.[0] ?? '';
  return `${tools.phrase(sentence, sentence.length).replace(/[.!。।！]+$/u, '')}${end}`;
}

/** Words after the word that stands before this one; in scripts without spaces keywords as long as it. */
function wordsLike(
  word: string,
  sentence: string,
  sentences: readonly string[],
  keywords: readonly string[],
): string[] {
  if (!isSpaced(word)) return keywords.filter((other) => other.length === word.length && !isSpaced(other));
  const before = /(?<before>[\p{L}\p{M}]+)\s+$/u.exec(sentence.slice(0, sentence.indexOf(word)))?.groups
    ?.before;
  if (before === undefined) return [];
  const after = new RegExp(
    `(?<![\\p{L}\\p{N}])${escaped(before)}\\s+(?<word>[\\p{L}\\p{M}\\p{N}-]{3,}(?![’']))`,
    'giu',
  );
  const found = sentences.flatMap((each) => [...each.matchAll(after)].map((match) => match.groups!.word!));
  const known = new Set(keywords.map((each) => each.toLowerCase()));
  return [...new Set(found)].filter(
    (each) => known.has(each.toLowerCase()) && isCapital(each) === isCapital(word),
  );
}

function isCapital(word: string): boolean {
  return word.charAt(0) !== word.charAt(0).toLowerCase();
}

function isSpaced(word: string): boolean {
  return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word);
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function occursOnce(word: string, sentence: string): boolean {
  return (
    sentence.toLowerCase().split(word.toLowerCase()).length === 2 && wordIn(word, sentence) !== undefined
  );
}

/** The word as the sentence writes it; undefined where it is a part of a longer one. */
function wordIn(word: string, sentence: string): string | undefined {
  const pattern = isSpaced(word) ? `(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])` : escaped(word);
  return new RegExp(pattern, 'iu').exec(sentence)?.[0];
}

/** Forms of one word would both be right. */
function isAlike(one: string, other: string): boolean {
  const stem = (word: string) => word.toLowerCase().slice(0, Math.max(3, Math.ceil(word.length * 0.6)));
  return (
    stem(one) === stem(other) ||
    one.toLowerCase().includes(other.toLowerCase()) ||
    other.toLowerCase().includes(one.toLowerCase())
  );
}

/** The answer among others, at a place that differs from question to question. */
function choicesWith(answer: string, others: readonly string[], turn: number): string[] {
  const distinct = [...new Set(others)].filter((other) => other.toLowerCase() !== answer.toLowerCase());
  const chosen = distinct.slice(turn % Math.max(1, distinct.length - CHOICES + 2)).concat(distinct);
  const wrong = [...new Set(chosen)].slice(0, CHOICES - 1);
  const place = (turn * 2 + 1) % (wrong.length + 1);
  return [...wrong.slice(0, place), answer, ...wrong.slice(place)];
}
