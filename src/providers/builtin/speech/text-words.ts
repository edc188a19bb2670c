import { UNSPACED_SCRIPT } from '../../../domain/caption.ts';

/** A word by its place in a text, as UTF-16 offsets: `text.slice(start, end)`. */
export interface TextWord {
  start: number;
  end: number;
}

/** Punctuation that belongs to the word after it. */
const OPENING = /^[\p{Ps}\p{Pi}¿¡"'#@$£€¥+]+$/u;

/**
 * The words of a text in order. White space separates them; scripts that use none are segmented by dictionary
 * (Unicode UAX 29 as ICU does it). Punctuation stays with the word that it touches. Together with the white
 * space between them the words give the text back.
 */
export function wordsOfText(text: string, language: string): TextWord[] {
  const words: TextWord[] = [];
  for (const match of text.matchAll(/\S+/g)) {
    const run = match[0];
    if (UNSPACED_SCRIPT.test(run)) words.push(...segmented(run, match.index, language));
    else words.push({ start: match.index, end: match.index + run.length });
  }
  return words;
}

function segmented(run: string, offset: number, language: string): TextWord[] {
  const words: TextWord[] = [];
  let opening: number | undefined;
  let before = '';
  for (const { segment, index, isWordLike } of segmenterFor(language).segment(run)) {
    const last = words.at(-1);
    const end = offset + index + segment.length;
    // Scripts with spaces would have one here: "GPT-4.5" stays whole.
    const continues = before !== '' && !UNSPACED_SCRIPT.test(before) && !UNSPACED_SCRIPT.test(segment);
    if (
      opening === undefined &&
      last !== undefined &&
      (continues || !(isWordLike || OPENING.test(segment)))
    ) {
      last.end = end;
    } else if (isWordLike) {
      words.push({ start: opening ?? offset + index, end });
      opening = undefined;
    } else {
      opening ??= offset + index;
    }
    before = [...segment].at(-1)!;
  }
  if (opening === undefined) return words;
  const last = words.at(-1);
  if (last === undefined) return [{ start: opening, end: offset + run.length }];
  last.end = offset + run.length;
  return words;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
